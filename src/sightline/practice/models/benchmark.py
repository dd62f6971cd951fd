"""Comparators: published figures that a person loaded, of neighbours, regions and England."""

from __future__ import annotations

from django.db import models


class Benchmark(models.Model):
    """A published value of an indicator for a place and a collection year, named by the year it ends in."""

    indicator = models.SlugField(max_length=80)
    place = models.CharField(max_length=120)
    collection_year = models.PositiveSmallIntegerField()
    value = models.FloatField()
    source = models.CharField(max_length=300)
    loaded_by = models.CharField(max_length=150)
    loaded_at = models.DateTimeField()

    class Meta:
        ordering = ["indicator", "place", "collection_year"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "place", "collection_year"], name="a_benchmark_is_held_once"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.place}, {self.collection_year}"
