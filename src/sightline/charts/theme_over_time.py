"""What inspectors say of one theme, year by year: how much of it is strength and how much weakness."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sightline.charts.chart import Chart, Table, chart
from sightline.charts.judged import era_label
from sightline.charts.scale import POLARITIES, WEAKNESS, legend, patterns
from sightline.charts.shares import Key, Year, bars, comparable, course, in_order


@dataclass(frozen=True, slots=True)
class ThemeYear:
    """How many sentences of one polarity are about the theme, in inspections of one era begun in one year."""

    era: str
    year: int
    polarity: str
    sentences: int


def theme_over_time(id_: str, theme: str, told: Iterable[ThemeYear]) -> Chart | None:
    """The share of strengths, mixed sentences and weaknesses; ``None`` where nothing is said of the theme."""
    counts: dict[Key, Counter[str]] = defaultdict(Counter)
    weighed = {polarity.id for polarity in POLARITIES}
    for it in told:
        if it.polarity in weighed:
            counts[it.era, it.year][it.polarity] += it.sentences
    years = in_order(counts)
    if not years:
        return None
    drawing = legend(id_, POLARITIES).above(bars(id_, years, POLARITIES, "sentences"), gap=8)
    table = _table(theme, years)
    return chart(id_, _title(theme, years), _sentence(years), drawing, table, patterns(id_, POLARITIES))


def _title(theme: str, years: Sequence[Year]) -> str:
    pair = comparable(years)
    if pair is None:
        weak = sum(year.counts.get(WEAKNESS.id, 0) for year in years)
        return f"{theme}: {weak:,} of {sum(year.total for year in years):,} sentences tell of a weakness"
    return f"{theme}: weaknesses {course(pair, WEAKNESS.id)}"


def _sentence(years: Sequence[Year]) -> str:
    total = sum(year.total for year in years)
    return (
        f"Counted: {total:,} sentences about this theme in reports and letters, by the year of the inspection or "
        "visit. Sentences that tell of neither strength nor weakness are left out. Theme and tone are read by machine."
    )


def _table(theme: str, years: Sequence[Year]) -> Table:
    head = ("Era", "Year", *(polarity.label for polarity in POLARITIES), "All", "Share of weaknesses")
    rows = tuple(
        (
            era_label(it.era),
            str(it.year),
            *(f"{it.counts.get(polarity.id, 0):,}" for polarity in POLARITIES),
            f"{it.total:,}",
            f"{it.share(WEAKNESS.id):.0%}",
        )
        for it in years
    )
    return Table(f"Sentences about {theme.lower()} by era and year", head, rows)
