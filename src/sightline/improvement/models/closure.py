"""Closing an area for improvement: one person proposes, another decides; reopening is an entry of its own."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sightline.improvement.models.area import PlanArea
from sightline.register.models.places import one_of

WAITS, CLOSES, DECLINED = "waits", "closes", "declined"


class Closure(models.Model):
    """A proposal to close an area, the conditions as they stood, and what a different person decided.

    ``unmet`` are the conditions that were not met at the decision, in words; ``reasons`` then say why all the same.
    """

    area = models.ForeignKey(PlanArea, on_delete=models.CASCADE, related_name="closures")
    reasons = models.TextField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_on = models.DateField()
    state = models.CharField(max_length=10, default=WAITS)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField(null=True)
    decided_why = models.TextField(blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    closed_on = models.DateField(null=True)
    unmet = models.JSONField(default=list)

    class Meta:
        ordering = ["area", "-id"]
        constraints = [
            one_of("state", "closure_state_is_known", WAITS, CLOSES, DECLINED),
            models.CheckConstraint(condition=~Q(reasons=""), name="a_closure_has_its_reasons"),
            models.CheckConstraint(
                condition=Q(closed_on=None, closed_by=None) | Q(closed_on__isnull=False, closed_by__isnull=False),
                name="closed_on_and_closed_by_together",
            ),
            models.CheckConstraint(
                condition=Q(state=WAITS, decided_on=None, decided_by=None)
                | (~Q(state=WAITS) & Q(decided_on__isnull=False, decided_by__isnull=False)),
                name="closure_decided_on_and_by_together",
            ),
            models.CheckConstraint(
                condition=Q(state=CLOSES, closed_on__isnull=False) | (~Q(state=CLOSES) & Q(closed_on=None)),
                name="only_a_closing_decision_closes",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("proposed_by")),
                name="two_different_people_close_an_area",
            ),
            models.CheckConstraint(
                condition=Q(closed_by=None) | Q(closed_by=F("decided_by")), name="who_decides_closes"
            ),
            models.UniqueConstraint(fields=["area"], condition=Q(state=WAITS), name="an_area_waits_for_one_decision"),
        ]

    def __str__(self) -> str:
        return f"{self.area_id} {self.state}"


class Reopening(models.Model):
    """A closed area taken up again, and why. The closure it undoes stays as it was."""

    closure = models.OneToOneField(Closure, on_delete=models.CASCADE, related_name="reopening")
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="a_reopening_has_a_reason")]

    def __str__(self) -> str:
        return f"{self.closure_id} reopened"
