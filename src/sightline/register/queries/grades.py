"""The grades that are held of inspections: a person's correction, the report, the national facts, then papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TypeVar

from django.db.models import Model, QuerySet

from sightline.knowledge import lookup
from sightline.knowledge.model import Era
from sightline.register.models import Account, Judgement
from sightline.register.queries.sight import Sight

OVERALL = "overall-effectiveness"
FACT = "judgement/"
"""What the facts of a review are called that speak of a judgement."""

_OWN_WORD = ("inspection-report", "visit-letter")
_REPORT, _NATIONAL, _PAPER, _PASSING = range(4)

Key = tuple[int, str]
R = TypeVar("R", bound=Model)


@dataclass(frozen=True, slots=True)
class HeldGrade:
    """The grade of one judgement area that counts, and whether documents or people say otherwise."""

    area: str
    grade: str
    is_disputed: bool = False
    is_corrected: bool = False


def grades_of(inspections: Collection[int] | None, sight: Sight) -> dict[int, tuple[HeldGrade, ...]]:
    """The grades of these inspections, overall effectiveness first; in three queries, however many.

    ``None`` asks for every inspection there is.
    """
    ranks = account_ranks(inspections)
    told: dict[Key, list[tuple[int, str]]] = defaultdict(list)
    rows = _about(inspections, Judgement.objects.exclude(document__in=sight.hidden)).order_by("id")
    for inspection, area, grade, document in rows.values_list("inspection_id", "area", "grade", "document_id"):
        rank = _NATIONAL if document is None else ranks.get((inspection, document), _PASSING)
        told[inspection, area].append((rank, grade))
    corrected = _corrected(inspections, sight)
    held: dict[int, list[HeldGrade]] = defaultdict(list)
    for (inspection, area), grades in told.items():
        best = min(grades, key=lambda it: it[0])[1]
        says = corrected.get((inspection, area))
        is_disputed = says is None and len({grade for _, grade in grades}) > 1
        held[inspection].append(HeldGrade(area, says or best, is_disputed, says is not None))
    return {inspection: tuple(in_printed_order(grades)) for inspection, grades in held.items()}


def account_ranks(inspections: Collection[int] | None) -> dict[tuple[int, int], int]:
    """How much each document's account of an inspection counts, by inspection and document; 0 counts most."""
    accounts = _about(inspections, Account.objects.all())
    rows = accounts.values_list("inspection_id", "document_id", "role", "document__kind")
    return {
        (inspection, document): _PASSING if role != "main" else _REPORT if kind in _OWN_WORD else _PAPER
        for inspection, document, role, kind in rows
    }


def _about(inspections: Collection[int] | None, found: QuerySet[R]) -> QuerySet[R]:
    """Those about these inspections; all where none are named."""
    return found if inspections is None else found.filter(inspection__in=inspections)


def _corrected(inspections: Collection[int] | None, sight: Sight) -> dict[Key, str]:
    """What people hold of judgements: the latest review of each that is no mere query."""
    reviews = _about(inspections, sight.reviews()).filter(fact__startswith=FACT).order_by("number")
    settled = {
        (inspection, fact.removeprefix(FACT)): (verdict, says)
        for inspection, fact, verdict, says in reviews.values_list("inspection_id", "fact", "verdict", "says")
        if verdict != "queried"
    }
    return {key: says for key, (verdict, says) in settled.items() if verdict == "corrected" and says}


def in_printed_order(grades: Iterable[HeldGrade]) -> list[HeldGrade]:
    """Overall effectiveness first, then as the newest era prints them."""
    order = printed_order()
    return sorted(grades, key=lambda it: (it.area != OVERALL, order.get(it.area, len(order))))


@cache
def printed_order() -> Mapping[str, int]:
    """The place of each judgement area, those of newer eras first."""
    order: dict[str, int] = {}
    for era in sorted(lookup.eras(), key=_since, reverse=True):
        for area in era.area_ids:
            order.setdefault(area, len(order))
    return MappingProxyType(order)


def _since(era: Era) -> str:
    return era.since.isoformat() if era.since else ""
