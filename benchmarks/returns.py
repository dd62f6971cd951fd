"""How long an eleven-list workbook takes from file to checks and tables, beside reading its cells alone.

An invented workbook is made (20,000 lines over the eleven lists, or as many as are named). Then, in one process, best
of so many rounds and in processor time, as the machine may be busy with something else, its cells are read with
python-calamine and nothing else, it is checked, and it is checked and kept::

    python -m benchmarks.returns [LINES]
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from sightline.journeys.check_return import check_return
from sightline.knowledge.annex_a_lists import CellType, ListColumn, lists
from sightline.knowledge.tables import code_sets
from sightline.returns.store import ReturnKind
from tests.unit.returns.made import Rows, write_workbook

AS_AT = date(2026, 10, 31)
LINES = 20_000
ROUNDS = 3
SHARES = (25, 10, 12, 12, 6, 15, 4, 6, 5, 2, 3)
"""How many in a hundred lines are of list 1, of list 2 and so on, roughly as authorities have them."""


def main() -> None:
    """Make the workbook, time it, print the figures."""
    lines = int(sys.argv[1]) if len(sys.argv) > 1 else LINES
    with tempfile.TemporaryDirectory() as folder:
        path = write_workbook(Path(folder) / "invented.xlsx", _sheets(lines))
        bare = _best(lambda: _read_cells(path))
        checked = _best(lambda: check_return(str(path), ReturnKind.ANNEX_A, AS_AT))
        kept = _best(lambda: check_return(str(path), ReturnKind.ANNEX_A, AS_AT, out=Path(folder) / "kept"))
    print(f"{lines:,} lines in eleven lists, processor time, best of {ROUNDS}")
    print(f"cells read alone:      {bare:6.2f} s")
    print(f"read and checked:      {checked:6.2f} s  {checked / bare:4.1f} times the cells alone")
    print(f"read, checked, kept:   {kept:6.2f} s  {kept / bare:4.1f} times the cells alone")


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)


def _read_cells(path: Path) -> int:
    workbook = CalamineWorkbook.from_path(str(path))
    return sum(len(workbook.get_sheet_by_name(name).to_python()) for name in workbook.sheet_names)


def _sheets(lines: int) -> dict[str, Rows]:
    chance = random.Random(1)
    sheets: dict[str, Rows] = {}
    for shape, share in zip(lists().values(), SHARES, strict=True):
        rows: Rows = [[column.label for column in shape.columns]]
        rows += [[_cell(column, at, chance) for column in shape.columns] for at in range(lines * share // 100)]
        sheets[f"List {shape.number}"] = rows
    return sheets


def _cell(column: ListColumn, at: int, chance: random.Random) -> Any:
    match column.type:
        case CellType.ID:
            return f"N{at:06}"
        case CellType.DATE:
            return AS_AT - timedelta(days=chance.randint(0, 180))
        case CellType.INTEGER:
            return chance.randint(0, 15)
        case CellType.FLAG:
            return chance.choice(("a) Yes", "b) No"))
        case CellType.CODE:
            code = chance.choice(code_sets()[column.codes or ""].codes)
            return f"{code.code} {code.label}"
        case CellType.POSTCODE:
            return "ZZ1 2ZZ"
        case _:
            return f"Harrowdene Team {chance.randint(1, 20)}"


if __name__ == "__main__":
    main()
