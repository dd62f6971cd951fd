"""The line of sight in a few words: what inspectors asked for, what is done about it, and whether it changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.http import HttpRequest

from sightline.improvement.access import READ_PLAN
from sightline.improvement.queries.areas import InHand, in_hand
from sightline.practice.queries.areas import Tied, tied_in
from sightline.register.queries.areas import AreaLine
from sightline.register.queries.authorities import Happened
from sightline.web.measures_panel import in_a_line
from sightline.web.pages.overview import Asked, InSight, MeasureLine
from sightline.web.seeing import sight

UNPLANNED = "unplanned"


def in_sight(request: HttpRequest, authority: str, asking: Iterable[Happened], on: date) -> tuple[Asked, ...]:
    """Each of these inspections and visits with its areas, and of each area what is done and what was measured."""
    asked = [it for it in asking if it.areas]
    tied = tied_in([it.id for it in asked], authority)
    reads_plan = request.user.has_perm(READ_PLAN)
    ids = [area.id for it in asked for area in it.areas]
    done = in_hand(ids, on, sight(request)) if reads_plan else {}
    return tuple(
        Asked(
            it, tuple(_line(area, done.get(area.id), reads_plan, tied.get((it.id, area.text), ())) for area in it.areas)
        )
        for it in asked
    )


def _line(area: AreaLine, done: InHand | None, reads_plan: bool, tied: tuple[Tied, ...]) -> InSight:
    measures = tuple(MeasureLine(it.indicator, in_a_line(it)) for it in tied)
    if done is None:
        return InSight(area, UNPLANNED if reads_plan else "", None, "", measures)
    return InSight(area, done.area.state, done.area.pk, done.summary, measures)
