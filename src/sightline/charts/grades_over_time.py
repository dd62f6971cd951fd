"""The grades given to a judgement area, year by year, each era by itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from sightline.charts.chart import Chart, Table, chart
from sightline.charts.judged import GOOD_OR_BETTER, Judged, era_label
from sightline.charts.scale import grades, legend, patterns
from sightline.charts.shares import Key, Year, bars, comparable, course, in_order
from sightline.ground.wording import count_in_words


def grades_over_time(id_: str, subject: str, judged: Iterable[Judged]) -> Chart | None:
    """The share of each grade by the year inspections began; ``None`` where no grade is held.

    ``subject`` is the judgement area in the words of the page, in lower case.
    """
    counts: dict[Key, Counter[str]] = defaultdict(Counter)
    for it in judged:
        if it.is_graded:
            counts[it.era, it.began_on.year][it.grade] += 1
    years = in_order(counts)
    if not years:
        return None
    drawing = legend(id_, grades()).above(bars(id_, years, grades(), "inspections"), gap=8)
    table = _table(subject, years)
    return chart(id_, _title(subject, years), _sentence(years), drawing, table, patterns(id_, grades()))


def _title(subject: str, years: Sequence[Year]) -> str:
    pair = comparable(years)
    if pair is None:
        good = sum(year.counts.get(grade, 0) for year in years for grade in GOOD_OR_BETTER)
        total = sum(year.total for year in years)
        return f"{good:,} of {count_in_words(total, 'grade')} for {subject} were good or outstanding"
    return f"Good or outstanding for {subject} {course(pair, *GOOD_OR_BETTER)}"


def _sentence(years: Sequence[Year]) -> str:
    total = sum(year.total for year in years)
    eras = len({year.era for year in years})
    parts = [f"Counted: {count_in_words(total, 'graded inspection')}, by the year in which they began."]
    parts.append("Each year other authorities are inspected, so a change may come from who was seen.")
    if eras > 1:
        parts.append(f"The {eras} eras stand apart: a grade of one is not the same grade in another.")
    return " ".join(parts)


def _table(subject: str, years: Sequence[Year]) -> Table:
    head = ("Era", "Year", *(grade.label for grade in grades()), "All")
    rows = tuple(
        (era_label(it.era), str(it.year), *(str(it.counts.get(grade.id, 0)) for grade in grades()), str(it.total))
        for it in years
    )
    return Table(f"Grades for {subject} by era and year", head, rows)
