"""Which row of a table holds its headers, and which header is which column: by whole names, then by choice.

What a person chose for a header is remembered by its spelling. An unknown header is offered with the likeliest
column, and is taken for it only once a person says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz import fuzz, process

from sightline.improvement.files.tables import Line, PlanTable
from sightline.knowledge.plan_columns import Holds, PlanColumn, plan_columns
from sightline.returns.plain import plain

LOOKED_AT = 30
"""Titles and notes stand above the headers; never more than this many rows of them."""

FEWEST = 2
CLOSE_ENOUGH = 72
LEFT_OUT = "left-out"
"""What a person chooses for a column that is not taken over."""

LONGEST_HEADER = 200


@dataclass(frozen=True, slots=True)
class Header:
    """One header: as it is printed, what it is taken for (empty: nothing), and what it may be where not known."""

    at: int
    printed: str
    column: str
    likeliest: str = ""
    is_second: bool = False

    @property
    def key(self) -> str:
        """The spelling by which a choice is remembered."""
        return plain(self.printed)[:LONGEST_HEADER]


@dataclass(frozen=True, slots=True)
class Headed:
    """A table with its headers, and its rows below them."""

    table: PlanTable
    headers: tuple[Header, ...]
    lines: tuple[Line, ...]
    columns: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def head(table: PlanTable, choices: Mapping[str, str]) -> Headed | None:
    """The table with the row that names most columns as its headers; ``None`` where no row is one of headers."""
    best: tuple[int, int] | None = None
    for at, line in enumerate(table.lines[:LOOKED_AT]):
        found = {column for cell in line.cells if (column := column_of(_title(cell), choices))}
        is_plan = len(found) >= FEWEST and ("what" in found or len(found) > FEWEST)
        if is_plan and (best is None or len(found) > best[0]):
            best = (len(found), at)
    return _headed(table, best[1], choices) if best else None


def _headed(table: PlanTable, at: int, choices: Mapping[str, str]) -> Headed:
    headers = _headers(table.lines[at], choices)
    titles = _titles(table.lines[at])
    lines = tuple(line for line in table.lines[at + 1 :] if _titles(line) != titles)
    columns: dict[str, tuple[int, ...]] = {}
    for header in headers:
        if header.column and header.column != LEFT_OUT and not header.is_second:
            columns[header.column] = (*columns.get(header.column, ()), header.at)
    return Headed(table, headers, lines, columns)


def _headers(line: Line, choices: Mapping[str, str]) -> tuple[Header, ...]:
    found: list[Header] = []
    taken: set[str] = set()
    for at, cell in enumerate(line.cells):
        title = _title(cell)
        if not plain(title):
            continue
        column = column_of(title, choices)
        is_second = column in taken and known()[column].holds is Holds.ONE if column in known() else False
        taken.add(column)
        found.append(Header(at, title, column, "" if column else likeliest(title), is_second))
    return tuple(found)


def _title(cell: object) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) else ""


def _titles(line: Line) -> tuple[str, ...]:
    """A row in plain form, to know a header that is repeated on every page."""
    return tuple(plain(_title(cell)) for cell in line.cells)


def column_of(title: str, choices: Mapping[str, str]) -> str:
    """The column a header names: what a person chose, or a known spelling; empty where neither."""
    written = plain(title)
    return choices.get(written[:LONGEST_HEADER]) or _spellings().get(written, "") if written else ""


def likeliest(title: str) -> str:
    """The column a header may mean, to be offered to a person; empty where none is likely."""
    names = _spellings()
    found = process.extractOne(plain(title), list(names), scorer=fuzz.token_sort_ratio, score_cutoff=CLOSE_ENOUGH)
    return names[found[0]] if found else ""


@cache
def known() -> Mapping[str, PlanColumn]:
    """The columns by their ids."""
    return {column.id: column for column in plan_columns()}


@cache
def _spellings() -> Mapping[str, str]:
    return {plain(name): column.id for column in plan_columns() for name in (*column.spellings, column.label)}


def joined(tables: Iterable[Headed]) -> tuple[tuple[Header, ...], ...]:
    """The different headings that a file's tables have, each once: what a person is asked about."""
    found: dict[tuple[str, ...], tuple[Header, ...]] = {}
    for table in tables:
        found.setdefault(tuple(it.key for it in table.headers), table.headers)
    return tuple(found.values())
