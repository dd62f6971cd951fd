"""A new store laid at once: its tables as they are to be, not as they became.

Migrations lead an old store to what it is to be, step by step, and before each step Django makes anew every model
that hangs on the one to be changed: four seconds for a store in which there is nothing to change. So the tables of
a new one are made from the models themselves. What migrations do beyond tables (triggers, the full-text index)
they do here too, in their order; a test holds both ways to the same store.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import AppConfig, apps
from django.apps.registry import Apps
from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.migration import Migration
from django.db.migrations.recorder import MigrationRecorder

_OURS = "sightline."
_BEFORE = ("auth", "contenttypes")
"""Django's own apps whose tables ours refer to."""


@dataclass(frozen=True, slots=True)
class _AsItIs:
    """The state of the models that a migration's own code asks for: theirs now."""

    apps: Apps

    def clear_delayed_apps_cache(self) -> None:
        """Nothing is delayed here."""


def is_new() -> bool:
    """Whether there is no table yet."""
    return not connection.introspection.table_names()


def lay() -> None:
    """Make the tables of our own apps, after those of the people they refer to, and remember them as migrated."""
    executor = MigrationExecutor(connection)
    nodes = executor.loader.graph.leaf_nodes()
    executor.migrate([node for node in nodes if node[0] in _BEFORE])
    ours = [app for app in apps.get_app_configs() if app.name.startswith(_OURS)]
    labels = {app.label for app in ours}
    plan = [it for it, _ in executor.migration_plan([node for node in nodes if node[0] in labels])]
    plan = [it for it in plan if it.app_label in labels]
    with connection.schema_editor() as editor:
        _make_tables(ours, editor)
        for migration in plan:
            _run_code(migration, editor)
        for migration in plan:
            MigrationRecorder(connection).record_applied(migration.app_label, migration.name)


def _make_tables(ours: Iterable[AppConfig], editor: BaseDatabaseSchemaEditor) -> None:
    for app in ours:
        for model in app.get_models():  # each with the tables of its many-to-many fields
            editor.create_model(model)


def _run_code(migration: Migration, editor: BaseDatabaseSchemaEditor) -> None:
    """What the migration does beyond tables; what changes rows (``elidable``) has none to change."""
    now = _AsItIs(apps)
    for operation in migration.operations:
        if isinstance(operation, RunPython) and not operation.elidable:
            operation.database_forwards(migration.app_label, editor, now, now)  # type: ignore[arg-type]
