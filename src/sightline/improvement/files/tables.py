"""A plan's file as tables of cells, whether it is a workbook or a Word document.

A merged cell stands in every row that it spans, and each of those rows knows that it goes on from above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sightline.ground.errors import UnusableDocument
from sightline.improvement.files.problems import FileProblem, problem, unusable
from sightline.reading.openers.guards import check_size, inflate, open_archive
from sightline.reading.openers.word_tables import WordRow, WordTable, open_word_tables
from sightline.returns.problems import UnusableReturn
from sightline.returns.sources.sheets import Cell, Sheet
from sightline.returns.sources.workbooks import OLE, open_workbook

MOST_BYTES = 30_000_000
MOST_ROWS = 200_000
MOST_COLUMNS = 2_000
MOST_CELLS = 20_000_000
"""What a sheet may reach to: a cell in the last corner of a sheet would take all memory."""

WORKBOOK, WORD = "xl/workbook.xml", "word/document.xml"
FAILED = "#FAILED"
"""What stands for a cell whose formula failed."""

_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml")
_LAST_ROW = re.compile(rb'<row\b[^>]*?\br="(\d{1,9})"')
_LAST_CELL = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,3})\d{1,9}"')


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table. ``goes_on`` are the cells that belong to a merged cell above; ``spans`` that reach right."""

    number: int
    cells: tuple[Cell, ...]
    goes_on: frozenset[int] = frozenset()
    spans: frozenset[int] = frozenset()
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class PlanTable:
    """A table: how a person finds it, its rows, and the heading that stands above it."""

    name: str
    lines: tuple[Line, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """The tables of a file, and what is to be said of the file itself."""

    tables: tuple[PlanTable, ...]
    problems: tuple[FileProblem, ...] = ()


def open_tables(content: bytes, name: str) -> Opened:
    """The tables of a workbook or a Word document, told apart by content.

    :raises UnusablePlan: ``empty``, ``encrypted``, ``damaged``, ``too-large`` or ``unsupported``.
    """
    if not content.strip(b"\0 \r\n\t"):
        raise unusable("empty")
    try:
        check_size(len(content), MOST_BYTES)
        return _opened(content, name)
    except (UnusableDocument, UnusableReturn) as fault:
        known = ("encrypted", "damaged", "too-large", "unsupported", "empty")
        raise unusable(fault.code if fault.code in known else "unsupported") from fault


def _opened(content: bytes, name: str) -> Opened:
    if content.startswith(OLE):
        is_protected = "EncryptedPackage".encode("utf-16-le") in content
        raise unusable("encrypted" if is_protected else "unsupported")
    if not content.startswith(b"PK"):
        raise unusable("unsupported")
    archive = open_archive(content)
    names = set(archive.namelist())
    if any(part.flag_bits & 1 for part in archive.infolist()):
        raise unusable("encrypted")
    macros = [problem("has-macros")] if any(it.lower().endswith("vbaproject.bin") for it in names) else []
    if WORD in names:
        tables = [_of_word(table, number) for number, table in enumerate(open_word_tables(content), start=1)]
        return Opened(tuple(tables), tuple(macros))
    if WORKBOOK not in names:
        raise unusable("unsupported")
    for part in sorted(it for it in names if _SHEET_PART.fullmatch(it)):
        _check_reach(inflate(archive, part))
    sheets, _ = open_workbook(content, name)
    hidden = [problem("hidden-sheet", table=f"sheet “{it.name}”") for it in sheets if it.is_hidden]
    shown = tuple(_of_sheet(sheet) for sheet in sheets if not sheet.is_hidden and sheet.rows)
    return Opened(shown, (*macros, *hidden))


def _check_reach(part: bytes) -> None:
    """How far a sheet reaches, before the library makes room for all of it."""
    row = max((int(it) for it in _LAST_ROW.findall(part)), default=0)
    columns = {it for it in _LAST_CELL.findall(part)}
    column = max((_index(it) for it in columns), default=0)
    if row > MOST_ROWS or column > MOST_COLUMNS or row * column > MOST_CELLS:
        raise unusable("too-large")


def _index(letters: bytes) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + letter - ord("A") + 1
    return index


def _of_sheet(sheet: Sheet) -> PlanTable:
    filled, goes_on, spans = _filled(sheet)
    rows = [
        Line(sheet.first_row + at, tuple(row), frozenset(goes_on.get(at, ())), frozenset(spans.get(at, ())))
        for at, row in enumerate(filled)
    ]
    return PlanTable(f"sheet “{sheet.name}”", tuple(rows))


def _filled(sheet: Sheet) -> tuple[list[list[Cell]], dict[int, set[int]], dict[int, set[int]]]:
    """The rows with merged cells filled downwards, and where a cell goes on from above or reaches to the right."""
    rows = [list(row) for row in sheet.rows]
    for at, cell in sheet.errors:
        if at < len(rows) and cell < len(rows[at]):
            rows[at][cell] = FAILED
    goes_on: dict[int, set[int]] = {}
    spans: dict[int, set[int]] = {}
    for span in sheet.merged:
        if span.top >= len(rows) or span.left < 0 or span.left >= len(rows[span.top]):
            continue
        if span.right > span.left:
            spans.setdefault(span.top, set()).add(span.left)
        for at in range(span.top + 1, min(span.bottom + 1, len(rows))):
            rows[at] += [None] * (span.left + 1 - len(rows[at]))
            rows[at][span.left] = rows[span.top][span.left]
            goes_on.setdefault(at, set()).add(span.left)
    return rows, goes_on, spans


def _of_word(table: WordTable, number: int) -> PlanTable:
    above: dict[int, str] = {}
    lines = tuple(_word_line(row, at, above) for at, row in enumerate(table.rows, start=1))
    heading = f"{table.heading}\n{table.below}".strip()
    return PlanTable(f"table {number}", lines, heading)


def _word_line(row: WordRow, number: int, above: dict[int, str]) -> Line:
    """A row of a Word table; ``above`` is what the last cell of each column says, and is kept up to date."""
    cells: list[Cell] = []
    goes_on, spans = set(), set()
    for cell in row.cells:
        cells += [None] * (cell.column - len(cells))
        if cell.goes_on:
            goes_on.add(cell.column)
        else:
            above[cell.column] = "\n".join(cell.lines)
        if cell.span > 1:
            spans.add(cell.column)
        cells += [above.get(cell.column, ""), *([None] * (cell.span - 1))]
    return Line(number, tuple(cells), frozenset(goes_on), frozenset(spans), row.is_header)


def text_of(cell: Cell) -> Iterator[str]:
    """The lines of a cell, without those that are blank."""
    if isinstance(cell, str):
        yield from (words for line in cell.split("\n") if (words := line.strip()))
