"""The documents newest first without reading each: its text stands before its day in the row."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """An index of the days on which documents were added."""

    dependencies = [("register", "0007_second_step")]
    operations = [
        migrations.AddIndex(
            model_name="document", index=models.Index(fields=["-added_at", "-id"], name="document_newest_first")
        ),
    ]
