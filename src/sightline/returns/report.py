"""The workbook that the data team works from: every problem by list, team, row and column, and every check.

Text is written as text: nothing in it is ever a formula or a link. Children are named by id only where asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from sightline.ground.spreadsheets import safe_text
from sightline.returns.checks.model import Checked, Outcome
from sightline.returns.checks.running import named
from sightline.returns.history import Run
from sightline.returns.loading import Loaded
from sightline.returns.problems import ReturnProblem

Cell = str | int | float | date | None
MOST_ROWS = 1_000_000
ROWS_A_CHECK = 500
_WIDEST = 70
NO_TEAM = "No team given"


def write_report(
    path: Path, loaded: Loaded, checked: Sequence[Checked], runs: Sequence[Run], *, names_children: bool = False
) -> None:
    """Write the workbook; an earlier one of that name is replaced."""
    path.parent.mkdir(parents=True, exist_ok=True)
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), {**options, "constant_memory": True}) as workbook:
        bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        day = workbook.add_format({"num_format": "d mmmm yyyy", "align": "left"})
        lines = list(_lines(loaded, checked))
        for title, header, rows in (
            ("Summary", ("What", "How many"), _summary(loaded, checked, runs[-1])),
            ("By list and team", ("List", "Team", "Lines to mend"), _by_team(lines)),
            ("Lines to mend", *_to_mend(lines, names_children)),
            ("Problems", ("List", "Row", "Column", "Problem", "What to do"), _problems(loaded.problems)),
            ("Checks", ("Check", "List", "What must hold", "Outcome", "Why", "Gravity", "Source"), _checks(checked)),
            ("Trend", ("As at", "Seconds", "Lines", "Problems", "Passed", "Failed", "Not run"), _trend(runs)),
        ):
            _sheet(workbook, title, header, rows, bold, day)


Line = tuple[str, int, str, str, str, str]
"""List, row, column or check, what is wrong, team, child."""


def _lines(loaded: Loaded, checked: Sequence[Checked]) -> Iterator[Line]:
    """Every row that is to be mended: once a problem of a cell, once a check it fails."""
    who = {id_: _people(loaded, id_) for id_ in loaded.lists}
    for found in loaded.problems:
        if found.list in who and found.row is not None and found.row in who[found.list]:
            yield (found.list, found.row, found.column or "", found.message, *who[found.list][found.row])
    for it in checked:
        if it.list in who and it.outcome is Outcome.FAILED and not it.check.codes:
            for row in it.rows[:ROWS_A_CHECK]:
                yield (it.list, row, it.id, it.check.label, *who[it.list][row])


def _people(loaded: Loaded, id_: str) -> dict[int, tuple[str, str]]:
    typed = loaded.lists[id_]
    teams, children = typed.values("team"), typed.values(typed.shape.row_key[0])
    told = zip(typed.rows, teams, children, strict=True)
    return {row: (str(team or NO_TEAM), str(child or "")) for row, team, child in told}


def _summary(loaded: Loaded, checked: Sequence[Checked], run: Run) -> Iterator[tuple[Cell, ...]]:
    yield ("Return as at", run.as_at)
    yield ("Version of the lists", loaded.version)
    yield ("Seconds from file to checks", run.seconds)
    for typed in loaded.lists.values():
        yield (f"Lines of {named(typed.shape)}: {typed.shape.label}", len(typed.rows))
    for outcome, words in zip(Outcome, ("passed", "failed", "not run"), strict=True):
        yield (f"Checks {words}", sum(it.outcome is outcome for it in checked))
    yield ("Problems of files, sheets, columns and cells", len(loaded.problems))


def _by_team(lines: Sequence[Line]) -> Iterator[tuple[Cell, ...]]:
    counts = Counter((list_, team) for list_, _, _, _, team, _ in lines)
    yield from ((list_, team, count) for (list_, team), count in sorted(counts.items()))


def _to_mend(lines: Sequence[Line], names_children: bool) -> tuple[tuple[str, ...], Iterator[tuple[Cell, ...]]]:
    header = ("List", "Team", "Row", "Column or check", "What is wrong")
    ordered = sorted(lines, key=lambda it: (it[0], it[4], it[1]))
    rows = ((list_, team, row, at, wrong, child) for list_, row, at, wrong, team, child in ordered)
    if names_children:
        return (*header, "Child"), rows
    return header, (row[:-1] for row in rows)


def _problems(problems: Sequence[ReturnProblem]) -> Iterator[tuple[Cell, ...]]:
    for found in problems:
        yield (found.list, found.row, found.column, found.code, found.message)


def _checks(checked: Sequence[Checked]) -> Iterator[tuple[Cell, ...]]:
    for it in checked:
        yield (it.id, it.list, it.check.label, it.outcome, it.why, it.check.severity, str(it.check.citation))


def _trend(runs: Sequence[Run]) -> Iterator[tuple[Cell, ...]]:
    for run in runs:
        outcomes = (run.checks.get(outcome, 0) for outcome in Outcome)
        yield (run.as_at, run.seconds, sum(run.lines.values()), run.defects, *outcomes)


def _sheet(
    workbook: Any, title: str, header: Sequence[str], rows: Iterable[Sequence[Cell]], bold: Any, day: Any
) -> None:
    sheet = workbook.add_worksheet(title)
    for at, name in enumerate(header):
        sheet.set_column(at, at, min(max(len(name) + 2, 14), _WIDEST) if at < len(header) - 1 else _WIDEST)
        sheet.write_string(0, at, name, bold)
    sheet.freeze_panes(1, 0)
    for number, row in enumerate(rows, start=1):
        if number > MOST_ROWS:
            break
        for at, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(number, at, cell, day)
            elif isinstance(cell, int | float):
                sheet.write_number(number, at, cell)
            elif cell:
                sheet.write_string(number, at, safe_text(str(cell)))
