"""The engines that answer: DuckDB on one machine, PySpark for a region or the country, PostgreSQL read in place."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq

from sightline.ground.errors import WrongUsage
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
def duckdb_engine(
    files: Mapping[str, Path],
    contents: Mapping[str, pa.Table] | None = None,
    *,
    threads: int = THREADS,
    memory: str = MEMORY,
) -> Iterator[IbisEngine]:
    """DuckDB over Parquet files read where they lie, and tables in memory, one for each table; closed at the end."""
    backend = ibis.duckdb.connect(threads=threads, memory_limit=memory)
    try:
        held = {name: backend.read_parquet(path, table_name=name) for name, path in files.items()}
        for name, table in (contents or {}).items():
            backend.con.register(name, table)
            held[name] = backend.table(name)
        yield IbisEngine(backend, held)
    finally:
        backend.disconnect()


@contextmanager
def own_spark_engine(files: Mapping[str, Path]) -> Iterator[SparkEngine]:
    """PySpark on this machine in a session of its own, stopped at the end.

    :raises WrongUsage: ``no-spark`` where PySpark or the Java it needs is not installed.
    """
    if find_spec("pyspark") is None or not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        raise WrongUsage("no-spark", "PySpark needs the package pyspark and Java 17 or newer. DuckDB needs neither.")
    session = spark_session()
    try:
        yield SparkEngine(session, files)
    finally:
        session.stop()


def spark_session(threads: int = THREADS, memory: str = "2g") -> Any:
    """A quiet PySpark session on this machine alone, which opens no page and no port to others."""
    from pyspark.sql import SparkSession

    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.memory": memory,
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.shuffle.partitions": str(threads),
        "spark.sql.session.timeZone": "UTC",
        "spark.log.level": "ERROR",
        "spark.ui.showConsoleProgress": "false",
    }
    builder = SparkSession.builder.master(f"local[{threads}]").appName("sightline")
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


class SparkEngine:
    """Tables in Parquet files, in a session that the caller keeps and stops. Rows come back without pandas."""

    def __init__(self, session: Any, files: Mapping[str, Path]) -> None:
        self._session = session
        self._backend = ibis.pyspark.connect(session)
        self.tables = {name: self._table(name, path) for name, path in files.items()}

    def _table(self, name: str, path: Path) -> ir.Table:
        # The file says its own types; left to find them out, Spark starts a job for each table.
        from pyspark.sql.pandas.types import from_arrow_schema

        shape = from_arrow_schema(pq.read_schema(path), prefer_timestamp_ntz=True)
        self._session.read.schema(shape).parquet(str(path)).createOrReplaceTempView(name)
        return self._backend.table(name)

    def rows(self, query: ir.Table) -> list[Row]:
        """The rows of the answer."""
        self._backend._run_pre_execute_hooks(query)
        return [tuple(row) for row in self._session.sql(self._backend.compile(query)).collect()]


def database_engine(backend: Any, names: Mapping[str, str]) -> IbisEngine:
    """Tables of a database read in place: ``names`` gives each table's name there by the name it has here."""
    return IbisEngine(backend, {name: backend.table(there) for name, there in names.items()})
