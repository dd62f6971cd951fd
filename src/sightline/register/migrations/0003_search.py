"""Passages to search, and the full-text index that each database keeps in step with them by itself."""

from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import Q

TABLE = "register_passage"
INDEX = "register_passage_terms"

# The words come folded and set apart by spaces, so that the plainest tokenizer there is does; pairs of words
# stand among them, so that no positions are needed. The index keeps no text of its own: it reads the passages.
SQLITE = [
    f"CREATE VIRTUAL TABLE {INDEX} USING fts5(tags, words, content='{TABLE}', content_rowid='id',"
    " detail=none, tokenize=\"ascii tokenchars '#=-+'\", prefix='3 4')",
    f"CREATE TRIGGER passage_comes AFTER INSERT ON {TABLE} BEGIN"
    f" INSERT INTO {INDEX}(rowid, tags, words) VALUES (new.id, new.tags, new.words); END",
    f"CREATE TRIGGER passage_goes AFTER DELETE ON {TABLE} BEGIN"
    f" INSERT INTO {INDEX}({INDEX}, rowid, tags, words) VALUES ('delete', old.id, old.tags, old.words); END",
    f"CREATE TRIGGER passage_changes AFTER UPDATE OF id, tags, words ON {TABLE} BEGIN"
    f" INSERT INTO {INDEX}({INDEX}, rowid, tags, words) VALUES ('delete', old.id, old.tags, old.words);"
    f" INSERT INTO {INDEX}(rowid, tags, words) VALUES (new.id, new.tags, new.words); END",
]
SQLITE_BACK = [
    "DROP TRIGGER passage_comes",
    "DROP TRIGGER passage_goes",
    "DROP TRIGGER passage_changes",
    f"DROP TABLE {INDEX}",
]

POSTGRESQL = [
    f"ALTER TABLE {TABLE} ADD COLUMN terms tsvector NOT NULL"
    " GENERATED ALWAYS AS (array_to_tsvector(string_to_array(tags || ' ' || words, ' '))) STORED",
    f"ALTER TABLE {TABLE} ALTER COLUMN terms SET STATISTICS 1000",
    f"CREATE INDEX {INDEX} ON {TABLE} USING gin (terms)",
]
POSTGRESQL_BACK = [f"DROP INDEX {INDEX}", f"ALTER TABLE {TABLE} DROP COLUMN terms"]


def lay(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Lay the full-text index."""
    _run(editor, SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL)


def take_away(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take it away."""
    _run(editor, SQLITE_BACK if editor.connection.vendor == "sqlite" else POSTGRESQL_BACK)


def _run(editor: BaseDatabaseSchemaEditor, statements: list[str]) -> None:
    for statement in statements:
        editor.execute(statement, params=None)


def _one_to_one(to: str) -> models.OneToOneField[Any, Any]:
    return models.OneToOneField(
        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="passage", to=f"register.{to}"
    )


def _one(to: str) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="passages", to=f"register.{to}")


class Migration(migrations.Migration):
    """The table, then the index over it in the words of each database."""

    dependencies = [("register", "0002_events_only_grow")]
    operations = [
        migrations.CreateModel(
            name="Passage",
            fields=[
                ("id", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("tags", models.TextField()),
                ("words", models.TextField()),
                ("area", _one_to_one("area")),
                ("document", _one("document")),
                ("inspection", _one("inspection")),
                ("sentence", _one_to_one("sentence")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(area__isnull=False, sentence=None) | Q(area=None, sentence__isnull=False),
                        name="a_passage_is_a_sentence_or_an_area",
                    )
                ]
            },
        ),
        migrations.RunPython(lay, take_away),
    ]
