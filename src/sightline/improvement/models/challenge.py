"""Challenge from outside: what an adviser or commissioner asks of a plan, an area or an action."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from sightline.improvement.models.action import Action
from sightline.improvement.models.area import PlanArea
from sightline.improvement.models.plan import Plan


class ChallengeNote(models.Model):
    """A challenge about exactly one thing, and the council's answer; neither is changed afterwards."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, null=True, related_name="challenges")
    area = models.ForeignKey(PlanArea, on_delete=models.CASCADE, null=True, related_name="challenges")
    action = models.ForeignKey(Action, on_delete=models.CASCADE, null=True, related_name="challenges")
    words = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    answered_on = models.DateField(null=True)

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(plan__isnull=False, area=None, action=None)
                | Q(plan=None, area__isnull=False, action=None)
                | Q(plan=None, area=None, action__isnull=False),
                name="a_challenge_is_about_one_thing",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="a_challenge_has_words"),
            models.CheckConstraint(
                condition=Q(answer="", answered_by=None, answered_on=None)
                | (~Q(answer="") & Q(answered_by__isnull=False, answered_on__isnull=False)),
                name="challenge_answer_by_and_on_together",
            ),
        ]

    def __str__(self) -> str:
        return self.words[:80]
