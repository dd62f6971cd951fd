"""The few documents under embargo without reading all: every page asks which of them a person may not see."""

from __future__ import annotations

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """An index of the days on which embargoes end, of those documents alone that have one."""

    dependencies = [("register", "0009_lighter_writing")]
    operations = [
        migrations.AddIndex(
            model_name="document",
            index=models.Index(
                fields=["embargo_until"], condition=Q(embargo_until__isnull=False), name="document_under_embargo"
            ),
        ),
    ]
