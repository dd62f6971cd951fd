"""From one inspection to the next: how many grades rose, stayed or fell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from sightline.charts.chart import WIDTH, Chart, Drawing, Table, chart
from sightline.charts.judged import WAS_NOT_JUDGED, Judged, by_authority
from sightline.charts.marks import GREY, INK, WHITE, element, rect, text
from sightline.charts.scale import TILE, grades, legend, patterns, tile
from sightline.ground.wording import count_in_words

_LEFT = 44
_TOP = 44
_CELL = 66
_CELL_HEIGHT = 44
_DEEPEST = 0.6
_SHADE = "#5694ca"
_HALF = 0.5

Pair = tuple[Judged, Judged]


def transitions(id_: str, subject: str, judged: Iterable[Judged]) -> Chart | None:
    """Grades of an inspection against those of the next that judged the same area; ``None`` without a pair.

    A grade that is not found parts the one before it from the one after.
    """
    stood = by_authority(it for it in judged if it.grade != WAS_NOT_JUDGED)
    steps = (pair for its in stood.values() for pair in pairwise(its))
    pairs = [(before, after) for before, after in steps if before.is_graded and after.is_graded]
    if not pairs:
        return None
    counts = Counter((before.grade, after.grade) for before, after in pairs)
    drawing = legend(id_, grades()).above(_matrix(id_, counts), gap=10)
    table = _table(subject, pairs)
    return chart(id_, _title(subject, pairs), _sentence(pairs), drawing, table, patterns(id_, grades()))


def _rank(grade: str) -> int:
    return next(place for place, it in enumerate(grades()) if it.id == grade)


def _moved(pairs: Sequence[Pair]) -> tuple[int, int, int]:
    """How many rose, stayed and fell."""
    steps = [_rank(after.grade) - _rank(before.grade) for before, after in pairs]
    return sum(it < 0 for it in steps), sum(it == 0 for it in steps), sum(it > 0 for it in steps)


def _title(subject: str, pairs: Sequence[Pair]) -> str:
    rose, stayed, fell = _moved(pairs)
    risen = f"{count_in_words(rose, 'grade')} for {subject} rose"
    return f"From one inspection to the next, {risen}, {stayed:,} stayed and {fell:,} fell"


def _sentence(pairs: Sequence[Pair]) -> str:
    crossing = sum(before.era != after.era for before, after in pairs)
    authorities = count_in_words(len({before.authority for before, _ in pairs}), "authority", "authorities")
    told = f"Counted: {count_in_words(len(pairs), 'pair')} of inspections, of {authorities}."
    if not crossing:
        return told
    cross = f"{crossing:,} {'crosses' if crossing == 1 else 'cross'} from one era to another"
    return f"{told} {cross}, where the same word was judged by other rules; the table counts them apart."


def _matrix(id_: str, counts: Counter[tuple[str, str]]) -> Drawing:
    scale, most = grades(), max(counts.values())
    marks = text("Next inspection →", _LEFT, 12, size=12, ink=GREY) + text("First ↓", 0, _TOP - 8, size=12, ink=GREY)
    for place, grade in enumerate(scale):
        marks += tile(id_, grade, _LEFT + place * _CELL + (_CELL - TILE) / 2, 21)
        marks += tile(id_, grade, 12, _TOP + place * _CELL_HEIGHT + (_CELL_HEIGHT - TILE) / 2)
    for row, before in enumerate(scale):
        for column, after in enumerate(scale):
            count = counts[before.id, after.id]
            marks += _cell(_LEFT + column * _CELL, _TOP + row * _CELL_HEIGHT, count, most, row - column)
    bottom = _TOP + len(scale) * _CELL_HEIGHT
    marks += text("▲ rose   ▼ fell   = stayed", WIDTH, bottom + 16, size=12, anchor="end", ink=GREY)
    return Drawing(marks, bottom + 22)


def _cell(x: float, y: float, count: int, most: int, risen: int) -> str:
    """A cell is the deeper the more it counts; a sign says which way it went."""
    shade = element(
        "rect",
        x=x,
        y=y,
        width=_CELL,
        height=_CELL_HEIGHT,
        fill=_SHADE if count else WHITE,
        fill_opacity=0.1 + _DEEPEST * count / most if count else 1,
    )
    edge = rect(x, y, _CELL, _CELL_HEIGHT, "none", INK if risen == 0 else GREY)
    if not count:
        return shade + edge + text("0", x + _CELL / 2, y + 28, anchor="middle", ink=GREY)
    sign = "▲" if risen > 0 else "▼" if risen < 0 else "="
    words = text(f"{count:,}", x + _CELL * _HALF - 6, y + 28, size=17, anchor="middle", bold=True)
    return shade + edge + words + text(sign, x + _CELL - 8, y + 27, size=11, anchor="end")


def _table(subject: str, pairs: Sequence[Pair]) -> Table:
    within = Counter((a.grade, b.grade) for a, b in pairs if a.era == b.era)
    across = Counter((a.grade, b.grade) for a, b in pairs if a.era != b.era)
    rows = tuple(
        (before.label, after.label, str(within[key]), str(across[key]), str(within[key] + across[key]))
        for before in grades()
        for after in grades()
        if (key := (before.id, after.id)) in within.keys() | across.keys()
    )
    head = ("First grade", "Next grade", "Within an era", "Across eras", "All")
    return Table(f"Grades for {subject} at an inspection and at the next", head, rows)
