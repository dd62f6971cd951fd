"""Runs: one measuring of one return, and the safe figures that came of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sightline.register.models import Authority
from sightline.register.models.places import one_of


class Run(models.Model):
    """One measuring of an authority's return as at a day.

    ``return_id`` names the return in the child-level store, which may be gone by now. ``mask`` is what was hidden
    in it and in runs before it, so that later runs hide the same: names of figures, no numbers.
    """

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="runs")
    as_at = models.DateField()
    kind = models.CharField(max_length=10)
    return_id = models.CharField(max_length=60)
    measured_at = models.DateTimeField()
    by = models.CharField(max_length=150)
    mask = models.JSONField(default=list)

    class Meta:
        ordering = ["authority", "as_at", "id"]
        indexes = [models.Index(fields=["authority", "as_at"], name="runs_by_authority_and_day")]
        constraints = [one_of("kind", "run_is_of_a_known_kind", "annex-a", "ssd")]

    def __str__(self) -> str:
        return f"{self.authority_id} as at {self.as_at}"


class Figure(models.Model):
    """A figure of a run as it may be shown; ``breakdown`` and ``group`` are blank for everyone together.

    A breakdown without a group says that the return could not be broken down so.
    """

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="figures")
    indicator = models.SlugField(max_length=80)
    breakdown = models.CharField(max_length=40, blank=True)
    group = models.CharField(max_length=120, blank=True)
    status = models.CharField(max_length=14)
    numerator = models.PositiveIntegerField(null=True)
    denominator = models.PositiveIntegerField(null=True)
    value = models.FloatField(null=True)
    why = models.TextField(blank=True)
    since = models.DateField()
    until = models.DateField()

    class Meta:
        ordering = ["run", "id"]
        indexes = [models.Index(fields=["indicator", "run"], name="figures_by_indicator")]
        constraints = [
            models.UniqueConstraint(fields=["run", "indicator", "breakdown", "group"], name="a_run_says_a_figure_once"),
            one_of("status", "figure_status_is_known", "available", "not-available", "suppressed"),
            models.CheckConstraint(
                condition=Q(status="available") | Q(numerator=None, denominator=None, value=None),
                name="what_is_not_shown_has_no_numbers",
            ),
            models.CheckConstraint(
                condition=Q(group="") | ~Q(breakdown=""),
                name="a_group_belongs_to_a_breakdown",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.group}: {self.status}"
