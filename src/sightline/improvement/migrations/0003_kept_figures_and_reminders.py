"""Figures of kept runs as evidence and results; how often people are written to; their calendars."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def sign_what_was_typed(apps: Any, schema_editor: Any) -> None:
    """What was typed by hand before becomes what a named person observed: no run stands behind it."""
    results = apps.get_model("improvement", "MeasureResult").objects.select_related("by")
    for result in results.iterator():
        result.observer = result.by.first_name or result.by.username
        result.save(update_fields=["observer"])
    typed = apps.get_model("improvement", "Evidence").objects.filter(kind="measure-result")
    for evidence in typed.select_related("result"):
        evidence.kind, evidence.observer = "observation", evidence.result.observer
        evidence.save(update_fields=["kind", "observer"])


def leave_it(apps: Any, schema_editor: Any) -> None:
    """An observation stays one."""


class Migration(migrations.Migration):
    dependencies = [
        ("improvement", "0002_plan_files"),
        ("practice", "0001_first"),
        ("register", "0008_newest_documents"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CalendarToken",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-made_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="DigestSent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
            ],
            options={
                "verbose_name_plural": "digests sent",
                "ordering": ["person", "-on"],
            },
        ),
        migrations.CreateModel(
            name="MailChoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("how_often", models.CharField(default="daily", max_length=6)),
                ("address", models.EmailField(blank=True, max_length=254)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="evidence",
            name="a_measured_result_has_its_result",
        ),
        migrations.AddField(
            model_name="measureresult",
            name="observer",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.RunPython(sign_what_was_typed, leave_it, elidable=True),
        migrations.RemoveField(
            model_name="evidence",
            name="result",
        ),
        migrations.AddField(
            model_name="evidence",
            name="figure",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="practice.figure"
            ),
        ),
        migrations.AddField(
            model_name="measure",
            name="baseline_figure",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="practice.figure"
            ),
        ),
        migrations.AddField(
            model_name="measure",
            name="crossed_in",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="practice.run"
            ),
        ),
        migrations.AddField(
            model_name="measure",
            name="indicator",
            field=models.SlugField(blank=True, max_length=80),
        ),
        migrations.AddField(
            model_name="measureresult",
            name="figure",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="practice.figure"
            ),
        ),
        migrations.AlterField(
            model_name="measureresult",
            name="by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "measure-result"), _negated=True), ("figure__isnull", False), _connector="OR"
                ),
                name="a_measured_result_is_of_a_kept_run",
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("baseline_figure", None), ("crossed_in", None), ("indicator", "")),
                    models.Q(models.Q(("indicator", ""), _negated=True), ("kind", "indicator")),
                    _connector="OR",
                ),
                name="only_an_indicator_is_measured_in_runs",
            ),
        ),
        migrations.AddConstraint(
            model_name="measureresult",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("figure__isnull", False), ("observer", ""), ("value__isnull", False)),
                    models.Q(("by__isnull", False), ("figure", None), models.Q(("observer", ""), _negated=True)),
                    _connector="OR",
                ),
                name="a_result_is_of_a_run_or_of_a_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="measureresult",
            constraint=models.UniqueConstraint(
                condition=models.Q(("figure__isnull", False)),
                fields=("measure", "figure"),
                name="a_figure_is_a_result_once",
            ),
        ),
        migrations.AddField(
            model_name="calendartoken",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="calendar_tokens", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="digestsent",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="digests", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="mailchoice",
            name="person",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="mail_choice", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="calendartoken",
            constraint=models.UniqueConstraint(
                condition=models.Q(("revoked_at", None)), fields=("owner",), name="a_person_has_one_calendar_address"
            ),
        ),
        migrations.AddConstraint(
            model_name="digestsent",
            constraint=models.UniqueConstraint(fields=("person", "on"), name="one_digest_a_person_and_day"),
        ),
        migrations.AddConstraint(
            model_name="mailchoice",
            constraint=models.CheckConstraint(
                condition=models.Q(("how_often__in", ("daily", "weekly", "never"))), name="how_often_is_known"
            ),
        ),
    ]
