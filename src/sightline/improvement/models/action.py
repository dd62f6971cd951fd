"""Actions: what will be done, by whom, by when, and what children are to notice of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sightline.improvement.models.area import PlanArea
from sightline.improvement.models.plan import Plan
from sightline.register.models.places import one_of

NOT_STARTED, UNDER_WAY, DONE, STOPPED = "not-started", "under-way", "done", "stopped"
STATUSES = (NOT_STARTED, UNDER_WAY, DONE, STOPPED)
ON_TIME, MAY_BE_LATE, WILL_BE_LATE, NOT_KNOWN = "on-time", "may-be-late", "will-be-late", "not-known"
FORECASTS = (ON_TIME, MAY_BE_LATE, WILL_BE_LATE, NOT_KNOWN)


class Action(models.Model):
    """One thing the council will do; it may answer several areas and stand in several plans, and is held once.

    It has a due date or a stated reason for none. ``owner`` is one person in one role. ``status_now``, ``forecast``
    and ``heard_of_on`` repeat its latest progress update, so that lists of thousands need no join; ``version``
    counts changes of its own words.
    """

    authority = models.ForeignKey("register.Authority", on_delete=models.PROTECT, related_name="actions")
    plans = models.ManyToManyField(Plan, related_name="actions")
    areas = models.ManyToManyField(PlanArea, related_name="actions")
    reference = models.CharField(max_length=20, blank=True)
    what = models.TextField()
    owner_role = models.CharField(max_length=120)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="owned_actions"
    )
    contributors = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="shared_actions", blank=True)
    due_on = models.DateField(null=True)
    reason_for_no_date = models.TextField(blank=True)
    change_for_children = models.TextField(blank=True)
    capacity = models.TextField(blank=True)
    cost = models.CharField(max_length=200, blank=True)
    status_now = models.CharField(max_length=12, default=NOT_STARTED)
    forecast = models.CharField(max_length=12, default=NOT_KNOWN)
    heard_of_on = models.DateField(null=True)
    added_on = models.DateField()
    done_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = [F("due_on").asc(nulls_last=True), "id"]
        indexes = [
            models.Index(fields=["authority", "due_on", "id"], name="action_by_due_day"),
            models.Index(fields=["owner", "due_on", "id"], name="action_by_owner"),
            models.Index(fields=["authority", "status_now", "due_on"], name="action_by_status"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(what=""), name="an_action_says_what_is_done"),
            models.CheckConstraint(condition=~Q(owner_role=""), name="an_action_has_an_owner_by_role"),
            models.CheckConstraint(
                condition=Q(due_on__isnull=False, reason_for_no_date="") | Q(due_on=None) & ~Q(reason_for_no_date=""),
                name="an_action_has_a_date_or_a_reason",
            ),
            one_of("status_now", "action_status_is_known", *STATUSES),
            one_of("forecast", "action_forecast_is_known", *FORECASTS),
            models.CheckConstraint(
                condition=Q(status_now=DONE, done_on__isnull=False) | (~Q(status_now=DONE) & Q(done_on=None)),
                name="a_done_action_has_its_day",
            ),
            models.UniqueConstraint(
                fields=["authority", "reference"], condition=~Q(reference=""), name="an_action_reference_is_used_once"
            ),
        ]

    def __str__(self) -> str:
        return self.what[:80]


class ActionRevision(models.Model):
    """The words of an action as somebody wrote them, each time they changed.

    What was written on a version that another person had changed meanwhile is kept too, as not applied, so that
    nobody's words are lost; ``number`` is then the version it was written on.
    """

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    is_applied = models.BooleanField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["action", "number", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["action", "number"],
                condition=Q(is_applied=True),
                name="revisions_of_an_action_follow_each_other",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action_id} version {self.number}"


class Dependency(models.Model):
    """An action that waits for another."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="waits_for")
    on = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="waited_for_by")

    class Meta:
        verbose_name_plural = "dependencies"
        constraints = [
            models.UniqueConstraint(fields=["action", "on"], name="an_action_waits_for_another_once"),
            models.CheckConstraint(condition=~Q(action=F("on")), name="no_action_waits_for_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.action_id} waits for {self.on_id}"
