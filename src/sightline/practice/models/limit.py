"""Local limits: an authority's own timescale beside the one in the field, with the officer's reason."""

from __future__ import annotations

from django.db import models

from sightline.ground.days import Period, Start, Unit
from sightline.register.models import Authority
from sightline.register.models.places import one_of


class LocalLimit(models.Model):
    """From a day on, an authority's own length of a timescale. A later row takes its place; none is changed."""

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="limits")
    timescale = models.SlugField(max_length=80)
    since = models.DateField()
    count = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=16)
    start = models.CharField(max_length=8)
    reason = models.TextField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        ordering = ["authority", "timescale", "since"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "timescale", "since"], name="one_limit_begins_a_day"),
            models.CheckConstraint(condition=models.Q(count__gte=1), name="a_limit_counts_at_least_one"),
            one_of("unit", "limit_unit_is_known", *(it.value for it in Unit)),
            one_of("start", "limit_start_is_known", *(it.value for it in Start)),
        ]

    def __str__(self) -> str:
        return f"{self.timescale}: {self.count} {self.unit}"

    @property
    def period(self) -> Period:
        """How long it is."""
        return Period(self.count, Unit(self.unit), Start(self.start))
