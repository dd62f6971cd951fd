"""The engines that answer: DuckDB on one machine, PySpark for a region or the country, PostgreSQL read in place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir

from sightline.indicators.measuring import Row

MEMORY = "1GB"
THREADS = 2


class IbisEngine:
    """Tables that ibis reaches, wherever they lie."""

    def __init__(self, backend: Any, tables: Mapping[str, ir.Table]) -> None:
        self._backend = backend
        self.tables = tables

    def rows(self, query: ir.Table) -> list[Row]:
        """The rows of the answer."""
        answer = self._backend.to_pyarrow(query)
        return list(zip(*(column.to_pylist() for column in answer.columns), strict=True))


@contextmanager
def duckdb_engine(files: Mapping[str, Path], *, threads: int = THREADS, memory: str = MEMORY) -> Iterator[IbisEngine]:
    """DuckDB over Parquet files, one a table, read where they lie; closed at the end."""
    backend = ibis.duckdb.connect(threads=threads, memory_limit=memory)
    try:
        yield IbisEngine(backend, {name: backend.read_parquet(path, table_name=name) for name, path in files.items()})
    finally:
        backend.disconnect()


def spark_engine(session: Any, files: Mapping[str, Path]) -> IbisEngine:
    """PySpark over Parquet files, one a table, in a session that the caller keeps and stops."""
    backend = ibis.pyspark.connect(session)
    return IbisEngine(backend, {name: backend.read_parquet(path, table_name=name) for name, path in files.items()})


def database_engine(backend: Any, names: Mapping[str, str]) -> IbisEngine:
    """Tables of a database read in place: ``names`` gives each table's name there by the name it has here."""
    return IbisEngine(backend, {name: backend.table(there) for name, there in names.items()})
