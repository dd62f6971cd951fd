"""The dataset read in place: tables by name in a schema, without the columns that name people."""

from __future__ import annotations

import os
from datetime import date
from typing import Any

import ibis
import psycopg
import pytest

from sightline.returns.loading import load_return
from sightline.returns.problems import UnusableReturn
from sightline.returns.sources import databases
from sightline.returns.store import ReturnKind
from tests import register_database

# DuckDB stands in for the server; ibis still calls it by an older name.
pytestmark = pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")

ADDRESS = "postgresql://reader:secret@db.northmere.invalid/warehouse?schema=ssd"


@pytest.fixture
def warehouse(monkeypatch: pytest.MonkeyPatch) -> Any:
    connection = ibis.duckdb.connect()
    connection.raw_sql("CREATE SCHEMA ssd")
    connection.raw_sql(
        "CREATE TABLE ssd.ssd_person AS SELECT 'N1' AS pers_person_id, 'Zebedee' AS pers_forename, "
        "TIMESTAMP '2014-05-06 00:00:00' AS pers_dob, 'F' AS pers_sex"
    )
    connection.raw_sql("CREATE TABLE ssd.shoes AS SELECT 1 AS size")
    monkeypatch.setattr(databases, "connect", lambda address: connection)
    return connection


def test_tables_are_read_without_what_names_people(warehouse: Any) -> None:
    loaded = load_return(ADDRESS, ReturnKind.SSD)
    assert list(loaded.lists) == ["ssd_person"]
    assert set(loaded.lists["ssd_person"].columns) == {"pers_person_id", "pers_dob", "pers_sex"}
    assert "Zebedee" not in str(loaded)


def test_user_and_password_are_told_to_nobody(warehouse: Any) -> None:
    loaded = load_return(ADDRESS, ReturnKind.SSD)
    assert [source.name for source in loaded.sources] == ["postgresql://db.northmere.invalid/warehouse"]


def test_a_database_that_does_not_answer_is_said_without_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(address: str) -> None:
        raise OSError(address)

    monkeypatch.setattr(databases, "connect", refuses)
    with pytest.raises(UnusableReturn) as stopped:
        load_return(ADDRESS, ReturnKind.SSD)
    assert stopped.value.code == "no-connection"
    assert "secret" not in stopped.value.message


def test_a_database_without_the_dataset_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(databases, "connect", lambda address: ibis.duckdb.connect())
    with pytest.raises(UnusableReturn) as stopped:
        load_return("mssql://db.northmere.invalid/warehouse", ReturnKind.SSD)
    assert stopped.value.code == "no-lists"


@pytest.mark.parametrize("where", ["a.xlsx", "folder/list_1.csv", "C:\\returns\\a.xlsx", "https://db.invalid"])
def test_a_path_is_no_database(where: str) -> None:
    assert not databases.is_database(where)


@pytest.fixture(scope="module")
def server() -> str:
    if register_database.programs() is None:
        if os.environ.get("CI") == "true":
            pytest.fail("PostgreSQL is not installed, and the tests were told to run on it")
        pytest.skip("PostgreSQL is not installed: nothing was tried on it")
    address = register_database._start_server()
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE SCHEMA ssd")
        connection.execute(
            "CREATE TABLE ssd.ssd_person "
            "(pers_person_id varchar(48), pers_forename text, pers_dob timestamp, pers_sex char(1))"
        )
        connection.execute(
            "INSERT INTO ssd.ssd_person VALUES ('N1', 'Zebedee', '2014-05-06', 'F'), ('N2', '', NULL, NULL)"
        )
    return f"{address}&schema=ssd"


def test_postgresql_is_read_in_place(server: str) -> None:
    person = load_return(server, ReturnKind.SSD).lists["ssd_person"]
    assert {name: column.values for name, column in person.columns.items()} == {
        "pers_person_id": ["N1", "N2"],
        "pers_dob": [date(2014, 5, 6), None],
        "pers_sex": ["F", None],
    }
