"""Rebuilds tables from text in which a bar marks the end of each cell.

Committee systems print their web pages so: one cell a line or several, a line with a bar, the next
cell. Where rows end is not printed; an empty cell between bars, or the shape of the cells, tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sightline.reading.openers.builder import clean, glue

BAR = "|"
MAX_COLUMNS = 6
_LONGEST_CELL_LINES = 8
_SHORT_WORDS = 3
_NEARLY_BEST = 0.9
_RAGGED = 0.8
_FEWEST_CELLS_OF_TWO_ROWS = 4
_RULE = re.compile(r"[\s:|-]+")

Row = list[str]


def is_row(line: str) -> bool:
    """Whether a line prints a whole row: two or more cells with bars or tabs between them."""
    return len(split_row(line)) > 1


def split_row(line: str) -> Row:
    """The cells of a line that prints a whole row; a Markdown table's rule is no row."""
    mark = BAR if BAR in line else "\t"
    if mark == BAR and _RULE.fullmatch(line):
        return []
    cells = [cell.strip() for cell in line.strip(" " + mark).split(mark)]
    return cells if any(cells) else []


def ends_cell(line: str) -> bool:
    """Whether a line ends a cell: a bar alone, or words and then the line's only bar."""
    line = line.strip()
    return line.endswith(BAR) and line.count(BAR) == 1


def cell_run(lines: Sequence[str], at: int, breaks: Sequence[bool]) -> int:
    """Where the run of cells that begins at line ``at`` ends: the line after its last bar.

    ``breaks`` says of each line that it cannot stand inside a cell (it begins a numbered
    paragraph, say). Returns ``at`` where no run begins.
    """
    end, since = at, 0
    for index in range(at, len(lines)):
        if ends_cell(lines[index]):
            end, since = index + 1, 0
            continue
        since += bool(lines[index].strip())
        if breaks[index] or since > _LONGEST_CELL_LINES:
            break
    return end


def rows_of(lines: Sequence[str]) -> list[Row]:
    """The rows of a run of cells; a run of a single cell is one row."""
    cells = list(_cells(lines))
    if "" in cells[1:-1]:
        return list(_rows_between_empties(cells))
    filled = [cell for cell in cells if cell]
    columns = _columns(filled)
    return [filled[at : at + columns] for at in range(0, len(filled), columns)]


def _cells(lines: Sequence[str]) -> Iterator[str]:
    words = ""
    for line in lines:
        text = clean(line.strip().removesuffix(BAR))
        words = words + glue(words, text) + text if words and text else words or text
        if ends_cell(line):
            yield words
            words = ""


def _rows_between_empties(cells: Sequence[str]) -> Iterator[Row]:
    row: Row = []
    for cell in [*cells, ""]:
        if cell:
            row.append(cell)
        elif row:
            yield row
            row = []


def _columns(cells: Sequence[str]) -> int:
    """How many columns make the cells below one another most alike."""
    if len(cells) < _FEWEST_CELLS_OF_TWO_ROWS:
        return max(len(cells), 1)
    if all(cell.endswith(":") for cell in cells[::2]):
        return 2
    scores = {columns: _likeness(cells, columns) for columns in range(2, min(MAX_COLUMNS, len(cells) // 2) + 1)}
    best = max(scores.values())
    return min(columns for columns, score in scores.items() if score >= best * _NEARLY_BEST)


def _likeness(cells: Sequence[str], columns: int) -> float:
    """The share of cells, heads aside, that are as short or long as most of their column."""
    body = [len(cell.split()) <= _SHORT_WORDS for cell in cells[columns:]]
    alike = 0
    for column in range(columns):
        short = body[column::columns]
        alike += max(sum(short), len(short) - sum(short))
    whole = 1.0 if len(cells) % columns == 0 else _RAGGED
    return whole * alike / len(body)
