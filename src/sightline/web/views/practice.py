"""What was measured along the child's journey; only figures made safe to show."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse

from sightline import charts
from sightline.charts import Chart, Happening, RunPoint
from sightline.ground.wording import count_in_words, day_in_words
from sightline.journeys.beside import measured_so_far
from sightline.knowledge.explain import UNITS
from sightline.knowledge.indicator_model import Indicator, IndicatorUnit
from sightline.knowledge.indicators import indicators, timescales
from sightline.practice import wording
from sightline.practice.models import Figure, Run, Target
from sightline.practice.queries import runs as ask
from sightline.register.access import READ
from sightline.register.models import Authority
from sightline.register.queries.authorities import history
from sightline.register.queries.overview import our_authority
from sightline.register.queries.sight import Sight
from sightline.web import chart_files, formats
from sightline.web.beside_others import beside_others
from sightline.web.clock import today
from sightline.web.pages.practice import AMeasure, Groups, JourneyPart, LimitLine, Measure, Missing, Practice
from sightline.web.permissions import needs
from sightline.web.seeing import sight
from sightline.web.templating import show

NOT_AVAILABLE = "not-available"


@needs(READ)
def practice(request: HttpRequest) -> HttpResponse:
    """The latest run of our authority, by part of the journey."""
    ours = our_authority()
    run = ask.latest_run(ours.pk) if ours else None
    return show(request, "practice/practice.html", _overview(ours, run))


@needs(READ)
def measure(request: HttpRequest, id_: str) -> HttpResponse:
    """One measure of our authority."""
    ours, indicator = our_authority(), indicators().get(id_)
    if ours is None or indicator is None:
        raise Http404
    page = _measure(ours, indicator, sight(request))
    file = chart_files.asked_file(request, [page.chart, page.comparison])
    return file or show(request, "practice/measure.html", page)


def _overview(ours: Authority | None, run: Run | None) -> Practice:
    if run is None:
        return Practice(ours, None, "Nothing has been measured yet.", (), (), _progress())
    latest = ask.overview(run)
    everything = [it for its in latest.values() for it in its]
    told = [it for it in everything if it.figure.status != NOT_AVAILABLE]
    missing = tuple(
        Missing(it.indicator.id, it.indicator.label, it.figure.why)
        for it in everything
        if it.figure.status == NOT_AVAILABLE
    )
    parts = tuple(
        JourneyPart(part.value, wording.part(part), tuple(_line(it) for it in its if it in told))
        for part, its in latest.items()
    )
    words = f"{count_in_words(len(told), 'measure')} of the return as at {day_in_words(run.as_at)}."
    return Practice(ours, run.as_at, words, tuple(part for part in parts if part.measures), missing, _progress())


def _progress() -> str:
    so_far = measured_so_far()
    if so_far is None:
        return ""
    done, of = so_far
    return (
        f"The demonstration’s returns are being measured now: {done} of {of} quarters so far. Look again in a moment."
    )


def _line(it: ask.Latest) -> Measure:
    return Measure(
        it.indicator.id,
        it.indicator.label,
        wording.figure(it.figure, it.indicator),
        wording.counted(it.figure),
        wording.course(it.figure.value, it.before, it.indicator),
    )


def _measure(ours: Authority, indicator: Indicator, seen: Sight) -> AMeasure:
    points = ask.trend(ours.pk, indicator.id)
    last = points[-1].figure if points else None
    targets = ask.targets_of(ours.pk, indicator.id)
    return AMeasure(
        indicator=indicator,
        part=wording.part(indicator.part),
        authority=ours,
        figure=last,
        words=_words(last, indicator),
        chart=_chart(ours, indicator, points, targets, seen),
        limits=_limits(ours, indicator),
        groups=_groups(last.run, indicator) if last else (),
        benchmarks=ask.benchmarks(indicator.id),
        comparison=beside_others(ours, indicator, last),
        targets=targets,
        source=str(indicator.citation),
    )


def _words(last: Figure | None, indicator: Indicator) -> str:
    if last is None:
        return "This was not measured yet."
    if last.value is None:
        return f"{last.why} This is of the return as at {day_in_words(last.until)}."
    when = f"{wording.SPANS[indicator.span]} {day_in_words(last.until)}"
    counted = wording.counted(last)
    return f"{wording.value(last.value, indicator)}{f' ({counted})' if counted else ''}, {when}."


def _chart(
    ours: Authority, indicator: Indicator, points: Iterable[ask.Point], targets: tuple[Target, ...], seen: Sight
) -> Chart | None:
    runs = [RunPoint(it.as_at, it.figure.value, wording.figure(it.figure, indicator)) for it in points]
    begun = [(it.began_by, formats.kind(it.kind).lower()) for it in history(ours.pk, seen)]
    return charts.run_chart(
        "trend",
        indicator.label,
        runs,
        is_share=indicator.unit is IndicatorUnit.PERCENT,
        marked=[Happening(on, label) for on, label in sorted(begun, key=str) if on],
        wanted=targets[0].wanted if targets else None,
        caution=wording.overlapping(indicator),
    )


def _limits(ours: Authority, indicator: Indicator) -> tuple[LimitLine, ...]:
    own = ask.local_limits(ours.pk, today())
    return tuple(
        LimitLine(
            id=id_,
            label=timescales()[id_].label,
            field=count_in_words(timescales()[id_].period.count, UNITS[timescales()[id_].period.unit]),
            source=f"{timescales()[id_].citation}",
            own=count_in_words(own[id_].count, UNITS[own[id_].period.unit]) if id_ in own else "",
            reason=own[id_].reason if id_ in own else "",
        )
        for id_ in indicator.timescales
    )


def _groups(run: Run, indicator: Indicator) -> tuple[Groups, ...]:
    held = ask.groups(run, indicator.id)
    return tuple(Groups(_heading(by), _rows(figures, indicator)) for by, figures in held.items())


def _rows(figures: Iterable[Figure], indicator: Indicator) -> tuple[tuple[str, str, str], ...]:
    ordered = wording.in_order(figures)
    return tuple((it.group, wording.figure(it, indicator), wording.counted(it)) for it in ordered)


def _heading(breakdown: str) -> str:
    return breakdown.replace("-", " ").capitalize()
