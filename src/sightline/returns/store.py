"""The tables of one return on disk: a folder of Parquet files and ``return.json``, which says what they are.

A column the return cannot give is absent from its table, never empty, and ``return.json`` says why. Beside a table
stands ``<table>.originals.parquet``: for every cell whose meaning differs from what was written, both.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from sightline.ground.errors import WrongUsage
from sightline.knowledge.tables import ColumnType, TableShape, tables

DESCRIPTION = "return.json"
FORM = "return-store/1"

ARROW_TYPES: Mapping[ColumnType, pa.DataType] = {
    ColumnType.TEXT: pa.string(),
    ColumnType.DATE: pa.date32(),
    ColumnType.DATETIME: pa.timestamp("us"),
    ColumnType.INTEGER: pa.int64(),
    ColumnType.NUMBER: pa.float64(),
    ColumnType.FLAG: pa.bool_(),
}

ORIGINALS = pa.schema([(name, pa.string()) for name in ("row_key", "column", "original", "meaning")])


class ReturnKind(StrEnum):
    """What was handed in."""

    ANNEX_A = "annex-a"
    SSD = "ssd"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file the return was read from."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class StoredTable:
    """A table of the return: how many rows, which columns, and why others are absent.

    ``partial`` says in words what the rows do not cover, such as only the last visit; empty where they are all.
    """

    rows: int
    columns: tuple[str, ...]
    absent: Mapping[str, str] = field(default_factory=dict)
    partial: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a store holds and where it comes from.

    ``absent`` gives for every table that the return cannot give the reason; ``dropped`` lists in words what was
    not kept because nothing here needs it.
    """

    kind: ReturnKind
    version: str
    as_at: date
    authority: str | None
    sources: tuple[SourceFile, ...]
    tables: Mapping[str, StoredTable]
    absent: Mapping[str, str] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableStore:
    """The tables of one return, ready to be asked."""

    folder: Path
    manifest: Manifest

    def tables(self) -> tuple[str, ...]:
        """The names of the tables it has."""
        return tuple(self.manifest.tables)

    def path(self, table: str) -> Path:
        """The Parquet file of a table."""
        return self.folder / f"{table}.parquet"

    def columns(self, table: str) -> tuple[str, ...]:
        """The columns a table has here."""
        return self.manifest.tables[table].columns

    def read(self, table: str) -> pa.Table:
        """A whole table."""
        return pq.read_table(self.path(table))

    def originals(self, table: str) -> pa.Table:
        """The cells of a table whose meaning differs from what was written: row key, column, original, meaning."""
        path = self.folder / f"{table}.originals.parquet"
        return pq.read_table(path) if path.is_file() else ORIGINALS.empty_table()


def open_store(folder: Path) -> TableStore:
    """The store in this folder.

    :raises WrongUsage: ``not-a-store`` where there is none, or one of a form this program does not know.
    """
    try:
        told = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
        manifest = _manifest(told)
    except (OSError, ValueError, KeyError, TypeError) as fault:
        message = f"{folder} holds no return that was loaded here. Load one with sightline returns check --out."
        raise WrongUsage("not-a-store", message) from fault
    return TableStore(folder, manifest)


def arrow_schema(shape: TableShape, columns: tuple[str, ...]) -> pa.Schema:
    """The Arrow types of these columns of a table."""
    types = {column.name: ARROW_TYPES[column.type] for column in shape.columns}
    return pa.schema([pa.field(name, types[name]) for name in columns])


def write_store(
    folder: Path,
    manifest: Manifest,
    contents: Mapping[str, pa.Table],
    originals: Mapping[str, pa.Table],
    beside: Mapping[str, str] | None = None,
) -> TableStore:
    """Write a store aside and put it in its place whole; an earlier store there is replaced.

    ``beside`` are small text files kept with it, by name.

    :raises WrongUsage: ``folder-in-use`` where the folder holds something that is no store.
    """
    place = folder.resolve()
    check_may_write(place)
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{place.name}-", dir=place.parent) as working:
        aside, before = Path(working) / "new", Path(working) / "before"
        aside.mkdir()
        _write(aside, manifest, contents, originals, beside or {})
        if place.exists():
            place.rename(before)
        aside.rename(place)
    return TableStore(folder, manifest)


def check_may_write(folder: Path) -> None:
    """Stop where the folder holds something that is no store.

    :raises WrongUsage: ``folder-in-use``.
    """
    if folder.exists() and not folder.is_dir():
        raise WrongUsage("folder-in-use", f"{folder} is a file. Name a folder.")
    if folder.exists() and any(folder.iterdir()) and not (folder / DESCRIPTION).is_file():
        raise WrongUsage("folder-in-use", f"{folder} holds something that is no return. Name another folder.")


def _write(
    folder: Path,
    manifest: Manifest,
    contents: Mapping[str, pa.Table],
    originals: Mapping[str, pa.Table],
    beside: Mapping[str, str],
) -> None:
    folder.chmod(0o700)  # child-level rows: for the person who loads them alone
    for name, table in contents.items():
        columns = manifest.tables[name].columns
        pq.write_table(table.cast(arrow_schema(tables()[name], columns)), folder / f"{name}.parquet")
    for name, changed in originals.items():
        pq.write_table(changed.cast(ORIGINALS), folder / f"{name}.originals.parquet")
    for name, text in beside.items():
        (folder / name).write_text(text, encoding="utf-8")
    told = json.dumps({"form": FORM} | asdict(manifest), indent=1, ensure_ascii=False, default=str)
    (folder / DESCRIPTION).write_text(told + "\n", encoding="utf-8")


def _manifest(told: dict[str, Any]) -> Manifest:
    if told["form"] != FORM:
        raise ValueError(told["form"])
    return Manifest(
        kind=ReturnKind(told["kind"]),
        version=told["version"],
        as_at=date.fromisoformat(told["as_at"]),
        authority=told["authority"],
        sources=tuple(SourceFile(**each) for each in told["sources"]),
        tables={
            name: StoredTable(each["rows"], tuple(each["columns"]), each["absent"], each["partial"])
            for name, each in told["tables"].items()
        },
        absent=told["absent"],
        dropped=tuple(told["dropped"]),
    )
