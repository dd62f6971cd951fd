"""CSV files as people save them: any of the usual encodings and separators."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import islice

from sightline.returns.cells import is_blank
from sightline.returns.problems import unusable
from sightline.returns.sources.sheets import (
    MOST_CELLS,
    Cell,
    Columns,
    Row,
    Sheet,
    holds_something,
    without_blank_end,
)

SEPARATORS = (",", ";", "\t", "|")
LONGEST_CELL = 1_000_000
LINES_AT_ONCE = 10_000
_LOOKED_AT = 20


def open_text(content: bytes, name: str, title: str) -> Sheet:
    """A CSV file as one sheet.

    :raises UnusableReturn: ``damaged``, ``unsupported`` or ``too-large``.
    """
    text = _decoded(content, name)
    csv.field_size_limit(LONGEST_CELL)
    try:
        rows = _columns(text) or without_blank_end(_lines(text))
    except csv.Error as fault:
        raise unusable("damaged", name) from fault
    cells = len(rows) * len(rows.headers) if isinstance(rows, Columns) else sum(map(len, rows))
    if cells > MOST_CELLS:
        raise unusable("too-large", name)
    if _is_cut_off(text, rows):
        raise unusable("damaged", name)
    return Sheet(title, name, rows)


def _lines(text: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))


def _columns(text: str) -> Columns | None:
    """The cells by columns, where each line is as long as the headers and none of these is empty: most files.

    What many cells of a column say is held once, or a return of millions of cells would fill the memory.
    """
    lines = _lines(text)
    headers = next(lines, [])
    if not headers or any(map(is_blank, headers)):
        return None
    columns: list[list[Cell]] = [[] for _ in headers]
    seen: list[dict[Cell, Cell]] = [{} for _ in headers]
    while some := list(islice(lines, LINES_AT_ONCE)):
        if set(map(len, some)) != {len(headers)}:
            return None
        for column, known, cells in zip(columns, seen, zip(*some, strict=True), strict=True):
            column += map(known.setdefault, cells, cells)
    last = max(map(_last_that_says, columns))
    for column in columns:
        del column[last:]
    return Columns(headers, columns)


def _last_that_says(column: list[Cell]) -> int:
    """The number of lines up to the last with anything in this column."""
    return next((line for line in range(len(column), 0, -1) if holds_something(column[line - 1 : line])), 0)


def _decoded(content: bytes, name: str) -> str:
    """UTF-8 or UTF-16 where it says so or can be; else what Windows writes in England."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if b"\0" in content:
        raise unusable("unsupported", name)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _separator(text: str) -> str:
    """The separator that parts the first lines most."""
    beginning = "\n".join(text.split("\n", _LOOKED_AT)[:_LOOKED_AT])
    return max(SEPARATORS, key=beginning.count)


def _is_cut_off(text: str, rows: Sequence[Row]) -> bool:
    """Whether the text stops within a quotation, or within its last line where all others are whole."""
    if text.count('"') % 2 and _ends_in_quotation(text):
        return True
    if isinstance(rows, Columns):
        return False
    widths = {len(row) for row in rows[:-1]}
    return not text.endswith(("\n", "\r")) and len(widths) == 1 and bool(rows) and len(rows[-1]) < widths.pop()


def _ends_in_quotation(text: str) -> bool:
    """What the strict reader stops at only where the text is over."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    try:
        for _ in reader:
            pass
    except csv.Error as fault:
        return "unexpected end of data" in str(fault)
    return False
