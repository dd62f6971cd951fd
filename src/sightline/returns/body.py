"""The lines of a sheet under its headers, asked for by column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from sightline.returns.asides import FIRST_LINES
from sightline.returns.cells import is_blank
from sightline.returns.sources.sheets import Cell, Columns, Row


class Body(Protocol):
    """The lines that hold something, by their indexes in the sheet."""

    lines: list[int]

    def cells(self, at: int) -> Sequence[Cell]:
        """One column."""

    def first(self) -> Sequence[Row]:
        """The first lines whole, as many as may explain the headers."""

    def leave_out(self, places: frozenset[int]) -> None:
        """Go on without these lines, by their places among those that are held."""

    def overlong(self, width: int) -> Iterator[int]:
        """The places of lines that hold something behind so many cells."""


def body(rows: Sequence[Row], start: int) -> Body:
    """The lines from an index on."""
    return _OfColumns(rows) if isinstance(rows, Columns) and start == 1 else _OfRows(rows, start)


class _OfRows:
    """From rows that may differ in length."""

    def __init__(self, rows: Sequence[Row], start: int) -> None:
        held = [(at, row) for at, row in enumerate(rows[start:], start) if _holds_something(row)]
        self.lines = [at for at, _ in held]
        self._rows = [row for _, row in held]
        self._shortest = min(map(len, self._rows), default=0)

    def cells(self, at: int) -> list[Cell]:
        if at < self._shortest:
            return [row[at] for row in self._rows]
        return [row[at] if at < len(row) else None for row in self._rows]

    def first(self) -> Sequence[Row]:
        return self._rows[:FIRST_LINES]

    def leave_out(self, places: frozenset[int]) -> None:
        if places:
            self.lines = [line for place, line in enumerate(self.lines) if place not in places]
            self._rows = [row for place, row in enumerate(self._rows) if place not in places]

    def overlong(self, width: int) -> Iterator[int]:
        return (at for at, row in enumerate(self._rows) if len(row) > width and _holds_something(row[width:]))


class _OfColumns:
    """From columns under their headers, which are not turned into rows."""

    def __init__(self, rows: Columns) -> None:
        self._columns = rows.columns
        self._first = rows[1 : 1 + FIRST_LINES]
        first: Sequence[Cell] = rows.columns[0] if rows.columns else ()
        blanks = {cell for cell in set(first) if is_blank(cell)}
        perhaps = [place for place, cell in enumerate(first, 1) if cell in blanks] if blanks else []
        empty = {place for place in perhaps if not _holds_something(rows[place])}
        self.lines = [place for place in range(1, len(rows)) if place not in empty]
        self._is_whole = not empty

    def cells(self, at: int) -> Sequence[Cell]:
        column = self._columns[at]
        return column if self._is_whole else [column[place - 1] for place in self.lines]

    def first(self) -> Sequence[Row]:
        return self._first

    def leave_out(self, places: frozenset[int]) -> None:
        if places:
            self.lines = [line for place, line in enumerate(self.lines) if place not in places]
            self._is_whole = False

    def overlong(self, width: int) -> Iterator[int]:
        return iter(())


def _holds_something(row: Sequence[Cell]) -> bool:
    for cell in row:  # noqa: SIM110 (a generator for each of millions of rows costs more than the look)
        if cell is not None and cell != "" and not is_blank(cell):
            return True
    return False
