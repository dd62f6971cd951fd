"""What will show the change an action intends, and what was found when it was looked at."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sightline.improvement.models.action import Action
from sightline.practice.models import Figure, Run
from sightline.register.models.places import one_of

INDICATOR = "indicator"
KINDS = (INDICATOR, "audit-question", "what-children-say")
HIGHER, LOWER = "higher", "lower"


class Measure(models.Model):
    """An indicator, an audit question, or what children say, from a baseline to a target by a day.

    Baseline and target stand in words; where they are numbers (of ``unit``) they stand as numbers too, and
    ``better`` says which way is better, so that the distance to the target can be told. ``indicator`` ties it to what
    is measured under Practice: its baseline is then ``baseline_figure``, every kept run adds a result, and
    ``crossed_in`` is the first run that reached the target.
    """

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="measures")
    kind = models.CharField(max_length=20)
    what = models.CharField(max_length=300)
    reference = models.CharField(max_length=80, blank=True)
    baseline = models.CharField(max_length=200, blank=True)
    target = models.CharField(max_length=200)
    baseline_value = models.DecimalField(max_digits=12, decimal_places=3, null=True)
    target_value = models.DecimalField(max_digits=12, decimal_places=3, null=True)
    unit = models.CharField(max_length=40, blank=True)
    better = models.CharField(max_length=6, default=HIGHER)
    by_when = models.DateField(null=True)
    indicator = models.SlugField(max_length=80, blank=True)
    baseline_figure = models.ForeignKey(Figure, on_delete=models.PROTECT, null=True, related_name="+")
    crossed_in = models.ForeignKey(Run, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["action", "id"]
        constraints = [
            one_of("kind", "measure_kind_is_known", *KINDS),
            one_of("better", "measure_direction_is_known", HIGHER, LOWER),
            models.CheckConstraint(condition=~Q(what=""), name="a_measure_says_what"),
            models.CheckConstraint(condition=~Q(target=""), name="a_measure_has_a_target"),
            models.CheckConstraint(
                condition=Q(indicator="", baseline_figure=None, crossed_in=None) | ~Q(indicator="") & Q(kind=INDICATOR),
                name="only_an_indicator_is_measured_in_runs",
            ),
        ]

    def __str__(self) -> str:
        return self.what


class MeasureResult(models.Model):
    """What a measure stood at on a day: a safe value with its denominator, or words.

    Either it repeats ``figure``, the figure of a kept run as disclosure control let it pass, or ``observer``, a person
    by name and role, says what they found; ``by`` is who wrote that down.
    """

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="results")
    as_at = models.DateField()
    value = models.DecimalField(max_digits=12, decimal_places=3, null=True)
    numerator = models.PositiveIntegerField(null=True)
    denominator = models.PositiveIntegerField(null=True)
    words = models.TextField(blank=True)
    figure = models.ForeignKey(Figure, on_delete=models.PROTECT, null=True, related_name="+")
    observer = models.CharField(max_length=150, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["measure", "-as_at", "-id"]
        indexes = [models.Index(fields=["measure", "-as_at", "-id"], name="latest_result_of_a_measure")]
        constraints = [
            models.CheckConstraint(condition=Q(value__isnull=False) | ~Q(words=""), name="a_result_says_something"),
            models.CheckConstraint(
                condition=Q(numerator=None, denominator=None) | Q(denominator__gte=F("numerator"), denominator__gt=0),
                name="a_result_has_both_counts_or_none",
            ),
            models.CheckConstraint(
                condition=Q(figure__isnull=False, observer="", value__isnull=False)
                | Q(figure=None, by__isnull=False) & ~Q(observer=""),
                name="a_result_is_of_a_run_or_of_a_person",
            ),
            models.UniqueConstraint(
                fields=["measure", "figure"], condition=Q(figure__isnull=False), name="a_figure_is_a_result_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure_id} on {self.as_at}"
