"""Ratios of groups to all others: a dot each with the reach of chance about it, and the line where they are equal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from sightline.charts.chart import WIDTH, Chart, Drawing, Table, chart
from sightline.charts.marks import GREY, INK, WHITE, element, line, text

STEP, TOP, BELOW, SMALL = 40, 8, 26, 12
LEFT, RIGHT = 8, 8
LEAST, MOST = 0.25, 4.0
BLUE = "#1d70b8"
TICKS = ((0.25, "¼"), (0.5, "½"), (1.0, "equal"), (2.0, "2 times"), (4.0, "4"))


@dataclass(frozen=True, slots=True)
class Ratio:
    """A group, its ratio, and how far chance could take it; ``said`` are its counts in words."""

    group: str
    value: float
    low: float
    high: float
    said: str

    @property
    def is_more_than_chance(self) -> bool:
        """Whether the reach of chance leaves out equality."""
        return not self.low <= 1 <= self.high


def ratios(id_: str, subject: str, rows: Sequence[Ratio]) -> Chart | None:
    """The ratios one below the other; ``None`` where there is none."""
    if not rows:
        return None
    marks = "".join(_axis(len(rows))) + "".join(_row(it, place) for place, it in enumerate(rows))
    sentence = "Each line reaches as far as chance alone could take the ratio; a ring marks what is more than chance."
    told = tuple((it.group, f"{it.value:.1f}", f"{it.low:.1f} to {it.high:.1f}", it.said) for it in rows)
    table = Table(f"{subject}, by group", ("Group", "Ratio to all others", "Reach of chance", "Counted"), told)
    return chart(id_, _title(subject, rows), sentence, Drawing(marks, TOP + STEP * len(rows) + BELOW), table)


def _x(value: float) -> float:
    share = log(min(max(value, LEAST), MOST) / LEAST) / log(MOST / LEAST)
    return LEFT + (WIDTH - LEFT - RIGHT) * share


def _axis(rows: int) -> list[str]:
    bottom = TOP + STEP * rows
    lines = [line(_x(at), TOP, _x(at), bottom, ink=INK if at == 1 else GREY, is_dashed=at != 1) for at, _ in TICKS]
    anchors = {LEAST: "start", MOST: "end"}
    words = [
        text(said, _x(at), bottom + 16, size=SMALL, anchor=anchors.get(at, "middle"), ink=GREY) for at, said in TICKS
    ]
    return lines + words


def _row(it: Ratio, place: int) -> str:
    y = TOP + STEP * place + 28
    reach = line(_x(it.low), y, _x(it.high), y, ink=BLUE, width=2)
    heart = {"fill": WHITE, "stroke": BLUE, "stroke_width": 2.5} if it.is_more_than_chance else {"fill": BLUE}
    name = text(it.group, LEFT, TOP + STEP * place + 13, size=SMALL, bold=it.is_more_than_chance)
    return name + reach + element("circle", cx=_x(it.value), cy=y, r=5, **heart)


def _title(subject: str, rows: Sequence[Ratio]) -> str:
    unusual = [it for it in rows if it.is_more_than_chance]
    if not unusual:
        return f"{subject}: no group differs by more than chance"
    told = "; ".join(f"{it.group} {it.value:.1f} times as often as all others" for it in unusual)
    return f"{subject}: {told}"
