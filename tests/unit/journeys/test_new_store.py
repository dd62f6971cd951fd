"""A store laid at once is the store that migrations lead to: the same tables, rules, indexes and triggers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.recorder import MigrationRecorder

from sightline.journeys.new_store import is_new, lay

Shape = set[tuple[Any, ...]]

CATALOGUE = (
    "SELECT table_name, column_name, data_type, is_nullable, character_maximum_length, generation_expression,"
    " is_identity FROM information_schema.columns WHERE table_schema = current_schema()",
    "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE connamespace = current_schema()::regnamespace",
    "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()",
    "SELECT c.relname, tgname, tgtype, tgfoid::regproc::text FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid"
    " WHERE NOT tgisinternal AND relnamespace = current_schema()::regnamespace",
    "SELECT c.relname, attname, attstattarget FROM pg_attribute JOIN pg_class c ON c.oid = attrelid"
    " WHERE relnamespace = current_schema()::regnamespace AND attnum > 0 AND NOT attisdropped",
)


@pytest.mark.django_db
def test_a_store_laid_at_once_is_the_one_migrations_lead_to(tmp_path: Path) -> None:
    migrated, steps = _shape(), set(MigrationRecorder(connection).applied_migrations())
    with _another_store(tmp_path):
        assert is_new()
        lay()
        assert not is_new()
        call_command("migrate", verbosity=0)
        assert _shape() == migrated
        assert set(MigrationRecorder(connection).applied_migrations()) == steps


@contextmanager
def _another_store(folder: Path) -> Iterator[None]:
    """A database of its own on SQLite, a schema of its own on PostgreSQL, as ``connection`` for a while."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:  # the transaction of the test takes it away again
            cursor.execute("CREATE SCHEMA another")
            cursor.execute("SET LOCAL search_path TO another")
        yield
        return
    standing = connections["default"]
    other = standing.copy()
    other.settings_dict = {**standing.settings_dict, "NAME": str(folder / "another.sqlite3")}
    connections["default"] = other
    try:
        yield
    finally:
        other.close()
        connections["default"] = standing


def _shape() -> Shape:
    return _of_sqlite() if connection.vendor == "sqlite" else _of_postgresql()


def _of_postgresql() -> Shape:
    """Everything the catalogue says, under the same name of the schema."""
    found: Shape = set()
    with connection.cursor() as cursor:
        for number, question in enumerate(CATALOGUE):
            cursor.execute(question)
            found |= {(number, *(re.sub(r"\b(?:another|public)\.", "", str(it)) for it in row)) for row in cursor}
    return found


def _of_sqlite() -> Shape:
    """Every statement that stands behind the tables; of a table its columns and rules, in whatever order."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        rows = cursor.fetchall()
    return {(type_, name, part) for type_, name, sql in rows for part in (_parts(sql) if type_ == "table" else [sql])}


def _parts(sql: str) -> list[str]:
    """What stands between the commas of a statement that makes a table, brackets kept together."""
    depth, parts = 0, [""]
    for letter in sql[sql.index("(") + 1 : sql.rindex(")")]:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts]
