"""The population of an authority's area, group by group."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("practice", "0001_first"),
        ("register", "0009_lighter_writing"),
    ]

    operations = [
        migrations.CreateModel(
            name="Population",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField()),
                ("breakdown", models.SlugField(max_length=40)),
                ("group", models.CharField(max_length=120)),
                ("children", models.PositiveIntegerField()),
                ("source", models.CharField(max_length=300)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="populations", to="register.authority"
                    ),
                ),
            ],
            options={
                "ordering": ["authority", "-year", "breakdown", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("authority", "year", "breakdown", "group"), name="a_population_is_held_once"
                    ),
                    models.CheckConstraint(condition=models.Q(("children__gte", 1)), name="a_population_has_children"),
                ],
            },
        ),
    ]
