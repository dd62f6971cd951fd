"""Many authorities from one that was made: its tables copied by DuckDB with other identifiers, one folder each."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import duckdb

from sightline.knowledge.tables import ColumnShape, ColumnType, tables

THREADS, MEMORY = 1, "1GB"


def copy_many(source: Path, home: Path, number: int) -> list[Path]:
    """Write so many copies, in which every child, worker, plan and placement has an identifier of its own."""
    folders = [home / f"A{place:03}" for place in range(number)]
    with duckdb.connect(config={"threads": THREADS, "memory_limit": MEMORY}) as engine:
        engine.execute("set preserve_insertion_order = false")
        for folder in folders:
            folder.mkdir(parents=True)
            for file in sorted(source.glob("*.parquet")):
                engine.execute(_copied(file, folder))
    return folders


def _copied(file: Path, folder: Path) -> str:
    ids = [it.name for it in tables()[file.stem].columns if _is_id(f"{file.stem}.{it.name}", it)]
    held = {row[0] for row in duckdb.execute("select name from parquet_schema(?)", [str(file)]).fetchall()}
    other = ", ".join(f"'{folder.name}-' || {name} as {name}" for name in ids if name in held)
    rows = f"select * {f'replace ({other})' if other else ''} from read_parquet('{file}')"
    return f"copy ({rows}) to '{folder / file.name}' (format parquet, compression snappy)"


def _is_id(place: str, column: ColumnShape) -> bool:
    """Whether a column tells rows apart: one left as it was would join with nothing."""
    return column.type is ColumnType.TEXT and bool(column.key or column.parent or place in _referred_to())


@cache
def _referred_to() -> frozenset[str]:
    return frozenset(it.parent for table in tables().values() for it in table.columns if it.parent)
