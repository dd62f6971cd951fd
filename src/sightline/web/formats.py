"""Values in the words of the page: dates, grades, judgement areas, kinds; all from ``knowledge`` and ``ground``."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache

from django.utils import timezone

from sightline.ground.dates import PartialDate
from sightline.ground.wording import count_in_words, day_in_words, days_left, list_in_words, partial_date_in_words
from sightline.knowledge import load, lookup
from sightline.knowledge.model import JudgementArea

NOT_KNOWN = "Not known"
_GRADE_COLOURS = {
    "outstanding": "govuk-tag--purple",
    "good": "govuk-tag--green",
    "requires-improvement": "govuk-tag--yellow",
    "inadequate": "govuk-tag--red",
}


def in_words(day: date | datetime | str | None) -> str:
    """``6 February 2024``; ``December 2023`` or ``2023`` where no more is known."""
    if not day:
        return NOT_KNOWN
    if isinstance(day, datetime):
        return day_in_words(timezone.localtime(day).date())
    return day_in_words(day) if isinstance(day, date) else partial_date_in_words(_partial(day))


def _partial(printed: str) -> PartialDate:
    return PartialDate(*(int(part) for part in printed.split("-")))


def iso(day: date | datetime | str | None) -> str:
    """The day as machines read it, for ``<time datetime>``."""
    return day.isoformat() if isinstance(day, date) else day or ""


@cache
def grade(id_: str) -> str:
    """``Requires improvement to be good``."""
    return next((found.label for found in load.grades() if found.id == id_), "")


def grade_colour(id_: str) -> str:
    """The colour a grade's word stands on; the word says it all without it."""
    return _GRADE_COLOURS.get(id_, "govuk-tag--grey")


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


FILTERS = {
    "in_words": in_words,
    "iso": iso,
    "grade": grade,
    "grade_colour": grade_colour,
    "area": area,
    "area_in_full": area_in_full,
    "kind": kind,
    "document_kind": document_kind,
    "era": era,
    "theme": theme,
    "judges": judges,
    "counted": count_in_words,
    "listed": list_in_words,
    "days_left": days_left,
}
