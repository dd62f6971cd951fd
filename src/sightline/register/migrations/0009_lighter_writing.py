"""What costs to write and helps nobody to read: three indexes, and on SQLite the trigger for passages that come.

A trigger makes every passage a step of its own that can be taken back, and before each such step FTS5 writes down
all words it had gathered. Passages that come are written to the full-text index in one go instead
(:mod:`sightline.register.search.indexing`); those that go or change are few, and their triggers stand.
"""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLE, INDEX = "register_passage", "register_passage_terms"
COMES = (
    f"CREATE TRIGGER passage_comes AFTER INSERT ON {TABLE} BEGIN"
    f" INSERT INTO {INDEX}(rowid, tags, words) VALUES (new.id, new.tags, new.words); END"
)


def in_one_go(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the trigger away; PostgreSQL has none."""
    if editor.connection.vendor == "sqlite":
        editor.execute("DROP TRIGGER passage_comes", params=None)


def by_trigger(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Lay the trigger again."""
    if editor.connection.vendor == "sqlite":
        editor.execute(COMES, params=None)


def _unindexed(to: str, related: str, on_delete: object) -> models.ForeignKey[object, object]:
    return models.ForeignKey(db_index=False, on_delete=on_delete, related_name=related, to=f"register.{to}")  # type: ignore[arg-type]


class Migration(migrations.Migration):
    """Each index that goes is the beginning of another one, but that by polarity, which no question uses."""

    dependencies = [("register", "0008_newest_documents")]
    operations = [
        migrations.RunPython(in_one_go, by_trigger),
        migrations.RemoveIndex(model_name="sentence", name="sentence_by_polarity"),
        migrations.AlterField(
            model_name="sentence",
            name="authority",
            field=_unindexed("authority", "+", django.db.models.deletion.PROTECT),
        ),
        migrations.AlterField(
            model_name="sentencetheme",
            name="sentence",
            field=_unindexed("sentence", "themes", django.db.models.deletion.CASCADE),
        ),
        migrations.AlterField(
            model_name="areatheme",
            name="area",
            field=_unindexed("area", "themes", django.db.models.deletion.CASCADE),
        ),
    ]
