"""Targets: a measure tied to an area for improvement, with where it stood and where it is to go."""

from __future__ import annotations

from django.db import models

from sightline.practice.models.run import Run
from sightline.register.models import Area


class Target(models.Model):
    """What a measure shall reach for an area for improvement, and by when.

    ``baseline`` is the value of ``baseline_run``; ``crossed_in`` is the first run that reached the target.
    """

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="targets")
    indicator = models.SlugField(max_length=80)
    baseline = models.FloatField()
    baseline_run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="+")
    wanted = models.FloatField()
    wanted_by = models.DateField()
    set_by = models.CharField(max_length=150)
    set_at = models.DateTimeField()
    crossed_in = models.ForeignKey(Run, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["area", "indicator"]
        constraints = [models.UniqueConstraint(fields=["area", "indicator"], name="an_area_has_a_measure_once")]

    def __str__(self) -> str:
        return f"{self.indicator} to {self.wanted:g}"
