"""Lines among those of a list that are about no child: totals, headers said again, and what explains the columns."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from sightline.returns.cells import is_blank, written
from sightline.returns.plain import plain
from sightline.returns.sources.sheets import Cell

TOTALS = frozenset(("total", "totals", "grand total", "sub total", "subtotal", "count"))
"""What stands in the place of an identifier where a line adds up those above it."""

AROUND = " :"
"""What people put around such words."""

LONGEST_ASIDE = 60
"""No identifier is as long; what is longer is not looked at."""

FIRST_LINES = 3
"""Numbers and explanations of columns stand at once under the headers."""

FEWEST_NUMBERED = 3
_FORM = re.compile(r"dd? mm?m? yy(?:yy)?|yyyy mm dd|(?:alpha ?)?numeric|(?:free )?text|y n(?: u(?:nknown)?)?")
"""How a column is filled in, in plain form: what an explanation says where a value should be."""


def asides(keys: Sequence[Cell], header: str) -> Iterator[tuple[int, str]]:
    """Lines that a cell in place of the identifier shows to be no child's, and the code of what they are."""
    wanted = plain(header)
    begins = {letter for words in (*TOTALS, wanted) for letter in (words[:1], words[:1].upper())} | set(AROUND)
    for line, cell in enumerate(keys):
        # Hardly an identifier in millions begins like one of these.
        if isinstance(cell, str) and cell[:1] in begins and 0 < len(cell) <= LONGEST_ASIDE:
            words = cell.strip(AROUND).lower()
            if words in TOTALS:
                yield line, "total-line"
            elif words[:1] == wanted[:1] and plain(words) == wanted:
                yield line, "note-line"


def explanations(lines: Sequence[Sequence[Cell]], days: Collection[int]) -> Iterator[tuple[int, str]]:
    """Which of the first lines number the columns or say how they are filled in; ``days`` are columns of dates."""
    for line, row in enumerate(lines):
        if _is_numbering(row) or any(_FORM.fullmatch(plain(written(row[at]))) for at in days if at < len(row)):
            yield line, "note-line"


def _is_numbering(row: Sequence[Cell]) -> bool:
    """Whether every cell counts on from the one before: 1, 2, 3 or a, b, c."""
    held = [plain(written(cell)) for cell in row if not is_blank(cell)]
    if len(held) < FEWEST_NUMBERED:
        return False
    numbers = [it if it.isdecimal() else str(ord(it)) if len(it) == 1 else "" for it in held]
    return "" not in numbers and [int(it) - int(numbers[0]) for it in numbers] == list(range(len(held)))
