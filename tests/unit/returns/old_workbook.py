"""Workbooks of the older kind (.xls), written by hand: nothing that is installed here writes them."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from tests.unit.returns.made import Rows

SECTOR = 512
SMALLEST = 4096
"""A shorter stream would have to lie elsewhere in the file."""
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
GLOBALS, SHEET = 0x0005, 0x0010
PLAIN, DAY = 0, 1
"""The two styles of cells."""
DAY_FORMAT = 14
FIRST_DAY = date(1899, 12, 30)


def write_old_workbook(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """Write sheets of cells as Excel did before 2007."""
    parts = [_begin(SHEET) + b"".join(_cells(rows)) + _record(0x000A) for rows in sheets.values()]
    styles = b"".join(_record(0x00E0, struct.pack("<HH16x", 0, form)) for form in (0, DAY_FORMAT))
    above = _begin(GLOBALS) + _record(0x0042, struct.pack("<H", 1200)) + styles
    at = len(above) + sum(len(_named(0, name)) for name in sheets) + len(_record(0x000A))
    names = b""
    for name, part in zip(sheets, parts, strict=True):
        names += _named(at, name)
        at += len(part)
    path.write_bytes(_file(above + names + _record(0x000A) + b"".join(parts)))
    return path


def _record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _begin(kind: int) -> bytes:
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 1996, 0, 0x0600))


def _named(at: int, name: str) -> bytes:
    text = name.encode("latin-1")
    return _record(0x0085, struct.pack("<IBBBB", at, 0, 0, len(text), 0) + text)


def _cells(rows: Rows) -> Iterator[bytes]:
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell is not None:
                yield _cell(at, column, cell)


def _cell(row: int, column: int, cell: Any) -> bytes:
    match cell:
        case bool():
            return _record(0x0205, struct.pack("<HHHBB", row, column, PLAIN, cell, 0))
        case int() | float():
            return _record(0x0203, struct.pack("<HHHd", row, column, PLAIN, cell))
        case date():
            return _record(0x0203, struct.pack("<HHHd", row, column, DAY, (cell - FIRST_DAY).days))
        case _:
            text = str(cell).encode("utf-16-le")
            return _record(0x0204, struct.pack("<HHHHB", row, column, PLAIN, len(text) // 2, 1) + text)


def _file(stream: bytes) -> bytes:
    """The stream in a compound file: header, one sector of addresses for each 128, the directory, the stream."""
    stream += bytes(max(SMALLEST - len(stream), -len(stream) % SECTOR))
    own = len(stream) // SECTOR
    tables = -(-(own + 2) // (SECTOR // 4 - 1))
    start = tables + 1
    chain = [*[FAT] * tables, END, *range(start + 1, start + own), END]
    addresses = struct.pack(f"<{len(chain)}I", *chain)
    addresses += b"\xff" * (tables * SECTOR - len(addresses))
    header = struct.pack(
        "<8s16xHHHHH6xIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, tables
    )
    header += struct.pack("<IIIIII", 0, SMALLEST, END, 0, END, 0)
    header += struct.pack("<109I", *range(tables), *[FREE] * (109 - tables))
    entries = _entry("Root Entry", 5, END, 0, child=1) + _entry("Workbook", 2, start, len(stream))
    return header + addresses + entries + bytes(SECTOR - len(entries)) + stream


def _entry(name: str, kind: int, start: int, size: int, child: int = FREE) -> bytes:
    text = name.encode("utf-16-le")
    head = text + bytes(64 - len(text)) + struct.pack("<HBBIII", len(text) + 2, kind, 1, FREE, FREE, child)
    return head + struct.pack("<36xIII", start, size, 0)
