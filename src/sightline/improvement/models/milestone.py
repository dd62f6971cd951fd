"""Steps on the way to an action's end."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sightline.improvement.models.action import Action


class Milestone(models.Model):
    """A step of an action with its own day."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="milestones")
    what = models.CharField(max_length=300)
    due_on = models.DateField()
    reached_on = models.DateField(null=True)

    class Meta:
        ordering = ["action", "due_on", "id"]
        indexes = [
            models.Index(fields=["action", "due_on"], condition=Q(reached_on=None), name="milestones_not_reached"),
        ]
        constraints = [models.CheckConstraint(condition=~Q(what=""), name="a_milestone_says_what")]

    def __str__(self) -> str:
        return self.what
