"""A full-text index on SQLite that costs half to write: no index of beginnings, no lengths of passages.

Beginnings of words are few enough to be found in the index of words itself; an index of them held every
stem and pair as well. Lengths are for ranking, and what is found is ordered by time.
"""

from __future__ import annotations

from importlib import import_module

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

INDEX = "register_passage_terms"
OPTIONS = (
    "content='register_passage', content_rowid='id', detail=none, columnsize=0, tokenize=\"ascii tokenchars '#=-+'\""
)
FILL = f"INSERT INTO {INDEX}({INDEX}) VALUES ('rebuild')"


def lighten(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Lay the index anew from the passages; PostgreSQL's is as light as it can be."""
    _lay(editor, f"CREATE VIRTUAL TABLE {INDEX} USING fts5(tags, words, {OPTIONS})")


def as_before(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Lay it as it was."""
    _lay(editor, import_module("sightline.register.migrations.0003_search").SQLITE[0])


def _lay(editor: BaseDatabaseSchemaEditor, create: str) -> None:
    if editor.connection.vendor == "sqlite":
        for statement in (f"DROP TABLE {INDEX}", create, FILL):
            editor.execute(statement, params=None)


class Migration(migrations.Migration):
    """The same table under the same name; the triggers that keep it in step stand."""

    dependencies = [("register", "0004_lineage_seen")]
    operations = [migrations.RunPython(lighten, as_before)]
