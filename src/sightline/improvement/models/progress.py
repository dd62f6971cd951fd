"""How an action stands now, and what is expected: two things, kept apart."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sightline.improvement.models.action import FORECASTS, STATUSES, Action
from sightline.register.models.places import one_of


class ProgressUpdate(models.Model):
    """What a person said of an action on a day. Updates count from 1 and are never changed.

    ``seen`` is the number of the update the person had before them: where it is not the one before, two wrote at
    once, and both stand.
    """

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="updates")
    number = models.PositiveIntegerField()
    seen = models.PositiveIntegerField()
    status_now = models.CharField(max_length=12)
    forecast = models.CharField(max_length=12)
    words = models.TextField()
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["action", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["action", "number"], name="updates_of_an_action_follow_each_other"),
            models.CheckConstraint(condition=Q(number__gt=F("seen")), name="an_update_follows_what_was_seen"),
            models.CheckConstraint(condition=~Q(words=""), name="an_update_has_words"),
            one_of("status_now", "update_status_is_known", *STATUSES),
            one_of("forecast", "update_forecast_is_known", *FORECASTS),
        ]

    def __str__(self) -> str:
        return f"{self.action_id} update {self.number}"
