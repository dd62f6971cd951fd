"""Rows as CSV that a spreadsheet opens as text, never as a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from io import StringIO

Cell = str | int | float | bool | date | None

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Before the first cell, so that Excel takes the file for UTF-8."""

BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""With any of these first, Excel, LibreOffice or Google Sheets may calculate a cell instead of showing it."""

_FLUSHED_AT = 64_000


def safe_text(text: str) -> str:
    """The text as it may stand in a cell: behind an apostrophe where it would be taken for a formula."""
    return f"'{text}" if text.startswith(BEGINS_A_FORMULA) else text


def as_written(text: str) -> str:
    """The text of a cell as it was before :func:`safe_text` made it safe."""
    return text[1:] if text.startswith("'") and text[1:].startswith(BEGINS_A_FORMULA) else text


def csv_text(header: Iterable[str], rows: Iterable[Iterable[Cell]]) -> Iterator[str]:
    """The table as CSV (RFC 4180), a piece at a time: bounded memory, however many rows.

    Days are ISO, truths ``true`` and ``false``, and what is ``None`` is an empty cell. Text is made safe;
    numbers stay numbers, also below zero.
    """
    piece = StringIO()
    writer = csv.writer(piece)
    writer.writerow(safe_text(name) for name in header)
    for row in rows:
        writer.writerow(_in_words(cell) for cell in row)
        if piece.tell() > _FLUSHED_AT:
            yield piece.getvalue()
            piece.seek(0)
            piece.truncate()
    yield piece.getvalue()


def _in_words(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case str():
            return safe_text(cell)
        case date():
            return cell.isoformat()
        case _:
            return str(cell)
