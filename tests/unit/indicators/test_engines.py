"""One definition on every engine: PySpark and PostgreSQL are really run, SQL Server's dialect is compiled."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import ibis
import pyarrow as pa
import pytest
import sqlglot
from ibis.backends.sql.compilers.duckdb import DuckDBCompiler
from sqlglot import expressions as exp

from sightline.indicators.breakdowns import Breakdown
from sightline.indicators.engines import database_engine, duckdb_engine, in_duckdb_words, own_spark_engine
from sightline.indicators.measuring import Engine, measure
from sightline.indicators.needs import asked, needs
from sightline.indicators.planning import Query, plan
from sightline.indicators.results import ExactResult
from sightline.indicators.terms import Terms
from sightline.knowledge.indicators import indicators, subjects
from sightline.knowledge.tables import ColumnType, tables
from tests import register_database
from tests.unit.indicators.invented import Inventor, Made, schema, used_tables, write
from tests.unit.indicators.plain import Plain, answers
from tests.unit.indicators.test_agreement import CHILDREN, differences, figures

# PySpark warns of the newest pandas, of which nothing is used here: rows come back through Arrow.
pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas")

AS_AT = date(2026, 3, 31)
ONE_OF_EACH = (
    "contacts-becoming-referrals",  # the next event of the same child
    "re-referrals",  # the event before
    "assessments-in-45-working-days",  # a clock between two columns
    "protection-reviews-in-time",  # meetings that follow each other
    "children-in-care",  # one row a child
    "review-health-assessments-in-time",  # the latest of another table, and age
    "plan-days",  # a median
    "caseload",  # values told apart, and a mean
)
"""What every element of the grammar comes to. A session of Spark takes long to start and longer to plan."""
TERMS = Terms(as_at=AS_AT, children=CHILDREN)


@pytest.fixture(scope="module")
def made() -> Made:
    return Inventor(7, AS_AT).tables(80)


@pytest.fixture(scope="module")
def files(made: Made, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return write(made, tmp_path_factory.mktemp("return"))


def everything(engine: Engine) -> list[ExactResult]:
    return measure(engine, TERMS) + measure(engine, TERMS, breakdown=Breakdown.ETHNICITY)


@pytest.mark.slow
def test_spark_agrees_with_plain_python(spark: Engine, made: Made) -> None:
    wanted = [indicators()[id_] for id_ in ONE_OF_EACH]
    plain = Plain(made, AS_AT, children=CHILDREN)
    found = figures(measure(spark, TERMS, wanted))
    assert differences(found, {it.id: plain.answer(it) for it in wanted}) == {}


@pytest.fixture(scope="module")
def spark(files: dict[str, Path]) -> Iterator[Engine]:
    if shutil.which("java") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Java is not installed, and the tests were told to run on PySpark")
        pytest.skip("Java is not installed: nothing was tried on PySpark")
    with own_spark_engine({name: files[name] for name in tables_of(ONE_OF_EACH)}) as engine:
        yield engine


def tables_of(ids: Iterable[str]) -> set[str]:
    """The tables that these indicators need."""
    ways = [indicators()[id_].ways[0] for id_ in ids]
    return {need.table for way in ways for need in needs(subjects()[way.subject], asked(way))}


@pytest.mark.slow
def test_postgresql_agrees_read_in_place_as_the_dataset_lies_there(
    made: Made, files: dict[str, Path], postgresql: Any
) -> None:
    for name, rows in made.items():
        postgresql.create_table(name, as_in_a_database(name, rows))
    results = everything(database_engine(postgresql, {name: name for name in made}))
    assert differences(figures(results[: len(answers_of(made))]), answers_of(made)) == {}
    with duckdb_engine(files) as engine:
        assert rounded(everything(engine)) == rounded(results)


def answers_of(made: Made) -> dict[str, Any]:
    return answers(Plain(made, AS_AT, children=CHILDREN))


def as_in_a_database(name: str, rows: list[dict[str, Any]]) -> pa.Table:
    """Yes and no as Y and N, and days as moments, as the dataset's own scripts make them."""
    shape = tables()[name]
    flags = [column.name for column in shape.columns if column.type is ColumnType.FLAG]
    letters = {True: "Y", False: "N", None: None}
    told = [
        {name: _moment(cell) for name, cell in (row | {it: letters[row[it]] for it in flags}).items()} for row in rows
    ]
    fields = [
        pa.field(
            it.name, pa.string() if it.name in flags else pa.timestamp("us") if it.type == pa.date32() else it.type
        )
        for it in schema(shape)
    ]
    return pa.Table.from_pylist(told, pa.schema(fields))


def _moment(cell: Any) -> Any:
    return datetime.combine(cell, time()) if isinstance(cell, date) and not isinstance(cell, datetime) else cell


@pytest.fixture(scope="module")
def postgresql() -> Iterator[Any]:
    if register_database.programs() is None:
        if os.environ.get("CI") == "true":
            pytest.fail("PostgreSQL is not installed, and the tests were told to run on it")
        pytest.skip("PostgreSQL is not installed: nothing was tried on it")
    address = urlsplit(register_database._start_server())
    backend = ibis.postgres.connect(
        host=parse_qs(address.query)["host"][0], user=address.username, database=address.path.lstrip("/")
    )
    yield backend
    backend.disconnect()


@pytest.mark.parametrize("by", [None, Breakdown.AGE_BAND, Breakdown.TEAM])
def test_every_indicator_compiles_to_what_sql_server_reads(by: Breakdown | None) -> None:
    held = {name: ibis.table(ibis.schema(schema(tables()[name])), name=name) for name in used_tables()}
    planned = plan(held, TERMS, breakdown=by)
    queries = list(planned.queries)
    statements = [str(ibis.to_sql(query.table, dialect="mssql")) for query in queries]
    assert {asked[0].id for query in queries for asked in query.work} == set(planned.chosen)
    assert by is not None or set(planned.chosen) == set(indicators())
    assert [name for query, it in zip(queries, statements, strict=True) for name in not_of_sql_server(query, it)] == []


def test_duckdb_is_asked_as_ibis_would_ask_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some of what ibis does to a query is left out, as no indicator needs it: it must change nothing."""
    held = {name: ibis.table(ibis.schema(schema(tables()[name])), name=name) for name in used_tables()}
    queries = list(plan(held, TERMS).queries)
    monkeypatch.setattr(ibis.options.sql, "fuse_selects", False)
    wanted = [DuckDBCompiler().to_sqlglot(query.table).sql(dialect="duckdb") for query in queries]
    assert [in_duckdb_words(query.table) for query in queries] == wanted


def not_of_sql_server(query: Query, statement: str) -> Iterator[str]:
    """What SQL Server would not read: it has no truth values, no ``filter`` behind a count, no ``limit``."""
    parsed = sqlglot.parse_one(statement, read="tsql")
    foreign = (exp.Boolean, exp.Filter, exp.Limit, exp.ArrayAgg, exp.Interval)
    yield from (f"{query.subject}: {found.sql()}" for found in parsed.find_all(*foreign))
    if [it.alias_or_name for it in parsed.selects] != list(query.columns):
        yield f"{query.subject}: other columns than asked for"


def rounded(results: list[ExactResult]) -> set[tuple[object, ...]]:
    return {
        (it.indicator, it.group, it.numerator, it.denominator, it.value and round(it.value, 6), it.status)
        for it in results
    }
