"""A plan as a workbook: one row an action, the header frozen and filtered, and the same bytes for the same plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from sightline.ground.office_files import NO_CLOCK, without_clock
from sightline.ground.spreadsheets import safe_text
from sightline.improvement.files.headers import known
from sightline.improvement.files.pieces import shortened
from sightline.improvement.queries.plan_table import COLUMNS, TableRow

LONGEST_CELL = 32_767
"""A spreadsheet holds no more in one cell."""

LONGEST_SHEET = 31
_NARROW, _DATED, _MIDDLE, _WIDE = 11, 19, 24, 44
_WIDTHS = {
    **dict.fromkeys(("reference", "status", "evidence-count", "rating"), _NARROW),
    **dict.fromkeys(("due", "heard-of", "done-on"), _DATED),
    **dict.fromkeys(("area", "what", "progress", "change"), _WIDE),
}
_LINED = {"text_wrap": True, "valign": "top", "bottom": 1, "bottom_color": "#b1b4b6"}
_LINE, _HIGHEST = 15.0, 409.0
"""The height of a line, and of the highest row that a spreadsheet knows; in points."""

_PAGES_WIDE = 3
"""So many A3 pages beside each other have all columns in letters that can be read."""

_NOT_IN_A_NAME = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_FROZEN = COLUMNS.index("what")


def plan_workbook(title: str, rows: Iterable[TableRow]) -> bytes:
    """The plan as an ``.xlsx``; text is never a formula or a link, whatever it begins with."""
    file = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"title": title, "created": datetime(*NO_CLOCK, tzinfo=UTC), "language": "en-GB"})
        _sheet(book, title, list(rows))
    return without_clock(file.getvalue())


def _sheet(book: Any, title: str, rows: Sequence[TableRow]) -> None:
    name = " ".join(title.translate(_NOT_IN_A_NAME).split())[:LONGEST_SHEET].strip() or "Plan"
    sheet = book.add_worksheet(name)
    words = book.add_format(_LINED)
    day = book.add_format({**_LINED, "num_format": "d mmmm yyyy", "align": "left"})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    for at, column in enumerate(COLUMNS):
        sheet.set_column(at, at, _WIDTHS.get(column, _MIDDLE))
    headers = [{"header": known()[column].label, "header_format": head} for column in COLUMNS]
    look = {"columns": headers, "name": "Plan", "style": "Table Style Light 1"}
    sheet.add_table(0, 0, max(len(rows), 1), len(COLUMNS) - 1, look)
    for number, row in enumerate(rows, start=1):
        sheet.set_row(number, _height(row))
        for at, column in enumerate(COLUMNS):
            _write(sheet, number, at, row.cells.get(column), words, day)
    sheet.set_row(0, 2 * _LINE)
    sheet.freeze_panes(1, _FROZEN + 1)
    sheet.set_landscape()
    sheet.set_paper(8)  # A3: a plan has many columns
    sheet.fit_to_pages(_PAGES_WIDE, 0)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0)
    sheet.set_footer("&L&A&RPage &P of &N")


def _height(row: TableRow) -> float:
    """As high as its longest cell: not every program finds that out for itself."""
    lines = (
        sum(1 + len(line) // _WIDTHS.get(column, _MIDDLE) for line in str(row.cells.get(column) or "").split("\n"))
        for column in COLUMNS
    )
    return min(_HIGHEST, _LINE * max(lines))


def _write(sheet: Any, row: int, at: int, cell: object, words: Any, day: Any) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(row, at, cell, day)
    elif isinstance(cell, int):
        sheet.write_number(row, at, cell, words)
    elif not cell:
        sheet.write_blank(row, at, None, words)
    else:
        sheet.write_string(row, at, shortened(safe_text(str(cell)), LONGEST_CELL), words)
