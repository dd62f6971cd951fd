"""The words for ids: what a grade, a judgement area, a kind of inspection or a theme is called."""

from __future__ import annotations

from functools import cache

from sightline.knowledge import load, lookup
from sightline.knowledge.model import JudgementArea


@cache
def grade(id_: str) -> str:
    """``Requires improvement to be good``."""
    return next((found.label for found in load.grades() if found.id == id_), "")


@cache
def area(id_: str) -> str:
    """The everyday label of a judgement area: ``Help and protection``."""
    return next((found.short for found in _areas() if found.id == id_), "")


@cache
def area_in_full(id_: str) -> str:
    """The label of a judgement area as its framework words it."""
    return next((found.label for found in _areas() if found.id == id_), "")


@cache
def kind(id_: str) -> str:
    """``Focused visit``; an inspection of unknown kind is an inspection or visit."""
    found = lookup.event_kind(id_)
    return found.label if found else "Inspection or visit"


@cache
def document_kind(id_: str) -> str:
    """``Inspection report``."""
    return next((found.label for found in load.document_kinds() if found.id == id_), "Document")


@cache
def era(id_: str) -> str:
    """``ILACS, 2018 to 2022``."""
    return next((found.label for found in lookup.eras() if found.id == id_), "")


@cache
def theme(id_: str) -> str:
    """A theme's label."""
    found = lookup.theme(id_)
    return found.label if found else id_.replace("-", " ").capitalize()


@cache
def judges(era_id: str, area_id: str) -> bool:
    """Whether an era judges an area; what it does not judge is not missing."""
    return any(found.id == era_id and area_id in found.area_ids for found in lookup.eras())


def _areas() -> tuple[JudgementArea, ...]:
    return tuple(found for framework in reversed(load.frameworks()) for found in framework.areas)
