"""Lists spoiled on purpose, each fault written down, so that what finds faults can be judged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from sightline.demonstration.children.annex_a import Cell, MadeList
from sightline.ground.spreadsheets import csv_text

LONG_AGO = date(1899, 12, 31)
ENDS = {4: ("assessment-start", "authorised"), 7: ("plan-start", "plan-end"), 6: ("need-start", "need-end")}
"""By list, the columns that say from when until when."""
HEADER_ROWS = 1


@dataclass(frozen=True, slots=True)
class PlantedDefect:
    """A fault: its kind, the list and the row as a spreadsheet counts them, the header, and what was written."""

    kind: str
    list_number: int
    row: int | None
    column: str | None
    written: str


@dataclass(frozen=True, slots=True)
class Spoiled:
    """Lists with faults in them, which faults, and the sheets that have a title row above their headers."""

    lists: tuple[MadeList, ...]
    defects: tuple[PlantedDefect, ...]
    titles: tuple[str, ...]

    def of(self, kind: str) -> tuple[PlantedDefect, ...]:
        """The faults of one kind."""
        return tuple(defect for defect in self.defects if defect.kind == kind)


def spoil(made: Sequence[MadeList], *, seed: int, each: int = 2, missing: int = 11, titled: int = 3) -> Spoiled:
    """Spoil the lists: so many faults of each kind, one list missing, one with a title row.

    ``missing`` and ``titled`` are the numbers of those lists.
    """
    spoiler = _Spoiler({one.number: [list(row) for row in one.rows] for one in made}, made, seed, titled)
    spoiler.spoil(each)
    kept = tuple(
        replace(one, rows=tuple(map(tuple, spoiler.rows[one.number]))) for one in made if one.number != missing
    )
    gone = PlantedDefect("missing-list", missing, None, None, "")
    title = PlantedDefect("title-row", titled, 1, None, "")
    told = tuple(defect for defect in spoiler.defects if defect.list_number != missing)
    return Spoiled(kept, (gone, title, *told), tuple(one.sheet for one in made if one.number == titled))


def write_defects(spoiled: Spoiled, path: Path) -> Path:
    """Write which faults were planted as CSV."""
    told = ((it.kind, it.list_number, it.row, it.column, it.written) for it in spoiled.defects)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(csv_text(("kind", "list", "row", "column", "written"), told))
    return path


class _Spoiler:
    """Spoils rows in place, never the same row twice."""

    def __init__(self, rows: dict[int, list[list[Cell]]], made: Iterable[MadeList], seed: int, titled: int) -> None:
        self.rows = rows
        self.defects: list[PlantedDefect] = []
        self._lists = {one.number: one for one in made}
        self._rng = np.random.default_rng(seed)
        self._titled = titled
        self._used: set[tuple[int, int]] = set()

    def spoil(self, each: int) -> None:
        """So many faults of each kind."""
        for _ in range(each):
            self._cell("text-date", 1, "contact-date", lambda cell: f"{cell.day} {cell:%B %Y}")
            self._cell("text-date", 3, "referral-date", lambda cell: f"{cell:%Y-%m-%d}")
            self._cell("date-long-ago", 4, "assessment-start", lambda _: LONG_AGO.strftime("%d/%m/%Y"))
            self._cell("written-blank", 6, "last-seen", lambda _: "-")
            self._cell("written-blank", 7, "last-visit", lambda _: "#N/A")
            self._cell("unknown-code", 8, "gender", lambda _: "q) Zorblax")
            self._cell("unknown-code", 3, "referral-source", lambda _: "77 Moonbase")
            self._cell("number-as-text", 1, "age", lambda cell: f" {cell} ")
            self._cell("no-child", 5, "child-id", lambda _: None)
            for number in ENDS:
                self._end_before_start(number)
            self._unborn()
            self._twice(3)

    def _cell(self, kind: str, number: int, column: str, change: Callable[[Cell], Cell]) -> None:
        at = self._place(number, column)
        row = self._row(number, lambda cells: cells[at] is not None)
        if row is not None:
            self._write(kind, number, row, at, change(self.rows[number][row][at]))

    def _end_before_start(self, number: int) -> None:
        first, last = (self._place(number, column) for column in ENDS[number])
        row = self._row(number, lambda cells: cells[first] is not None and cells[last] is not None)
        if row is not None:
            day = self.rows[number][row][first] - timedelta(days=9)
            self._write("end-before-start", number, row, last, day)

    def _unborn(self) -> None:
        """A child with no date of birth and no age, which is no fault and must load."""
        row = self._row(3, lambda _: True)
        if row is not None:
            self._write("unborn-child", 3, row, self._place(3, "dob"), None)
            self.rows[3][row][self._place(3, "age")] = None

    def _twice(self, number: int) -> None:
        row = self._row(number, lambda _: True)
        if row is not None:
            self.rows[number].append(list(self.rows[number][row]))
            self._used.add((number, len(self.rows[number]) - 1))
            self._tell("duplicate-row", number, len(self.rows[number]) - 1, None, "")

    def _place(self, number: int, column: str) -> int:
        return self._lists[number].ids.index(column)

    def _row(self, number: int, fits: Callable[[list[Cell]], bool]) -> int | None:
        rows = self.rows[number]
        free = [at for at, cells in enumerate(rows) if (number, at) not in self._used and fits(cells)]
        if not free:
            return None
        row = free[int(self._rng.integers(len(free)))]
        self._used.add((number, row))
        return row

    def _write(self, kind: str, number: int, row: int, at: int, cell: Cell) -> None:
        self.rows[number][row][at] = cell
        self._tell(kind, number, row, self._lists[number].headers[at], "" if cell is None else str(cell))

    def _tell(self, kind: str, number: int, row: int, column: str | None, written: str) -> None:
        above = HEADER_ROWS + (number == self._titled)
        self.defects.append(PlantedDefect(kind, number, above + row + 1, column, written))
