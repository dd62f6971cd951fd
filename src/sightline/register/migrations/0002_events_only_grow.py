"""The database itself refuses to change or remove an event, whoever asks."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLE = "register_event"

SQLITE = [
    f"CREATE TRIGGER events_never_change BEFORE UPDATE ON {TABLE} "
    "BEGIN SELECT RAISE(ABORT, 'events are never changed'); END",
    f"CREATE TRIGGER events_never_go BEFORE DELETE ON {TABLE} "
    "BEGIN SELECT RAISE(ABORT, 'events are never removed'); END",
]
SQLITE_BACK = ["DROP TRIGGER events_never_change", "DROP TRIGGER events_never_go"]

POSTGRESQL = [
    "CREATE OR REPLACE FUNCTION events_only_grow() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'events are never changed or removed'; END $$",
    f"CREATE TRIGGER events_never_change BEFORE UPDATE OR DELETE ON {TABLE} "
    "FOR EACH ROW EXECUTE FUNCTION events_only_grow()",
    f"CREATE TRIGGER events_never_go BEFORE TRUNCATE ON {TABLE} FOR EACH STATEMENT EXECUTE FUNCTION events_only_grow()",
]
POSTGRESQL_BACK = [
    f"DROP TRIGGER events_never_change ON {TABLE}",
    f"DROP TRIGGER events_never_go ON {TABLE}",
    "DROP FUNCTION events_only_grow()",
]


def guard(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers in place."""
    _run(editor, SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL)


def unguard(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away."""
    _run(editor, SQLITE_BACK if editor.connection.vendor == "sqlite" else POSTGRESQL_BACK)


def _run(editor: BaseDatabaseSchemaEditor, statements: list[str]) -> None:
    for statement in statements:
        editor.execute(statement, params=None)


class Migration(migrations.Migration):
    """Triggers on the events, in the words of each database."""

    dependencies = [("register", "0001_first")]
    operations = [migrations.RunPython(guard, unguard)]
