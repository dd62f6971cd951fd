"""A measure of ours beside the published figures of neighbours, region and England."""

from __future__ import annotations

from sightline import charts
from sightline.charts import Bar, Chart, Whose
from sightline.ground.wording import day_in_words
from sightline.knowledge.indicator_model import Indicator
from sightline.practice import wording
from sightline.practice.models import Figure
from sightline.practice.queries.comparing import Compared, comparators, compared
from sightline.register.models import Authority
from sightline.web.clock import today

NEIGHBOURS = "Neighbours’ average"


def beside_others(ours: Authority, indicator: Indicator, last: Figure | None) -> Chart | None:
    """Our latest value beside those published of the latest year; ``None`` where none are loaded."""
    found = compared(ours, indicator.id, today())
    if found is None:
        return None
    bars = [*_ours(ours, indicator, last, found), *_others(ours, indicator, found)]
    return charts.comparison("compared", indicator.label, bars, _caution(last, found))


def _bar(name: str, value: float, indicator: Indicator, whose: Whose) -> Bar:
    return Bar(name, value, wording.value(value, indicator), whose)


def _ours(ours: Authority, indicator: Indicator, last: Figure | None, found: Compared) -> list[Bar]:
    """Our own figure, or the published one where ours cannot be shown."""
    value = last.value if last and last.value is not None else found.ours
    return [] if value is None else [_bar(ours.name, value, indicator, Whose.OURS)]


def _others(ours: Authority, indicator: Indicator, found: Compared) -> list[Bar]:
    bars = [_bar(name, value, indicator, Whose.NEIGHBOUR) for name, value in found.neighbours]
    if found.average is not None and len(found.neighbours) > 1:
        bars.append(_bar(NEIGHBOURS, found.average, indicator, Whose.AVERAGE))
    names = comparators(ours, today())
    for name, value in ((names.region, found.region), (names.country, found.country)):
        if value is not None:
            bars.append(_bar(name, value, indicator, Whose.AVERAGE))
    return bars


def _caution(last: Figure | None, found: Compared) -> str:
    published = f"published for the year to 31 March {found.year} ({found.source})"
    if last is None or last.value is None:
        return f"All figures are {published}."
    return (
        f"Ours is from our own return as at {day_in_words(last.until)}; the others are {published}."
        " They are of different days and may be counted otherwise."
    )
