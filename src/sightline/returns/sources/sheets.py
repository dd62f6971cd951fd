"""A sheet of cells as it stands in a file, whatever the file is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import overload

Cell = str | int | float | bool | date | datetime | time | timedelta | None

MOST_CELLS = 60_000_000
"""More than this is no return but a mistake: the largest authority's lists have a few million cells."""

MOST_BYTES = 300_000_000
MOST_UNPACKED_BYTES = 3_000_000_000


Row = Sequence[Cell]


class Columns(Sequence[Row]):
    """Rows held by columns, as Parquet files and databases hold them: the headers, and each line as it is asked for.

    Millions of cells are not turned from columns to rows and back.
    """

    def __init__(self, headers: Sequence[str], columns: Sequence[Sequence[Cell]]) -> None:
        self.headers = tuple(headers)
        self.columns = columns

    def __len__(self) -> int:
        return 1 + (len(self.columns[0]) if self.columns else 0)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        place = range(len(self))[at]
        return tuple(column[place - 1] for column in self.columns) if place else self.headers


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of one sheet or file. ``first_row`` is the number the spreadsheet gives to ``rows[0]``."""

    name: str
    file: str
    rows: Sequence[Sequence[Cell]]
    first_row: int = 1
    errors: frozenset[tuple[int, int]] = frozenset()
    """Where a formula failed: index of the row in ``rows``, index of the cell."""
    merged: tuple[Span, ...] = ()
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """Cells merged into one, by the indexes of the first and last row and cell; the first holds what all say."""

    top: int
    left: int
    bottom: int
    right: int


def without_blank_end(rows: Iterable[Sequence[Cell]]) -> list[Sequence[Cell]]:
    """The rows up to the last that holds anything; a million blank ones cost nothing but the look."""
    kept: list[Sequence[Cell]] = []
    blank = 0
    for row in rows:
        if not holds_something(row):
            blank += 1
            continue
        if blank:
            kept.extend([] for _ in range(blank))
            blank = 0
        kept.append(row)
    return kept


def holds_something(row: Row) -> bool:
    """Whether any cell of a row holds more than nothing or space."""
    for cell in row:  # noqa: SIM110 (a generator for each of millions of rows costs more than the look)
        if cell is not None and cell != "" and not (isinstance(cell, str) and cell.isspace()):
            return True
    return False
