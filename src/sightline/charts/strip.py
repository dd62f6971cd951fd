"""One authority's grades along the years; and those of several, one below the other on the same years."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from math import ceil

from sightline.charts.chart import WIDTH, Chart, Drawing, Table, chart
from sightline.charts.judged import Judged, by_authority, era_label
from sightline.charts.marks import GREY, INK, LINE, line, text
from sightline.charts.scale import NOT_FOUND, NOT_JUDGED, TILE, Swatch, grades, legend, patterns, swatch_of, tile
from sightline.ground.wording import count_in_words, day_in_words
from sightline.knowledge import lookup

_LEVEL = 12
_NAME = 20
_AXIS = 18
_DAYS_A_YEAR = 365.25
_LABEL, _LABEL_ROOM = 30, 38
_BELOW = (
    "Dashed lines part the eras, in which the same word was given by other rules; only grades of one era are joined."
)


def strip(id_: str, subject: str, judged: Sequence[Judged]) -> Chart | None:
    """The grades of one authority; ``None`` where no inspection is held."""
    if not judged:
        return None
    its = sorted(judged, key=lambda it: it.began_on)
    return _chart(id_, _story(subject, its), subject, {its[0].authority: its}, with_names=False)


def strips(id_: str, subject: str, judged: Iterable[Judged]) -> Chart | None:
    """The grades of several authorities, one below the other; ``None`` where no inspection is held."""
    by = by_authority(judged)
    if not by:
        return None
    rose = sum(_change(its) > 0 for its in by.values())
    fell = sum(_change(its) < 0 for its in by.values())
    count = count_in_words(len(by), "authority", "authorities")
    title = f"Of {count}, {rose:,} rose and {fell:,} fell for {subject} at the latest known inspection"
    return _chart(id_, title, subject, by, with_names=True)


def _story(subject: str, its: Sequence[Judged]) -> str:
    """``Overall effectiveness: requires improvement to be good in 2019, good in 2023``."""
    told = [f"{swatch_of(it.grade).label.lower()} in {it.began_on.year}" for it in its if it.is_graded]
    return f"{subject[:1].upper()}{subject[1:]}: {', '.join(told) or 'no grade held'}"


def _change(its: Sequence[Judged]) -> int:
    """Above 0 where the latest known inspection gave a better grade than the one before it."""
    if not its[-1].is_graded:
        return 0
    order = [grade.id for grade in grades()]
    graded = [order.index(it.grade) for it in its if it.is_graded]
    return graded[-2] - graded[-1] if len(graded) > 1 else 0


class _Years:
    """The years a strip runs over, and where a day lies on it."""

    def __init__(self, judged: Iterable[Judged]) -> None:
        days = [it.began_on for it in judged]
        self.first, self.last = min(days).year, max(days).year + 1

    def x(self, day: date) -> float:
        share = (day - date(self.first, 1, 1)).days / _DAYS_A_YEAR / (self.last - self.first)
        return TILE / 2 + 1 + share * (WIDTH - TILE - 2)


def _chart(id_: str, title: str, subject: str, by: dict[str, list[Judged]], *, with_names: bool) -> Chart:
    every = [it for its in by.values() for it in its]
    years, swatches = _Years(every), _used(every)
    drawing = legend(id_, swatches)
    for its in by.values():
        drawing = drawing.above(_track(id_, its, years, with_name=with_names), gap=8)
    drawing = drawing.above(_axis(years))
    return chart(id_, title, f"{_counted(every)} {_BELOW}", drawing, _table(subject, every), patterns(id_, swatches))


def _used(judged: Iterable[Judged]) -> tuple[Swatch, ...]:
    shown = {swatch_of(it.grade) for it in judged}
    return (*grades(), *(it for it in (NOT_JUDGED, NOT_FOUND) if it in shown))


def _counted(judged: Sequence[Judged]) -> str:
    return f"Shown: {count_in_words(len(judged), 'graded inspection')}, by the day they began."


def _track(id_: str, its: Sequence[Judged], years: _Years, *, with_name: bool) -> Drawing:
    top = _NAME if with_name else 4
    bottom = top + _LEVEL * (len(grades()) - 1) + TILE
    marks = text(its[0].name, 0, 13, bold=True) if with_name else ""
    marks += line(0, bottom + 2, WIDTH, bottom + 2)
    marks += "".join(line(x, top - 2, x, bottom + 2, ink=GREY, is_dashed=True) for x in _breaks(years))
    places = [(it, years.x(it.began_on), top + _level(it) * _LEVEL) for it in its]
    for (before, x1, y1), (after, x2, y2) in pairwise(places):
        if before.era == after.era and before.is_graded and after.is_graded:
            marks += line(x1, y1 + TILE / 2, x2, y2 + TILE / 2, ink=INK, width=1.5)
    marks += "".join(tile(id_, swatch_of(it.grade), x - TILE / 2, y) for it, x, y in places)
    return Drawing(marks, bottom + 4)


def _level(it: Judged) -> float:
    """The best grade stands highest; what has none stands in the middle and says so."""
    order = [grade.id for grade in grades()]
    return order.index(it.grade) if it.is_graded else (len(order) - 1) / 2


def _breaks(years: _Years) -> list[float]:
    starts = [era.since for era in lookup.eras() if era.since]
    return [years.x(day) for day in starts if date(years.first, 1, 2) < day < date(years.last, 1, 1)]


def _axis(years: _Years) -> Drawing:
    every = ceil((years.last - years.first) * _LABEL_ROOM / (WIDTH - TILE))
    marks = ""
    for year in range(years.first, years.last, every):
        x = years.x(date(year, 1, 1))
        marks += line(x, 0, x, 4, ink=LINE) + text(str(year), min(x, WIDTH - _LABEL), 16, size=12, ink=GREY)
    return Drawing(marks, _AXIS + 2)


def _table(subject: str, judged: Sequence[Judged]) -> Table:
    rows = tuple((it.name, day_in_words(it.began_on), era_label(it.era), swatch_of(it.grade).label) for it in judged)
    head = ("Authority", "Began on", "Era", "Grade")
    return Table(f"Grades for {subject}", head, rows, tuple(it.authority for it in judged))
