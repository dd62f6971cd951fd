"""An authority's inspections and visits in order, each beside what was said before it: what lineage is traced from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sightline.knowledge import load
from sightline.register.lineage.model import CarriedOver, Said
from sightline.register.models import Area, Inspection, Reading
from sightline.register.queries.grades import account_ranks

_LAST = 9


@dataclass(frozen=True, slots=True)
class Happening:
    """An inspection or visit with its own areas, and those of the inspection before it and of visits between.

    ``ends`` says whether its silence means that an area is gone: only where it is a graded inspection that
    gives areas itself.
    """

    inspection: int
    later: tuple[Said, ...]
    earlier: tuple[Said, ...]
    compared_with: tuple[int, ...]
    carried_over: tuple[CarriedOver, ...]
    ends: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """An inspection or visit with its own areas, and the inspection before it and the visits between with theirs."""

    inspection: Inspection
    own: tuple[Said, ...]
    earlier: tuple[Said, ...]
    compared_with: tuple[int, ...]
    is_graded: bool


def happenings(authority_id: str, without: Collection[int] = ()) -> tuple[Happening, ...]:
    """Every inspection and visit of the authority by the day it began; what has no day is left out.

    ``without`` are documents that do not count. What is carried over is told where there is something earlier.
    """
    found = compared(authority_id, without)
    carried = _carried_over([it.inspection.pk for it in found if it.earlier], without)
    return tuple(
        Happening(
            inspection=it.inspection.pk,
            later=it.own,
            earlier=it.earlier,
            compared_with=it.compared_with,
            carried_over=carried.get(it.inspection.pk, ()),
            ends=it.is_graded and bool(it.own),
        )
        for it in found
    )


def compared(authority_id: str, without: Collection[int] = ()) -> tuple[Compared, ...]:
    """The same without what documents carry over, which is much to ask for."""
    rows = in_order(authority_id)
    said = areas_said([row.pk for row in rows], without)
    graded = {kind.id for kind in load.event_kinds() if kind.is_graded}
    found: list[Compared] = []
    since: list[int] = []
    for row in rows:
        own = said.get(row.pk, ())
        earlier = tuple(area for inspection in since for area in said[inspection])
        found.append(Compared(row, own, earlier, tuple(since), row.kind in graded))
        if own:
            since = [row.pk] if row.kind in graded else [*since, row.pk]
    return tuple(found)


def in_order(authority_id: str) -> list[Inspection]:
    """The authority's inspections and visits by the day they began; what has no day is left out."""
    dated = Inspection.objects.filter(authority=authority_id, began_by__isnull=False)
    return list(dated.order_by("began_by", "id"))


def areas_said(inspections: Collection[int], without: Collection[int] = ()) -> dict[int, tuple[Said, ...]]:
    """The areas of each inspection in printed order, from the one document that counts most."""
    ranks = account_ranks(inspections)
    by_document: dict[tuple[int, int], list[Said]] = defaultdict(list)
    areas = Area.objects.filter(inspection__in=inspections).exclude(document__in=without)
    fields = ("inspection_id", "document_id", "id", "text", "of")
    for inspection, document, id_, text, of in areas.order_by("document_id", "position").values_list(*fields):
        by_document[inspection, document].append(Said(id_, text, of))
    best: dict[int, tuple[int, tuple[Said, ...]]] = {}
    for key, said in by_document.items():
        rank = ranks.get(key, _LAST)
        if key[0] not in best or rank < best[key[0]][0]:
            best[key[0]] = (rank, tuple(said))
    return {inspection: said for inspection, (_, said) in best.items()}


def _carried_over(inspections: Collection[int], without: Collection[int]) -> dict[int, tuple[CarriedOver, ...]]:
    """What the documents about each inspection carry over from an earlier one, in so many words."""
    readings = Reading.objects.filter(
        is_current=True, document__accounts__inspection__in=inspections, document__accounts__role="main"
    ).exclude(document__in=without)
    found: dict[int, list[CarriedOver]] = defaultdict(list)
    rows = readings.values_list("document__accounts__inspection_id", "content__carried_over")
    for inspection, sentences in rows.order_by("document_id"):
        found[inspection] += (CarriedOver(it["text"], it["state"]) for it in sentences or ())
    return {inspection: tuple(sentences) for inspection, sentences in found.items()}
