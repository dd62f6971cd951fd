"""Every move of a due date: from when to when, why, and who agreed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sightline.improvement.models.action import Action
from sightline.register.models.places import one_of

ASKED, AGREED, REFUSED = "asked", "agreed", "refused"


class DateMove(models.Model):
    """A due date that somebody asks to move, and what another person decided of it.

    ``new_due_on`` is empty where the action is to have no date, and ``reason`` then stands as the reason for none.
    """

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="date_moves")
    old_due_on = models.DateField(null=True)
    new_due_on = models.DateField(null=True)
    reason = models.TextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    state = models.CharField(max_length=8, default=ASKED)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField(null=True)

    class Meta:
        ordering = ["action", "-id"]
        constraints = [
            one_of("state", "date_move_state_is_known", ASKED, AGREED, REFUSED),
            models.CheckConstraint(condition=~Q(reason=""), name="a_date_move_has_a_reason"),
            models.CheckConstraint(
                condition=Q(state=ASKED, decided_by=None, decided_on=None)
                | (~Q(state=ASKED) & Q(decided_by__isnull=False, decided_on__isnull=False)),
                name="date_move_decided_by_and_on_together",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by")), name="nobody_agrees_their_own_date_move"
            ),
            models.UniqueConstraint(
                fields=["action"], condition=Q(state=ASKED), name="an_action_waits_for_one_date_move"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action_id}: {self.old_due_on} to {self.new_due_on}"
