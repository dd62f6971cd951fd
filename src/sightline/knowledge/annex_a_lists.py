"""Annex A as data: its lists and columns by version, how headers are spelt, and the tables each list fills.

The data is in ``annex_a/``, one file a list. ``code_wordings.toml`` says how codes are recognised in what people
write; a choice a person made is kept with the returns, not here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from sightline.ground.sources import Citation
from sightline.knowledge import load
from sightline.knowledge.rows import FOLDER, Row, open_file

LISTS = "annex_a"
WORDINGS = "annex_a/code_wordings.toml"
VERSIONS = ("2020", "2024")
"""The versions known, oldest first; a later one only adds columns to list 9."""


class CellType(StrEnum):
    """What the cells of a column of a list hold."""

    ID = "id"
    TEXT = "text"
    DATE = "date"
    DATETIME = "datetime"
    INTEGER = "integer"
    NUMBER = "number"
    FLAG = "flag"
    CODE = "code"
    POSTCODE = "postcode"


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of a list: its printed name, type, codes, and other ways its header is written."""

    id: str
    label: str
    type: CellType
    required: bool = False
    codes: str | None = None
    spellings: tuple[str, ...] = ()
    patterns: tuple[re.Pattern[str], ...] = ()
    versions: tuple[str, ...] = VERSIONS


@dataclass(frozen=True, slots=True, eq=False)
class FilledTable:
    """A table of the dataset that a list fills, and from which of its columns.

    A row is told from others by ``key_from``, a column of the list, or else by an id of its own, written into every
    column of ``row_ids`` (and, with ``mark``, told from other rows made of the same line). Only lines with something
    in ``when`` make a row (with yes there, where it is ``yes x``). A column taken as ``not x`` is the opposite of x;
    ``json x`` is the code as the dataset writes a plan. ``partial`` says what the rows do not cover.
    """

    name: str
    columns: Mapping[str, str]
    constants: Mapping[str, str]
    key_from: str | None = None
    row_ids: tuple[str, ...] = ()
    mark: str = ""
    when: str | None = None
    partial: str = ""


@dataclass(frozen=True, slots=True)
class DrawnFrom:
    """The table of the dataset that a list can be drawn from, and which of its rows are lines of the list.

    A row is one where ``since`` is filled and ``without`` is not yes, and it was within the ``months`` before the
    extract: by ``since``, or where there are ``ended`` columns, by the last of them or by none being filled. ``once``
    is the column that has one line for each of its values.
    """

    table: str
    since: str | None = None
    ended: tuple[str, ...] = ()
    without: str | None = None
    once: str | None = None
    months: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ListShape:
    """One list of Annex A.

    ``row_key`` are the columns that tell one line from another; lines of one ``row_kind`` with the same key are the
    same thing, also across lists. ``window_months`` before the extract, lines should have their ``window_column``.
    """

    id: str
    number: int
    label: str
    columns: tuple[ListColumn, ...]
    tables: tuple[FilledTable, ...]
    sheets: tuple[re.Pattern[str], ...]
    row_kind: str
    row_key: tuple[str, ...]
    citations: tuple[Citation, Citation]
    window_months: int | None = None
    window_column: str | None = None
    drawn: DrawnFrom | None = None

    def column(self, id_: str) -> ListColumn | None:
        """The column with this id, if the list has it."""
        return next((column for column in self.columns if column.id == id_), None)

    def in_version(self, version: str) -> tuple[ListColumn, ...]:
        """The columns a version of the list has."""
        return tuple(column for column in self.columns if version in column.versions)


@dataclass(frozen=True, slots=True)
class CodeWordings:
    """How the codes of one set are recognised: patterns in order, letters standing alone, other forms of a code.

    Codes that ``stands_out`` are found anywhere, though they are letters alone.
    """

    id: str
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    letters: Mapping[str, str]
    also: Mapping[str, str]
    stands_out: bool = False


@cache
def lists() -> Mapping[str, ListShape]:
    """Every list by its id, ``list-1`` to ``list-11``."""
    names = sorted(path.name for path in (FOLDER / LISTS).glob("list_*.toml"))
    found = [_list(f"{LISTS}/{name}") for name in names]
    return MappingProxyType({shape.id: shape for shape in found})


@cache
def code_wordings() -> Mapping[str, CodeWordings]:
    """How codes are recognised, by the id of their set; ``flag`` and ``disability-flag`` are yes, no and unknown."""
    file = open_file(WORDINGS)
    found = [_wordings(row) for row in file.entries("code_set")]
    file.done()
    return MappingProxyType({wordings.id: wordings for wordings in found})


def sources_used() -> set[str]:
    """The ids of the sources that the lists are drawn from."""
    return {citation.source.id for shape in lists().values() for citation in shape.citations}


def _list(name: str) -> ListShape:
    file = open_file(name)
    row = file.entry()
    shape = ListShape(
        id=row.copy().id(),
        number=row.number("number"),
        label=row.text("label"),
        columns=tuple(_column(each) for each in file.entries("column")),
        tables=tuple(_filled(each) for each in file.entries("table")),
        sheets=tuple(re.compile(pattern) for pattern in row.texts("sheets")),
        row_kind=row.text("row_kind"),
        row_key=row.texts("row_key"),
        citations=_citations(row),
        window_months=row.optional_number("window_months"),
        window_column=row.optional_text("window_column"),
        drawn=next((_drawn(each) for each in file.entries("drawn")), None),
    )
    row.done()
    file.done()
    return shape


def _citations(row: Row) -> tuple[Citation, Citation]:
    at = row.text("at")
    known = load.sources()
    return Citation(known[row.text("source")], at), Citation(known[row.text("columns_source")], at)


def _column(row: Row) -> ListColumn:
    column = ListColumn(
        id=row.id(),
        label=row.text("label"),
        type=CellType(row.text("type")),
        required=row.flag("required", default=False),
        codes=row.optional_text("codes"),
        spellings=row.texts("spellings"),
        patterns=tuple(re.compile(pattern) for pattern in row.texts("patterns")),
        versions=row.texts("versions") or VERSIONS,
    )
    row.done()
    return column


def _filled(row: Row) -> FilledTable:
    filled = FilledTable(
        name=row.text("name"),
        columns=row.mapping("columns"),
        constants=row.mapping("constants"),
        key_from=row.optional_text("key_from"),
        row_ids=row.texts("row_ids"),
        mark=row.text("mark", ""),
        when=row.optional_text("when"),
        partial=row.text("partial", ""),
    )
    row.done()
    return filled


def _drawn(row: Row) -> DrawnFrom:
    drawn = DrawnFrom(
        table=row.text("table"),
        since=row.optional_text("since"),
        ended=row.texts("ended"),
        without=row.optional_text("without"),
        once=row.optional_text("once"),
        months=row.optional_number("months"),
    )
    row.done()
    return drawn


def _wordings(row: Row) -> CodeWordings:
    patterns = tuple((it.text("code"), re.compile(it.text("pattern"))) for it in row.tables("wordings"))
    wordings = CodeWordings(
        row.id(), patterns, row.mapping("letters"), row.mapping("also"), row.flag("stands_out", default=False)
    )
    row.done()
    return wordings
