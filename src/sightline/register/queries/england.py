"""All authorities, each with its latest known judgements, narrowed as a person asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from sightline.register.kept import kept
from sightline.register.models import Authority
from sightline.register.queries.authorities import Happened, latest_graded
from sightline.register.queries.sight import Sight


@dataclass(frozen=True, slots=True)
class Line:
    """An authority in the list; ``latest`` is its latest known graded inspection, if one is held."""

    authority: Authority
    latest: Happened | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to narrow the list to; empty where it is not to be narrowed."""

    name: str = ""
    region: str = ""
    area: str = ""
    grade: str = ""


def regions(on: date) -> tuple[str, ...]:
    """The regions that authorities are in."""
    found = standing(on).exclude(region="").order_by("region").values_list("region", flat=True).distinct()
    return tuple(found)


@kept
def lines(wanted: Wanted, on: date, sight: Sight) -> tuple[Line, ...]:
    """The authorities that exist on a day, by name, narrowed to what is wanted."""
    found = standing(on)
    if wanted.name:
        found = found.filter(Q(name__icontains=wanted.name) | Q(ons_name__icontains=wanted.name))
    if wanted.region:
        found = found.filter(region=wanted.region)
    latest = latest_graded(None, sight)
    rows = (Line(authority, latest.get(authority.pk)) for authority in found.order_by("name"))
    return tuple(line for line in rows if _fits(line, wanted))


def standing(on: date) -> QuerySet[Authority]:
    """The authorities that exist on a day."""
    begun = Q(since=None) | Q(since__lte=on)
    lasts = Q(until=None) | Q(until__gte=on)
    return Authority.objects.filter(begun & lasts)


def _fits(line: Line, wanted: Wanted) -> bool:
    if not wanted.grade:
        return True
    held = line.latest.grade_of(wanted.area) if line.latest else None
    return held is not None and held.grade == wanted.grade
