"""The dataset read in place from PostgreSQL or SQL Server through ibis: only columns that are kept are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from sightline.knowledge.tables import TableShape, tables
from sightline.returns.problems import unusable
from sightline.returns.sources.opening import Opened
from sightline.returns.sources.parquet_files import columns_of
from sightline.returns.sources.sheets import Sheet
from sightline.returns.store import SourceFile

SCHEMES = {"postgresql": "postgres", "postgres": "postgres", "mssql": "mssql"}
"""How an address begins, and what ibis calls that kind of database."""


def is_database(address: str) -> bool:
    """Whether this is the address of a database and not a path."""
    return address.partition("://")[0] in SCHEMES and "://" in address


def open_database(address: str) -> Opened:
    """The tables of the dataset in a database, ``postgresql://user@host/name?schema=ssd``, as sheets.

    Names of children, addresses and health service numbers never leave the database.

    :raises UnusableReturn: ``no-connection``, without the address, which may hold a password.
    """
    schema = parse_qs(urlsplit(address).query).get("schema", [None])[0]
    name = _told_as(address)
    try:
        with closing(connect(address)) as connection:
            sheets = list(_sheets(connection, schema, name))
    except Exception as fault:  # every driver has its own
        raise unusable("no-connection", name) from fault
    if not sheets:
        raise unusable("no-lists", name)
    return Opened(tuple(sheets), (SourceFile(name, sha256(name.encode()).hexdigest()),))


@contextmanager
def closing(connection: Any) -> Iterator[Any]:
    """The connection, closed behind whoever used it."""
    try:
        yield connection
    finally:
        connection.disconnect()


def _sheets(connection: Any, schema: str | None, name: str) -> Iterator[Sheet]:
    there = {table.lower(): table for table in connection.list_tables(database=schema)}
    for shape in tables().values():
        if shape.name in there:
            yield _sheet(connection.table(there[shape.name], database=schema), shape, name)


def connect(address: str) -> Any:
    """An ibis connection to a database by its address; a socket or a driver may be named behind the question mark."""
    import ibis

    parts = urlsplit(address)
    asked = {key: values[0] for key, values in parse_qs(parts.query).items() if key in ("host", "driver")}
    given = {
        "host": parts.hostname,
        "port": parts.port,
        "user": unquote(parts.username) if parts.username else None,
        "password": unquote(parts.password) if parts.password else None,
        "database": parts.path.lstrip("/"),
        **asked,
    }
    connect_to = getattr(ibis, SCHEMES[parts.scheme]).connect
    return connect_to(**{key: value for key, value in given.items() if value is not None})


def _told_as(address: str) -> str:
    """The database as it may be named to people and in the store: without user and password."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.hostname or ''}{parts.path}"


def _sheet(table: Any, shape: TableShape, name: str) -> Sheet:
    dropped = {column.name for column in shape.columns if not column.kept}
    wanted = [column for column in table.columns if column.lower() not in dropped]
    return Sheet(shape.name, name, columns_of(table.select(wanted).to_pyarrow()))
