"""The native shape of child-level data: every table, its columns and their codes.

The tables ``ssd_*`` are those of the Standard Safeguarding Dataset, by the dataset's own names. The tables
``extra_*`` are ours, of the same kind: supplementary lists that no national list holds, and what Annex A states
and the dataset works out from history. The data is in ``ssd/``, one file a table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from sightline.ground.sources import Citation
from sightline.knowledge import load
from sightline.knowledge.rows import FOLDER, Row, open_file

TABLES = "ssd/tables"
CODE_SETS = "ssd/code_sets.toml"


class ColumnType(StrEnum):
    """What a column holds."""

    TEXT = "text"
    DATE = "date"
    DATETIME = "datetime"
    INTEGER = "integer"
    NUMBER = "number"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class ColumnShape:
    """A column of a table.

    ``codes`` names a code set; ``parent`` is the ``table.column`` it refers to; ``sensitive`` marks special
    category or criminal-offence data and whatever names a person; what is not ``kept`` is dropped on load.
    """

    name: str
    label: str
    type: ColumnType
    codes: str | None = None
    key: bool = False
    parent: str | None = None
    sensitive: bool = False
    kept: bool = True


@dataclass(frozen=True, slots=True)
class TableShape:
    """A table: its columns in order, and where its shape comes from."""

    name: str
    label: str
    columns: tuple[ColumnShape, ...]
    citation: Citation
    note: str = ""

    def column(self, name: str) -> ColumnShape | None:
        """The column of this name, if the table has it."""
        return next((column for column in self.columns if column.name == name), None)

    @property
    def key(self) -> ColumnShape:
        """The column that tells one row from another."""
        return next(column for column in self.columns if column.key)

    @property
    def person(self) -> ColumnShape | None:
        """The column that says which child or young person a row is about, if it is about one."""
        own = "ssd_person.pers_person_id"
        return next((it for it in self.columns if own in (f"{self.name}.{it.name}", it.parent)), None)


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a set; ``group`` gathers codes that are often counted together."""

    code: str
    label: str
    group: str | None = None


@dataclass(frozen=True, slots=True)
class CodeSet:
    """The codes a column may hold, in their usual order."""

    id: str
    label: str
    codes: tuple[Code, ...]
    citation: Citation

    def code(self, value: str) -> Code | None:
        """The code of this value, if it is one of the set."""
        return next((code for code in self.codes if code.code == value), None)


@cache
def tables() -> Mapping[str, TableShape]:
    """Every table by its name, in the order of names."""
    names = sorted(path.name for path in (FOLDER / TABLES).glob("*.toml"))
    shapes = (_table(f"{TABLES}/{name}") for name in names)
    return MappingProxyType({shape.name: shape for shape in shapes})


@cache
def code_sets() -> Mapping[str, CodeSet]:
    """Every code set by its id."""
    file = open_file(CODE_SETS)
    found = {row.copy().id(): _code_set(row) for row in file.entries("code_set")}
    file.done()
    return MappingProxyType(found)


def code_set(id_: str) -> CodeSet:
    """The code set with this id; ``KeyError`` where there is none (a fault of the data, found by its tests)."""
    return code_sets()[id_]


def sources_used() -> set[str]:
    """The ids of the sources that tables and code sets are drawn from."""
    drawn_from = [it.citation for it in tables().values()] + [it.citation for it in code_sets().values()]
    return {citation.source.id for citation in drawn_from}


def _table(name: str) -> TableShape:
    file = open_file(name)
    columns = tuple(_column(row) for row in file.entries("column"))
    row = file.entry()
    shape = TableShape(row.text("table"), row.text("label"), columns, _citation(row), row.text("note", ""))
    row.done()
    file.done()
    if not any(column.key for column in columns):
        raise row.fault("no column is the key")
    return shape


def _column(row: Row) -> ColumnShape:
    shape = ColumnShape(
        row.text("name"),
        row.text("label"),
        ColumnType(row.text("type")),
        row.optional_text("codes"),
        row.flag("key", default=False),
        row.optional_text("parent"),
        row.flag("sensitive", default=False),
        row.flag("kept", default=True),
    )
    row.done()
    return shape


def _code_set(row: Row) -> CodeSet:
    codes = tuple(_code(each) for each in row.tables("codes"))
    found = CodeSet(row.id(), row.text("label"), codes, _citation(row))
    row.done()
    return found


def _code(row: Row) -> Code:
    code = Code(row.text("code"), row.text("label"), row.optional_text("group"))
    row.done()
    return code


def _citation(row: Row) -> Citation:
    source = row.text("source")
    try:
        return Citation(load.sources()[source], row.text("at"))
    except KeyError as error:
        raise row.fault(f"there is no source {source!r}") from error
