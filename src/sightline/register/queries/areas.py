"""Areas for improvement with what became of them: from the one document that counts, with their lineage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from sightline.register.lineage.model import Basis
from sightline.register.models import Area
from sightline.register.queries.grades import account_ranks
from sightline.register.queries.sight import Sight

_LAST = 9


@dataclass(frozen=True, slots=True)
class Told:
    """An area at another inspection: the same thing said again, narrowed, or said no more."""

    state: str
    inspection: int
    began_by: date | None
    basis: str
    is_confirmed: bool

    @property
    def is_sure(self) -> bool:
        """Whether inspectors or a person say so; likeness alone makes it likely."""
        return self.is_confirmed or self.basis != Basis.LIKENESS


@dataclass(frozen=True, slots=True)
class AreaLine:
    """One area for improvement. ``before`` is where it was said already, ``after`` what came of it."""

    id: int
    inspection: int
    text: str
    of: str
    is_priority: bool
    before: tuple[Told, ...]
    after: tuple[Told, ...]


def areas_of(inspections: Collection[int], sight: Sight) -> dict[int, tuple[AreaLine, ...]]:
    """The areas of these inspections in printed order, with their lineage; in three queries, however many."""
    best = best_rows(inspections, sight)
    before, after = _lineage([area.pk for areas in best.values() for area in areas], sight)
    return {
        inspection: tuple(_line(area, before[area.pk], after[area.pk]) for area in areas)
        for inspection, areas in best.items()
    }


def best_rows(inspections: Collection[int], sight: Sight) -> dict[int, list[Area]]:
    """Each inspection's areas from the one document that counts most of those that list any."""
    ranks = account_ranks(inspections)
    rows = Area.objects.filter(inspection__in=inspections).exclude(document__in=sight.hidden)
    by_document: dict[tuple[int, int], list[Area]] = defaultdict(list)
    for area in rows.select_related("document").defer("document__text").order_by("document_id", "position"):
        by_document[area.inspection_id, area.document_id].append(area)
    best: dict[int, tuple[int, list[Area]]] = {}
    for (inspection, document), areas in by_document.items():
        rank = ranks.get((inspection, document), _LAST)
        if inspection not in best or rank < best[inspection][0]:
            best[inspection] = (rank, areas)
    return {inspection: areas for inspection, (_, areas) in best.items()}


Lineage = dict[int, list[Told]]


def _lineage(areas: Collection[int], sight: Sight) -> tuple[Lineage, Lineage]:
    """Where each area was said before, and what came of it after."""
    before: Lineage = defaultdict(list)
    after: Lineage = defaultdict(list)
    links = sight.links().filter(Q(later__in=areas) | Q(earlier__in=areas))
    for link in links.select_related("at_inspection", "earlier__inspection").order_by("at_inspection__began_by", "id"):
        is_confirmed = link.decision == "confirmed"
        if link.later_id:
            first = link.earlier.inspection
            before[link.later_id].append(Told(link.state, first.pk, first.began_by, link.basis, is_confirmed))
        at = link.at_inspection
        after[link.earlier_id].append(Told(link.state, at.pk, at.began_by, link.basis, is_confirmed))
    return before, after


def _line(area: Area, before: list[Told], after: list[Told]) -> AreaLine:
    return AreaLine(
        area.pk, area.inspection_id, area.text, area.of, area.urgency == "priority", tuple(before), tuple(after)
    )
