"""Runs and their figures, local limits, targets, comparators."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("register", "0004_lineage_seen"),
    ]

    operations = [
        migrations.CreateModel(
            name="Benchmark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("indicator", models.SlugField(max_length=80)),
                ("place", models.CharField(max_length=120)),
                ("collection_year", models.PositiveSmallIntegerField()),
                ("value", models.FloatField()),
                ("source", models.CharField(max_length=300)),
                ("loaded_by", models.CharField(max_length=150)),
                ("loaded_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["indicator", "place", "collection_year"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("indicator", "place", "collection_year"), name="a_benchmark_is_held_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Run",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("as_at", models.DateField()),
                ("kind", models.CharField(max_length=10)),
                ("return_id", models.CharField(max_length=60)),
                ("measured_at", models.DateTimeField()),
                ("by", models.CharField(max_length=150)),
                ("mask", models.JSONField(default=list)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="runs", to="register.authority"
                    ),
                ),
            ],
            options={
                "ordering": ["authority", "as_at", "id"],
                "indexes": [models.Index(fields=["authority", "as_at"], name="runs_by_authority_and_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ("annex-a", "ssd"))), name="run_is_of_a_known_kind"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Figure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("indicator", models.SlugField(max_length=80)),
                ("breakdown", models.CharField(blank=True, max_length=40)),
                ("group", models.CharField(blank=True, max_length=120)),
                ("status", models.CharField(max_length=14)),
                ("numerator", models.PositiveIntegerField(null=True)),
                ("denominator", models.PositiveIntegerField(null=True)),
                ("value", models.FloatField(null=True)),
                ("why", models.TextField(blank=True)),
                ("since", models.DateField()),
                ("until", models.DateField()),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="figures", to="practice.run"
                    ),
                ),
            ],
            options={
                "ordering": ["run", "id"],
                "indexes": [models.Index(fields=["indicator", "run"], name="figures_by_indicator")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("run", "indicator", "breakdown", "group"), name="a_run_says_a_figure_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ("available", "not-available", "suppressed"))),
                        name="figure_status_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", "available"),
                            models.Q(("denominator", None), ("numerator", None), ("value", None)),
                            _connector="OR",
                        ),
                        name="what_is_not_shown_has_no_numbers",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("group", ""), models.Q(("breakdown", ""), _negated=True), _connector="OR"),
                        name="a_group_belongs_to_a_breakdown",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("indicator", models.SlugField(max_length=80)),
                ("baseline", models.FloatField()),
                ("wanted", models.FloatField()),
                ("wanted_by", models.DateField()),
                ("set_by", models.CharField(max_length=150)),
                ("set_at", models.DateTimeField()),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="targets", to="register.area"
                    ),
                ),
                (
                    "baseline_run",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="practice.run"),
                ),
                (
                    "crossed_in",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="practice.run"
                    ),
                ),
            ],
            options={
                "ordering": ["area", "indicator"],
                "constraints": [
                    models.UniqueConstraint(fields=("area", "indicator"), name="an_area_has_a_measure_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="LocalLimit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("timescale", models.SlugField(max_length=80)),
                ("since", models.DateField()),
                ("count", models.PositiveSmallIntegerField()),
                ("unit", models.CharField(max_length=16)),
                ("start", models.CharField(max_length=8)),
                ("reason", models.TextField()),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="limits", to="register.authority"
                    ),
                ),
            ],
            options={
                "ordering": ["authority", "timescale", "since"],
                "constraints": [
                    models.UniqueConstraint(fields=("authority", "timescale", "since"), name="one_limit_begins_a_day"),
                    models.CheckConstraint(condition=models.Q(("count__gte", 1)), name="a_limit_counts_at_least_one"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("unit__in", ("working-days", "calendar-days", "weeks", "calendar-months", "hours"))
                        ),
                        name="limit_unit_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("start__in", ("excluded", "included"))), name="limit_start_is_known"
                    ),
                ],
            },
        ),
    ]
