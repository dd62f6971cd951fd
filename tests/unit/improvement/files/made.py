"""Invented plans as councils keep them: workbooks and Word tables, made in the test."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import Any

import docx
import xlsxwriter

Rows = Sequence[Sequence[Any]]

HEADERS = ("Ref", "Area for improvement", "Action", "Lead officer", "By when", "Success measure", "RAG")


def workbook(
    rows: Rows,
    headers: Sequence[str] = HEADERS,
    *,
    titles: Sequence[str] = ("Northmere improvement plan",),
    merged: Mapping[tuple[int, int, int, int], str] | None = None,
    hidden: Sequence[str] = (),
) -> bytes:
    """A workbook: titles, headers, rows; ``merged`` are cells merged by first and last row and column, from 0."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet("Plan")
        for at, title in enumerate(titles):
            sheet.write(at, 0, title)
        top = len(titles)
        for at, name in enumerate(headers):
            sheet.write(top, at, name)
        for number, row in enumerate(rows, start=top + 1):
            for at, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(number, at, cell, day)  # type: ignore[arg-type]
                elif cell is not None:
                    sheet.write(number, at, cell)
        for (first, left, last, right), words in (merged or {}).items():
            sheet.merge_range(top + 1 + first, left, top + 1 + last, right, words)
        for name in hidden:
            other = book.add_worksheet(name)
            other.write(0, 0, "Not to be read")
            other.hide()
    return file.getvalue()


def word(tables: Sequence[tuple[str, Rows]], *, merged: Sequence[tuple[int, int, int, int]] = ()) -> bytes:
    """A Word document: under each heading a table; ``merged`` are cells of the first table, from row and column."""
    document: Any = docx.Document()
    for heading, rows in tables:
        if heading:
            document.add_heading(heading, level=2)
        table = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, said in zip(table.add_row().cells, row, strict=True):
                first, *more = str(said).split("\n")
                cell.paragraphs[0].text = first
                for line in more:
                    cell.add_paragraph(line)
    for top, left, bottom, right in merged:
        first, last = document.tables[0].cell(top, left), document.tables[0].cell(bottom, right)
        words = first.text
        last.text = ""
        first.merge(last).text = words
    file = BytesIO()
    document.save(file)
    return file.getvalue()
