"""The engines that answer: DuckDB on one machine, PySpark for a region or the country, PostgreSQL read in place."""

from __future__ import annotations

import os
import shutil
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq
from ibis.backends.sql.compilers.duckdb import DuckDBCompiler
from ibis.backends.sql.rewrites import one_to_zero_index
from ibis.expr import operations as ops

from sightline.ground.errors import WrongUsage
from sightline.indicators.measuring import Row
from sightline.indicators.planning import Query
from sightline.indicators.shapes import PART

MEMORY = "1GB"
THREADS = 2


class IbisEngine:
    """Tables that ibis reaches, wherever they lie."""

    def __init__(self, backend: Any, tables: Mapping[str, ir.Table]) -> None:
        self._backend = backend
        self.tables = tables

    def answers(self, queries: Iterable[Query]) -> Iterator[tuple[Query, list[Row]]]:
        """Each query with the rows of its answer."""
        for query in queries:
            answer = self._backend.to_pyarrow(query.table)
            yield query, list(zip(*(column.to_pylist() for column in answer.columns), strict=True))


class DuckEngine:
    """DuckDB over Parquet files where they lie and tables in memory. It answers one query while the next is made.

    ``keep`` compiles each query once, for a plan that is carried out on one return after another.
    """

    def __init__(self, connection: Any, *, keeps: bool = False) -> None:
        self._connection = connection
        self._keeps = keeps
        self._kept: dict[ops.Node, str] = {}
        self._ready: set[str] = set()
        self.tables: dict[str, ir.Table] = {}

    def hold(self, files: Mapping[str, Path], contents: Mapping[str, pa.Table] | None = None) -> None:
        """Take these tables for the return, in place of those held before."""
        schemas = {name: pq.read_schema(path) for name, path in files.items()}
        for name, path in files.items():
            _hold_files(self._connection, name, [path], "temp view")
        for name, table in (contents or {}).items():
            self._connection.register(name, table)
            schemas[name] = table.schema
        # Told what the columns are, ibis need not ask for each table.
        self.tables = {name: ibis.table(ibis.schema(schema), name=name) for name, schema in schemas.items()}

    def hold_together(self, returns: Sequence[Mapping[str, Path]], schemas: Mapping[str, pa.Schema]) -> None:
        """Take the tables of several returns of the same columns, each row with the place of its return."""
        for name in schemas:
            paths = [files[name] for files in returns]
            _hold_files(self._connection, name, paths, "temp view", f"*, file_index as {PART}")
        self.tables = {name: ibis.table(_with_part(schema), name=name) for name, schema in schemas.items()}

    def answers(self, queries: Iterable[Query]) -> Iterator[tuple[Query, list[Row]]]:
        """Each query with the rows of its answer."""
        with ThreadPoolExecutor(1) as other:
            asked = deque[tuple[Query, Future[list[Row]]]]()
            for query in queries:
                asked.append((query, other.submit(self._answer, query.table, self._statement(query.table))))
                while asked and asked[0][1].done():
                    query, answer = asked.popleft()
                    yield query, answer.result()
            for query, answer in asked:
                yield query, answer.result()

    def _statement(self, query: ir.Table) -> str:
        node = query.op()
        if not self._keeps:
            return in_duckdb_words(query)
        if node not in self._kept:
            self._kept[node] = in_duckdb_words(query)
        return self._kept[node]

    def _answer(self, query: ir.Table, statement: str) -> list[Row]:
        if statement not in self._ready:
            for calendar in query.op().find(ops.InMemoryTable):
                self._hold_calendar(calendar)
            self._ready.add(statement)
        found: list[Row] = self._connection.execute(statement).fetchall()
        return found

    def _hold_calendar(self, calendar: ops.InMemoryTable) -> None:
        """Hand a calendar over in a file: handed an Arrow table, DuckDB would load pandas to ask what it is."""
        if calendar.name in self._ready:
            return
        with TemporaryDirectory(prefix="sightline-calendar-") as folder:
            path = Path(folder) / "days.parquet"
            pq.write_table(calendar.data.to_pyarrow(calendar.schema), path)
            _hold_files(self._connection, calendar.name, [path], "temp table")
        self._ready.add(calendar.name)


def _hold_files(connection: Any, name: str, paths: Iterable[Path], kind: str, columns: str = "*") -> None:
    places = ", ".join("'{}'".format(str(path).replace("'", "''")) for path in paths)
    connection.execute(f"create or replace {kind} {name} as select {columns} from read_parquet([{places}])")


def _with_part(schema: pa.Schema) -> ibis.Schema:
    return ibis.schema({**ibis.schema(schema), PART: "uint64"})


class _Compiler(DuckDBCompiler):  # type: ignore[misc]  # ibis gives no types for it
    """DuckDB's own words, without going through each query for what no indicator asks: samples, arrays, n-th values."""

    rewrites = (one_to_zero_index,)
    LOWERED_OPS = dict.fromkeys(DuckDBCompiler.lowered_ops)


def in_duckdb_words(query: ir.Table) -> str:
    """The query in DuckDB's own words. To merge selects costs more here than it saves there."""
    kept, ibis.options.sql.fuse_selects = ibis.options.sql.fuse_selects, False
    try:
        return str(_Compiler().to_sqlglot(query).sql(dialect=_Compiler.dialect, copy=False))
    finally:
        ibis.options.sql.fuse_selects = kept


@contextmanager
def duckdb_engine(
    files: Mapping[str, Path],
    contents: Mapping[str, pa.Table] | None = None,
    *,
    threads: int = THREADS,
    memory: str = MEMORY,
    keeps: bool = False,
) -> Iterator[DuckEngine]:
    """DuckDB over Parquet files and tables in memory, one for each table of the return; closed at the end."""
    # What was read of one return's files is not kept in memory for those that come after it.
    with duckdb.connect(
        config={"threads": threads, "memory_limit": memory, "enable_external_file_cache": False}
    ) as connection:
        engine = DuckEngine(connection, keeps=keeps)
        engine.hold(files, contents)
        yield engine


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
    """A quiet PySpark session on this machine alone, which opens no page and no port to others.

    Each query is asked once and answered from little data, so Java compiles it quickly rather than well, and Spark
    does not plan it anew between its steps: that halves the work.
    """
    from pyspark.sql import SparkSession

    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.memory": memory,
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "spark.sql.adaptive.enabled": "false",
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

    def answers(self, queries: Iterable[Query]) -> Iterator[tuple[Query, list[Row]]]:
        """Each query with the rows of its answer."""
        for query in queries:
            self._backend._run_pre_execute_hooks(query.table)
            answer = self._session.sql(self._backend.compile(query.table)).collect()
            yield query, [tuple(row) for row in answer]


def database_engine(backend: Any, names: Mapping[str, str]) -> IbisEngine:
    """Tables of a database read in place: ``names`` gives each table's name there by the name it has here."""
    return IbisEngine(backend, {name: backend.table(there) for name, there in names.items()})
