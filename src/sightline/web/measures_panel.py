"""What was measured of an area for improvement, in the words of its page."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest

from sightline import charts
from sightline.charts import Chart, Happening, RunPoint
from sightline.ground.wording import day_in_words
from sightline.indicators.control_chart import FEWEST
from sightline.knowledge.indicator_model import IndicatorUnit
from sightline.practice import wording
from sightline.practice.access import SET_MEASURES
from sightline.practice.queries.areas import Caution, Tied, tied_to
from sightline.register.models import Area
from sightline.register.queries.authorities import history
from sightline.register.queries.overview import our_authority
from sightline.web import formats
from sightline.web.clock import today
from sightline.web.pages.areas import MeasuresPanel, TiedMeasure
from sightline.web.seeing import sight

CANNOT_TELL = {
    Caution.NOT_MEASURED_SINCE: "It was not measured since the inspection, so it cannot tell yet.",
    Caution.HIDDEN: "The latest figure may not be shown, because so few children are counted. It cannot tell.",
    Caution.NOT_AVAILABLE: "The latest return cannot say it.",
    Caution.WORKED_OUT_OTHERWISE: "It is worked out otherwise now than at the start, so the two cannot be compared.",
    Caution.TOO_FEW: f"With fewer than {FEWEST} values nobody can tell change from chance.",
}


def measures_of(request: HttpRequest, area: Area) -> MeasuresPanel | None:
    """The measures tied to an area of ours, each with chart and standing; ``None`` for another authority's."""
    ours = our_authority()
    if ours is None or ours.pk != area.inspection.authority_id:
        return None
    tied = tied_to(area)
    begun = [Happening(on, label) for on, label in _begun(request, ours.pk)] if tied else []
    rows = tuple(_measure(it, begun) for it in tied)
    return MeasuresPanel(area, rows, request.user.has_perm(SET_MEASURES))


def in_a_line(it: Tied) -> str:
    """Where a measure stands against its target, or why it cannot tell, in a line."""
    return _now(it) if it.can_tell else _cannot_tell(it, it.cautions[0])


def charts_of(request: HttpRequest, area: Area) -> list[Chart]:
    """The charts of an area's measures."""
    panel = measures_of(request, area)
    return [it.chart for it in panel.measures if it.chart] if panel else []


def _begun(request: HttpRequest, authority: str) -> list[tuple[date, str]]:
    told = [(it.began_by, formats.kind(it.kind).lower()) for it in history(authority, sight(request))]
    return sorted((on, label) for on, label in told if on)


def _measure(it: Tied, begun: list[Happening]) -> TiedMeasure:
    target = it.target
    runs = [RunPoint(each.as_at, each.figure.value, wording.figure(each.figure, it.indicator)) for each in it.points]
    chart = charts.run_chart(
        f"measure-{target.pk}",
        it.indicator.label,
        runs,
        is_share=it.indicator.unit is IndicatorUnit.PERCENT,
        marked=begun,
        wanted=target.wanted,
        caution=wording.overlapping(it.indicator),
    )
    told = [caution for caution in it.cautions if caution is not Caution.TOO_FEW or chart is None]
    return TiedMeasure(
        indicator=it.indicator,
        target=target,
        aim=(
            f"From {wording.value(target.baseline, it.indicator)} on {day_in_words(target.baseline_run.as_at)}"
            f" to {wording.value(target.wanted, it.indicator)} by {day_in_words(target.wanted_by)}."
        ),
        now=_now(it),
        cautions=tuple(_cannot_tell(it, caution) for caution in told),
        chart=chart,
    )


def _cannot_tell(it: Tied, caution: Caution) -> str:
    return f"{CANNOT_TELL[caution]} {it.why if caution is Caution.NOT_AVAILABLE else ''}".strip()


def _now(it: Tied) -> str:
    """Where it stands against its target, as far as it can tell."""
    if it.latest is None or it.latest.figure.value is None or it.distance is None:
        return ""
    stands = wording.value(it.latest.figure.value, it.indicator)
    counted = wording.counted(it.latest.figure)
    when = f"{stands}{f' ({counted})' if counted else ''} on {day_in_words(it.latest.as_at)}"
    return f"{when}: {_standing(it, it.distance)}"


def _standing(it: Tied, distance: float) -> str:
    reached = it.target.crossed_in
    if distance == 0:
        return "the target is reached." if reached is None else f"reached first on {day_in_words(reached.as_at)}."
    unit = " percentage points" if it.indicator.unit is IndicatorUnit.PERCENT else ""
    late = " The day it was wanted by has passed." if it.target.wanted_by < today() else ""
    once = f" It was reached on {day_in_words(reached.as_at)} and has slipped since." if reached else ""
    return f"{distance:,.1f}{unit} to go.{late}{once}".replace(".0 ", " ", 1)
