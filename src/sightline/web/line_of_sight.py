"""The line of sight in a few words: what inspectors asked for, what is done about it, and whether it changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.http import HttpRequest

from sightline.improvement.access import READ_PLAN
from sightline.improvement.queries.areas import InHand, in_hand, is_same
from sightline.practice.queries.areas import Tied, tied_in
from sightline.register.queries.areas import AreaLine
from sightline.register.queries.authorities import Happened
from sightline.web.measures_panel import in_a_line
from sightline.web.pages.overview import Asked, InSight, MeasureLine
from sightline.web.seeing import sight


def in_sight(request: HttpRequest, authority: str, asking: Iterable[Happened], on: date) -> tuple[Asked, ...]:
    """Each of these inspections and visits with its areas, and of each area what is done and what was measured."""
    asked = [it for it in asking if it.areas]
    ids = [it.id for it in asked]
    tied = tied_in(ids, authority)
    done = in_hand(ids, on, sight(request)) if request.user.has_perm(READ_PLAN) else ()
    return tuple(
        Asked(it, tuple(_line(area, done, tied.get((it.id, area.text), ())) for area in it.areas)) for it in asked
    )


def _line(area: AreaLine, done: Iterable[InHand], tied: Iterable[Tied]) -> InSight:
    own = next((it for it in done if is_same(it.area, area.id, area.inspection, area.text)), None)
    return InSight(area, own, tuple(MeasureLine(it.indicator, in_a_line(it)) for it in tied))
