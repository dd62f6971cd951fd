"""One authority: everything that happened, grades across eras, and its neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from sightline.knowledge import load
from sightline.register.kept import kept
from sightline.register.models import Authority, DeliveryBody, Inspection, Neighbour, NeighbourSet, Succession
from sightline.register.queries.areas import AreaLine, areas_of
from sightline.register.queries.embargo import received
from sightline.register.queries.grades import HeldGrade, grades_of
from sightline.register.queries.sight import Sight


@dataclass(frozen=True, slots=True)
class Happened:
    """An inspection or visit in an authority's history."""

    id: int
    kind: str
    era: str
    started_on: str
    ended_on: str
    began_by: date | None
    published_on: date | None
    clocks_run_from: date | None
    is_receipt_known: bool
    is_national_fact: bool
    scope: tuple[str, ...]
    grades: tuple[HeldGrade, ...]
    areas: tuple[AreaLine, ...]

    @property
    def is_graded(self) -> bool:
        """Whether grades are held of it."""
        return bool(self.grades)

    def grade_of(self, area: str) -> HeldGrade | None:
        """The grade held of one judgement area."""
        return next((held for held in self.grades if held.area == area), None)


@dataclass(frozen=True, slots=True)
class Beside:
    """A neighbour, or the authority itself, with its latest known graded inspection."""

    authority: Authority
    latest: Happened | None


def authority(id_: str) -> Authority | None:
    """The authority with this id."""
    return Authority.objects.filter(pk=id_).first()


@kept
def history(authority_id: str, sight: Sight) -> tuple[Happened, ...]:
    """Every inspection and visit, newest first; in a fixed number of queries."""
    return _happened(newest_first(sight.inspections().filter(authority=authority_id)), sight)


def newest_first(found: QuerySet[Inspection]) -> QuerySet[Inspection]:
    """By the day it began, else by publication; what has neither comes last."""
    return found.order_by(F("began_by").desc(nulls_last=True), F("published_on").desc(nulls_last=True), "-id")


def _happened(found: QuerySet[Inspection], sight: Sight) -> tuple[Happened, ...]:
    rows = list(found)
    ids = [row.pk for row in rows]
    came = received(ids, sight)
    grades, areas = grades_of(ids, sight), areas_of(ids, sight)
    for row in rows:
        row.received_on = came.get(row.pk, row.received_on)
    return tuple(_one(row, grades.get(row.pk, ()), areas.get(row.pk, ())) for row in rows)


def _one(row: Inspection, grades: tuple[HeldGrade, ...], areas: tuple[AreaLine, ...]) -> Happened:
    return Happened(
        id=row.pk,
        kind=row.kind,
        era=row.era,
        started_on=row.started_on,
        ended_on=row.ended_on,
        began_by=row.began_by,
        published_on=row.published_on,
        clocks_run_from=row.clocks_run_from,
        is_receipt_known=row.received_on is not None,
        is_national_fact=row.is_national_fact,
        scope=tuple(row.scope),
        grades=grades,
        areas=areas,
    )


def latest_graded(authorities: list[str] | None, sight: Sight) -> dict[str, Happened]:
    """The latest known graded inspection of each of these authorities; of all where none are named."""
    graded = [kind.id for kind in load.event_kinds() if kind.is_graded]
    found = sight.inspections().filter(Q(kind__in=graded) | Q(kind="", judgements__isnull=False)).distinct()
    if authorities is not None:
        found = found.filter(authority__in=authorities)
    newest: dict[str, int] = {}
    rows = (
        found.filter(began_by__isnull=False).order_by("-began_by", "-id").values_list("authority_id", "id", "began_by")
    )
    for owner, id_, _ in rows:
        newest.setdefault(owner, id_)
    owners = {id_: owner for owner, id_ in newest.items()}
    latest = Inspection.objects.filter(pk__in=owners)
    grades = grades_of(list(owners), sight)
    return {owners[row.pk]: _one(row, grades.get(row.pk, ()), ()) for row in latest}


@kept
def neighbours(authority_id: str, on: date, sight: Sight) -> tuple[NeighbourSet | None, tuple[Beside, ...]]:
    """The statistical neighbours in use on a day, nearest first, each with its latest known judgements."""
    held = Q(set__since=None) | Q(set__since__lte=on)
    ends = Q(set__until=None) | Q(set__until__gte=on)
    found = Neighbour.objects.filter(held & ends, authority=authority_id).select_related("neighbour", "set")
    rows = list(found.order_by("rank"))
    latest = latest_graded([row.neighbour_id for row in rows], sight) if rows else {}
    beside = tuple(Beside(row.neighbour, latest.get(row.neighbour_id)) for row in rows)
    return (rows[0].set if rows else None), beside


def delivered_by(authority_id: str) -> tuple[DeliveryBody, ...]:
    """The trusts or companies that deliver for the authority."""
    return tuple(DeliveryBody.objects.filter(serves=authority_id).order_by("name"))


def succession(authority_id: str) -> tuple[tuple[Authority, ...], tuple[Authority, ...]]:
    """The authorities that came before and after this one."""
    links = Succession.objects.filter(Q(predecessor=authority_id) | Q(successor=authority_id))
    rows = list(links.select_related("predecessor", "successor"))
    before = tuple(row.predecessor for row in rows if row.successor_id == authority_id)
    after = tuple(row.successor for row in rows if row.predecessor_id == authority_id)
    return before, after
