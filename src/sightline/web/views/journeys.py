"""Step-up, step-down and disproportionality, from figures made safe to show."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse

from sightline import charts
from sightline.charts import Chart, MoveBar, Ratio
from sightline.ground.wording import count_in_words
from sightline.knowledge.explain import UNITS
from sightline.knowledge.indicators import timescales
from sightline.practice import wording
from sightline.practice.models import Run
from sightline.practice.queries.differences import HIDDEN, Difference, Differences, differences
from sightline.practice.queries.moves import Move, moves
from sightline.practice.queries.rates import GroupRate, Rates, rates
from sightline.practice.queries.runs import latest_run, local_periods
from sightline.register.access import READ
from sightline.register.models import Authority
from sightline.register.queries.overview import our_authority
from sightline.web import chart_files
from sightline.web.pages.journeys import Differing, GroupLine, Journeys, MoveLine, RateLine, RateSplit, Split
from sightline.web.permissions import needs
from sightline.web.templating import show

ALL_THE_SAME = "As often as all others, as far as so few can tell."


@needs(READ)
def journeys(request: HttpRequest) -> HttpResponse:
    """How children move up, down and back between services."""
    ours, run = _latest()
    found = moves(run) if run else ()
    page = Journeys(ours, run.as_at if run else None, tuple(_line(it, run) for it in found if run), _chart(found))
    file = chart_files.asked_file(request, [page.chart])
    return file or show(request, "practice/journeys.html", page)


@needs(READ)
def differing(request: HttpRequest) -> HttpResponse:
    """Which groups of children go on from one list to the next more often than all others."""
    ours, run = _latest()
    splits = tuple(_split(it, at) for at, it in enumerate(differences(run))) if run else ()
    of_area = tuple(_rates(it, at) for at, it in enumerate(rates(run))) if run else ()
    page = Differing(ours, run.as_at if run else None, splits, of_area)
    file = chart_files.asked_file(request, [*(it.chart for it in splits), *(it.chart for it in of_area)])
    return file or show(request, "practice/differences.html", page)


def _latest() -> tuple[Authority | None, Run | None]:
    ours = our_authority()
    return ours, latest_run(ours.pk) if ours else None


def _name(it: Move) -> str:
    return f"{it.before} → {it.after}"


def _line(it: Move, run: Run) -> MoveLine:
    figure, own = it.figure, local_periods(run.authority_id, run.as_at) if it.indicator.timescales else {}
    lengths = (own.get(id_) or timescales()[id_].period for id_ in it.indicator.timescales[:1])
    return MoveLine(
        id=it.indicator.id,
        before=it.before,
        after=it.after,
        value=wording.figure(figure, it.indicator) if figure else "Not measured",
        counted=wording.counted(figure) if figure else "",
        within=next((count_in_words(length.count, UNITS[length.unit]) for length in lengths), ""),
        why=figure.why if figure and figure.value is None else "",
    )


def _chart(found: Iterable[Move]) -> Chart | None:
    rows = [
        MoveBar(_name(it), it.figure.value, wording.figure(it.figure, it.indicator), wording.counted(it.figure))
        for it in found
        if it.figure
    ]
    return charts.moves("moves", "Children who moved on, or came back", rows)


def _split(it: Differences, at: int) -> Split:
    shown = [each for each in it.groups if each.ratio is not None]
    rows = [Ratio(each.group, each.ratio or 0.0, each.low or 0.0, each.high or 0.0, _counted(each)) for each in shown]
    by = it.breakdown.replace("-", " ")
    return Split(
        it.label, by, tuple(_group(each) for each in it.groups), charts.ratios(f"by-{at}", f"{it.label}, by {by}", rows)
    )


def _group(it: Difference) -> GroupLine:
    return GroupLine(
        group=it.group,
        before=_or_hidden(it.before),
        after=_or_hidden(it.after),
        ratio="" if it.ratio is None else f"{it.ratio:.1f}",
        reach=_reach(it),
        words=_words(it),
    )


def _rates(it: Rates, at: int) -> RateSplit:
    by = it.breakdown.replace("-", " ")
    shown = [
        Ratio(each.group, each.ratio, each.low or 0.0, each.high or 0.0, f"{each.rate:.0f} per 10,000")
        for each in it.groups
        if each.ratio is not None and each.rate is not None
    ]
    return RateSplit(
        label=it.label,
        by=by,
        source=f"Population of {it.population.year}: {it.population.source}",
        rows=tuple(_rate_line(each) for each in it.groups),
        chart=charts.ratios(f"rate-{at}", f"{it.label} for each child living in the area, by {by}", shown),
    )


def _rate_line(it: GroupRate) -> RateLine:
    return RateLine(
        group=it.group,
        living=f"{it.living:,}",
        listed=_or_hidden(it.listed),
        rate="" if it.rate is None else f"{it.rate:,.0f}",
        ratio="" if it.ratio is None else f"{it.ratio:.1f}",
        reach=_reach(it),
        words=_words(it),
    )


def _reach(it: GroupRate | Difference) -> str:
    return "" if it.low is None or it.high is None else f"{it.low:.1f} to {it.high:.1f}"


def _or_hidden(count: int | None) -> str:
    return "Not shown" if count is None else f"{count:,}"


def _words(it: GroupRate | Difference) -> str:
    if it.ratio is None:
        return HIDDEN
    if not it.is_more_than_chance:
        return ALL_THE_SAME
    return f"{'More' if it.ratio > 1 else 'Less'} often than all others, by more than chance."


def _counted(it: Difference) -> str:
    return f"{it.after:,} of {it.before:,}"
