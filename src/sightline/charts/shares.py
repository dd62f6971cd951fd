"""Bars of shares, a line a year, parted by era so that no bar is read across a change of what is judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sightline.charts.chart import WIDTH, Drawing
from sightline.charts.judged import era_label, era_order
from sightline.charts.marks import GREY, rect, text, width_of
from sightline.charts.scale import Swatch, rule

_YEAR_WIDTH = 40
_TOTAL_WIDTH = 38
_BAR = 20
_STEP = 25
_HEADING = 26
_SMALL = 12
_FEW = 10
"""Fewer than this are too few for a share to be said in a title."""

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Year:
    """The counts of one year of one era, by swatch."""

    era: str
    year: int
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """Everything counted."""
        return sum(self.counts.values())

    def share(self, *ids: str) -> float:
        """The share of these among all."""
        return sum(self.counts.get(id_, 0) for id_ in ids) / self.total


def in_order(counts: Mapping[Key, Mapping[str, int]]) -> tuple[Year, ...]:
    """The years that have anything to show, by era and then by year."""
    years = [Year(era, year, held) for (era, year), held in counts.items() if sum(held.values())]
    return tuple(sorted(years, key=lambda it: (era_order(it.era), it.year)))


def comparable(years: Sequence[Year]) -> tuple[Year, Year] | None:
    """The first and last year of the newest era that has two with enough in them to compare."""
    for era in dict.fromkeys(year.era for year in reversed(years)):
        enough = [year for year in years if year.era == era and year.total >= _FEW]
        if len(enough) > 1:
            return enough[0], enough[-1]
    return None


def course(pair: tuple[Year, Year], *ids: str) -> str:
    """How the share of these went: ``rose from 41% of 22 in 2023 to 60% of 35 in 2025``."""
    first, last = (f"{year.share(*ids):.0%}" for year in pair)
    before, after = pair
    if first == last:
        return f"stayed at {first} from {before.year} to {after.year}"
    verb = "rose" if after.share(*ids) > before.share(*ids) else "fell"
    return f"{verb} from {first} of {before.total:,} in {before.year} to {last} of {after.total:,} in {after.year}"


def bars(id_: str, years: Sequence[Year], swatches: Sequence[Swatch], counted: str) -> Drawing:
    """A bar a year under the heading of its era; the number of ``counted`` stands at the end of each."""
    marks, y, era = text(counted, WIDTH, 11, size=_SMALL, anchor="end", ink=GREY), 0.0, None
    for year in years:
        if year.era != era:
            marks += _heading(year.era, y, is_first=era is None)
            era, y = year.era, y + _HEADING
        marks += _bar(id_, year, swatches, y)
        y += _STEP
    return Drawing(marks, y + 6)


def _heading(era: str, y: float, *, is_first: bool) -> str:
    parting = "" if is_first else f'<g transform="translate(0 {y + 1:g})">{rule()}</g>'
    return parting + text(era_label(era), 0, y + 18 - 7 * is_first, size=_SMALL, bold=True)


def _bar(id_: str, year: Year, swatches: Sequence[Swatch], y: float) -> str:
    room = WIDTH - _YEAR_WIDTH - _TOTAL_WIDTH
    marks, x = text(str(year.year), 0, y + 15), float(_YEAR_WIDTH)
    for swatch in swatches:
        count = year.counts.get(swatch.id, 0)
        width = room * count / year.total
        if not count:
            continue
        marks += rect(x, y, width, _BAR, swatch.fill_in(id_))
        marks += _inside(swatch, count, x, y, width)
        x += width
    return marks + text(f"{year.total:,}", WIDTH, y + 15, anchor="end")


def _inside(swatch: Swatch, count: int, x: float, y: float, width: float) -> str:
    """Letter and count where they have room, the letter alone where it has."""
    for words in (f"{swatch.letter} {count:,}", swatch.letter):
        if width_of(words, _SMALL) + 4 <= width:
            return text(words, x + width / 2, y + 15, size=_SMALL, anchor="middle", bold=True, ink=swatch.ink)
    return ""
