"""What became of closed areas: what later reports and letters say, beside the words that were closed.

::

    is_later(inspection, closure) -> bool         whether it was told of after the area was closed
    said_again(authority, sight) -> tuple         "closed in March, said again in July", with the words of both
    set_against(inspection, sight) -> tuple       one inspection or visit beside everything that was closed before it
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from sightline.ground.wording import day_in_words
from sightline.improvement.models import Closure, PlanArea, SaidAgain
from sightline.improvement.models.closure import CLOSES
from sightline.improvement.queries.visible import hidden, visible_said_again
from sightline.register.models import Inspection, LineageLink
from sightline.register.queries.occasions import areas_said
from sightline.register.queries.sight import Sight


@dataclass(frozen=True, slots=True)
class Again:
    """Words said again after an area was closed, in a sentence: ``Closed in March 2025, said again in July 2025``."""

    said: SaidAgain
    area: PlanArea
    closed_on: date
    sentence: str


@dataclass(frozen=True, slots=True)
class SetAgainst:
    """A closed area beside what one later inspection or visit says.

    ``again`` are its words that say the same; ``resolved`` the inspectors' own sentence where they say that it
    improved; ``finding`` says in a sentence what that comes to.
    """

    area: PlanArea
    closed_on: date
    again: tuple[Again, ...]
    resolved: str
    finding: str


def is_later(inspection: Inspection, closure: Closure) -> bool:
    """Whether an inspection or visit ended, or was told of, after the area was closed."""
    days = [day for day in (inspection.ended_by, inspection.published_on) if day]
    is_its_own = inspection.pk == closure.area.inspection_id
    return closure.closed_on is not None and not is_its_own and bool(days) and max(days) >= closure.closed_on


def said_again(authority: str, sight: Sight) -> tuple[Again, ...]:
    """Everything closed that is said again, and of which nobody said that it is something else; newest first."""
    rows = _visible(SaidAgain.objects.filter(closure__area__authority=authority).exclude(verdict="different"), sight)
    return tuple(_again(row) for row in rows)


def said_again_of(area: PlanArea, sight: Sight) -> tuple[Again, ...]:
    """The same of one area."""
    rows = _visible(SaidAgain.objects.filter(closure__area=area).exclude(verdict="different"), sight)
    return tuple(_again(row) for row in rows)


def set_against(inspection: Inspection, sight: Sight) -> tuple[SetAgainst, ...]:
    """Everything the authority had closed by then, each beside what this inspection or visit says of it."""
    closures = Closure.objects.filter(area__authority=inspection.authority_id, state=CLOSES, reopening=None)
    if sight.hidden:
        closures = closures.exclude(hidden(sight, "area__sha256"))
    rows_of = closures.select_related("area").order_by("closed_on", "id")
    held = [it for it in rows_of if is_later(inspection, it)]
    again: dict[int, list[Again]] = defaultdict(list)
    rows = SaidAgain.objects.filter(closure__in=held, inspection=inspection).exclude(verdict="different")
    for row in _visible(rows, sight):
        again[row.closure_id].append(_again(row))
    resolved = _resolved(inspection, held)
    return tuple(_beside(it, inspection, tuple(again[it.pk]), resolved.get(it.area.area_id or 0, "")) for it in held)


def areas_of(inspection: Inspection, sight: Sight) -> tuple[str, ...]:
    """What the inspection or visit says needs to improve, in its own words."""
    return tuple(said.text for said in areas_said([inspection.pk], sight.hidden).get(inspection.pk, ()))


def _visible(rows: QuerySet[SaidAgain], sight: Sight) -> QuerySet[SaidAgain]:
    """Those that the person may see, newest first."""
    rows = visible_said_again(rows, sight).select_related("closure__area", "inspection")
    return rows.order_by("-inspection__ended_by", "-likeness", "id")


def _again(row: SaidAgain) -> Again:
    closed_on = row.closure.closed_on or row.closure.proposed_on
    sentence = f"Closed in {_month(closed_on)}, said again in {_month(_said_on(row.inspection))}"
    return Again(row, row.closure.area, closed_on, sentence)


def _beside(closure: Closure, inspection: Inspection, again: tuple[Again, ...], resolved: str) -> SetAgainst:
    closed_on = closure.closed_on or closure.proposed_on
    when = _month(_said_on(inspection))
    if again:
        finding = f"Closed on {day_in_words(closed_on)}, and said again in {when}."
    elif resolved:
        finding = f"Closed on {day_in_words(closed_on)}; in {when} inspectors say themselves that it improved."
    else:
        finding = f"Closed on {day_in_words(closed_on)}; nothing like it was said in {when}."
    return SetAgainst(closure.area, closed_on, again, resolved, finding)


def _resolved(inspection: Inspection, closures: list[Closure]) -> dict[int, str]:
    """The inspectors' own words where they say that an area was dealt with, by the area's number."""
    areas = [it.area.area_id for it in closures if it.area.area_id]
    links = LineageLink.objects.filter(earlier__in=areas, at_inspection=inspection, state="gone", basis="stated")
    return dict(links.exclude(decision="rejected").values_list("earlier", "quote"))


def _said_on(inspection: Inspection) -> date | None:
    return inspection.ended_by or inspection.began_by or inspection.published_on


def _month(day: date | None) -> str:
    return f"{day:%B} {day.year}" if day else "a later document"
