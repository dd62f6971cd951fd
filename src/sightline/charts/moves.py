"""How many go on from one service to another: a bar for each move, in the order of the journey."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sightline.charts.chart import WIDTH, Chart, Drawing, Table, chart
from sightline.charts.marks import GREY, WHITE, rect, text, width_of

STEP, BAR, VALUE_ROOM, SMALL, PER_CENT = 42, 14, 96, 12, 100.0
BLUE, PALE = "#1d70b8", "#f3f2f1"


@dataclass(frozen=True, slots=True)
class MoveBar:
    """A move in words, its share in per cent (``None`` where it may not be shown), and how both are said."""

    name: str
    value: float | None
    said: str
    counted: str


def moves(id_: str, subject: str, rows: Sequence[MoveBar]) -> Chart | None:
    """The moves one below the other; ``None`` where none of them has a value."""
    known = [it for it in rows if it.value is not None]
    if not known:
        return None
    marks = "".join(_bar(it, place) for place, it in enumerate(rows))
    most = max(known, key=lambda it: it.value or 0.0)
    title = f"{subject}: most often {most.name[:1].lower()}{most.name[1:]}, {most.said}"
    sentence = "Each bar is the share of those who could have moved; what may not be shown has no bar."
    told = tuple((it.name, it.said, it.counted) for it in rows)
    table = Table(f"{subject}, move by move", ("Move", "Share", "Counted"), told)
    return chart(id_, title, sentence, Drawing(marks, STEP * len(rows)), table)


def _bar(it: MoveBar, place: int) -> str:
    y, room = STEP * place, WIDTH - VALUE_ROOM
    name = text(it.name, 0, y + 13, size=min(SMALL, SMALL * WIDTH / width_of(it.name, SMALL)))
    back = rect(0, y + 18, room, BAR, PALE, stroke=WHITE)
    bar = rect(0, y + 18, max(room * it.value / PER_CENT, 1.0), BAR, BLUE, stroke=WHITE) if it.value is not None else ""
    return name + back + bar + text(it.said, room + 6, y + 18 + BAR - 2, size=SMALL, ink=GREY)
