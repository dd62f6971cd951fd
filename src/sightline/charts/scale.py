"""How things that are told apart look: a colour, its darkness, a letter, and for some a pattern. Never colour alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from sightline.charts.chart import WIDTH, Drawing
from sightline.charts.judged import WAS_NOT_FOUND
from sightline.charts.marks import GREY, INK, LINE, PALE, SIZE, WHITE, element, rect, stripes, text, width_of
from sightline.knowledge import load

TILE = 16
_LETTER = 11
_LEGEND_LINE = 21


@dataclass(frozen=True, slots=True)
class Swatch:
    """One of the things told apart. ``stripe`` is the colour of its stripes, where it has any."""

    id: str
    label: str
    letter: str
    fill: str
    ink: str
    stripe: str = ""

    @property
    def edge(self) -> str:
        """The colour of its outline: a thin grey one where nothing is to be seen."""
        return INK if self.letter else LINE

    @property
    def is_missing(self) -> bool:
        """Whether it stands for something that is not known, and is drawn with a broken outline."""
        return self.fill in (WHITE, PALE) and bool(self.letter)

    def fill_in(self, id_: str) -> str:
        """The fill as it is said in the chart with this id."""
        return f"url(#{id_}-{self.id})" if self.stripe else self.fill


_LOOKS = {
    "outstanding": ("O", "#3d2b7a", WHITE, ""),
    "good": ("G", "#2a9d8f", INK, ""),
    "requires-improvement": ("R", "#ffe08a", INK, ""),
    "inadequate": ("I", "#b1212b", WHITE, "#7d0f17"),
}
NOT_JUDGED = Swatch("not-judged", "Not judged then", "–", WHITE, GREY)
NOT_FOUND = Swatch(WAS_NOT_FOUND, "Grade not found", "?", PALE, GREY)
NOT_HELD = Swatch("not-held", "No inspection held", "×", PALE, GREY)
NOT_CHOSEN = Swatch("not-chosen", "Not chosen", "", WHITE, GREY)
WEAKNESS = Swatch("weakness", "Weakness", "W", "#b1212b", WHITE, "#7d0f17")
MIXED = Swatch("mixed", "Mixed", "M", "#ffe08a", INK)
STRENGTH = Swatch("strength", "Strength", "S", "#2a9d8f", INK)
POLARITIES = (STRENGTH, MIXED, WEAKNESS)


@cache
def grades() -> tuple[Swatch, ...]:
    """The grades of today's scale, best first."""
    return tuple(Swatch(it.id, it.label, *_LOOKS[it.id]) for it in load.grades() if it.rank is not None)


def swatch_of(grade: str) -> Swatch:
    """How a grade looks, or the reason why there is none."""
    return next(it for it in (*grades(), NOT_JUDGED, NOT_FOUND) if grade == it.id or (not grade and it is NOT_JUDGED))


def patterns(id_: str, swatches: Iterable[Swatch]) -> str:
    """The patterns that a chart with these swatches needs, under ids of its own."""
    needed = [stripes(f"{id_}-{it.id}", it.fill, it.stripe) for it in swatches if it.stripe]
    return element("defs", *needed) if needed else ""


def tile(id_: str, swatch: Swatch, x: float, y: float) -> str:
    """A small box with its letter; ``x`` and ``y`` are its upper left corner."""
    box = rect(x, y, TILE, TILE, swatch.fill_in(id_), swatch.edge)
    if not swatch.letter:
        return box
    middle = x + TILE / 2
    return box + text(swatch.letter, middle, y + TILE - 4, size=_LETTER, anchor="middle", bold=True, ink=swatch.ink)


def legend(id_: str, swatches: Sequence[Swatch]) -> Drawing:
    """Every swatch with its label, as many on a line as fit."""
    marks, x, y = "", 0.0, 0.0
    for swatch in swatches:
        width = TILE + 6 + width_of(swatch.label) + 14
        if x and x + width - 14 > WIDTH:
            x, y = 0.0, y + _LEGEND_LINE
        marks += tile(id_, swatch, x + 1, y + 1) + text(swatch.label, x + TILE + 7, y + SIZE + 1)
        x += width
    return Drawing(marks, y + _LEGEND_LINE)


def rule() -> str:
    """A thin line over the whole width."""
    return element("line", x1=0, y1=0.5, x2=WIDTH, y2=0.5, stroke=LINE, stroke_width=1)
