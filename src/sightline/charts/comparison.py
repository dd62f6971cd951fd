"""One authority's value beside those it is compared with: a bar each, the longest first, ours and averages marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sightline.charts.chart import WIDTH, Chart, Drawing, Table, chart
from sightline.charts.marks import GREY, WHITE, rect, text

BAR, STEP, NAME_ROOM, VALUE_ROOM, SMALL = 16, 24, 128, 44, 12
LONGEST_NAME = 21
BLUE, PALE, INK_GREY = "#1d70b8", "#b1b4b6", "#505a5f"


class Whose(StrEnum):
    """Whose value a bar is of."""

    OURS = "ours"
    NEIGHBOUR = "neighbour"
    AVERAGE = "average"


FILLS = {Whose.OURS: BLUE, Whose.NEIGHBOUR: PALE, Whose.AVERAGE: INK_GREY}


@dataclass(frozen=True, slots=True)
class Bar:
    """A place, its value, how the value is said, and whose it is."""

    name: str
    value: float
    said: str
    whose: Whose


def comparison(id_: str, subject: str, bars: Sequence[Bar], caution: str) -> Chart | None:
    """The values side by side; ``None`` where there is nobody to compare with."""
    ordered = sorted(bars, key=lambda it: (-it.value, it.name))
    others = [it for it in ordered if it.whose is not Whose.OURS]
    if not others:
        return None
    top = max(it.value for it in ordered) or 1.0
    marks = "".join(_bar(it, place, top) for place, it in enumerate(ordered))
    drawing = Drawing(marks, STEP * len(ordered) + 4)
    rows = tuple((it.name, it.said, _whose(it)) for it in ordered)
    table = Table(f"{subject}, place by place", ("Place", "Value", "What it is"), rows)
    return chart(
        id_, _title(subject, ordered), f"The dark blue bar is ours, dark grey are averages. {caution}", drawing, table
    )


def _bar(it: Bar, place: int, top: float) -> str:
    y = STEP * place + 2
    width = max((WIDTH - NAME_ROOM - VALUE_ROOM) * it.value / top, 1.0)
    name = it.name if len(it.name) <= LONGEST_NAME else f"{it.name[: LONGEST_NAME - 1]}…"
    words = text(name, 0, y + BAR - 4, size=SMALL, bold=it.whose is Whose.OURS)
    said = text(it.said, NAME_ROOM + width + 4, y + BAR - 4, size=SMALL, ink=GREY)
    return words + rect(NAME_ROOM, y, width, BAR, FILLS[it.whose], stroke=WHITE) + said


def _whose(it: Bar) -> str:
    return {Whose.OURS: "Ours", Whose.NEIGHBOUR: "Neighbour", Whose.AVERAGE: "Average"}[it.whose]


def _title(subject: str, ordered: Sequence[Bar]) -> str:
    ours = [f"{it.name} {it.said}" for it in ordered if it.whose is Whose.OURS]
    averages = [f"{it.name} {it.said}" for it in ordered if it.whose is Whose.AVERAGE]
    return f"{subject}: {', '.join([*ours, *averages]) or f'{len(ordered)} neighbours'}"
