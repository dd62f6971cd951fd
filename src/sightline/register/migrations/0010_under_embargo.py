"""Documents under embargo: found without reading all others, and each with the day on which it was received.

Every page asks which documents a person may not see. When a report came is as hidden as the report: the day stands
with the document until its embargo ends, and with the inspection from then on.
"""

from __future__ import annotations

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """An index of the days on which embargoes end, of those documents alone that have one; a day of receipt."""

    dependencies = [("register", "0009_lighter_writing")]
    operations = [
        migrations.AddIndex(
            model_name="document",
            index=models.Index(
                fields=["embargo_until"], condition=Q(embargo_until__isnull=False), name="document_under_embargo"
            ),
        ),
        migrations.AddField(model_name="document", name="received_on", field=models.DateField(null=True)),
    ]
