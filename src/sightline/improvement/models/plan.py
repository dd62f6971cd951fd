"""Improvement plans, and the inspections and other things each draws from."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from sightline.register.models.places import one_of

DRAFT, CONSULTATION, APPROVED, SENT, PUBLISHED = "draft", "consultation", "approved", "sent", "published"
STATES = (DRAFT, CONSULTATION, APPROVED, SENT, PUBLISHED)
"""The states of a plan in their order."""

INSPECTION_SOURCES = ("inspection", "focused-visit", "monitoring-visit", "joint-inspection")
OTHER_SOURCES = ("peer-review", "audit", "self-evaluation")
SOURCES = (*INSPECTION_SOURCES, *OTHER_SOURCES)


class Plan(models.Model):
    """What a council will do about what needs to improve; one plan may draw from many sources.

    ``state`` is the furthest it came; each step keeps its own day. ``early_draft_on`` is when a draft went to
    the inspectorate, as it asks after areas for priority action. ``version`` counts changes.
    """

    authority = models.ForeignKey("register.Authority", on_delete=models.PROTECT, related_name="plans")
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=12, default=DRAFT)
    begun_on = models.DateField()
    early_draft_on = models.DateField(null=True)
    consulted_on = models.DateField(null=True)
    approved_on = models.DateField(null=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    sent_on = models.DateField(null=True)
    published_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-begun_on", "-id"]
        indexes = [models.Index(fields=["authority", "-begun_on"], name="plan_by_authority")]
        constraints = [
            one_of("state", "plan_state_is_known", *STATES),
            models.CheckConstraint(condition=~Q(title=""), name="a_plan_has_a_title"),
            models.CheckConstraint(
                condition=Q(approved_on=None, approved_by=None)
                | Q(approved_on__isnull=False, approved_by__isnull=False),
                name="plan_approved_on_and_by_together",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(APPROVED, SENT, PUBLISHED)) | Q(approved_on__isnull=False),
                name="a_plan_is_approved_before_it_goes_out",
            ),
            models.CheckConstraint(condition=~Q(state=SENT) | Q(sent_on__isnull=False), name="a_sent_plan_has_its_day"),
            models.CheckConstraint(
                condition=~Q(state=PUBLISHED) | Q(published_on__isnull=False), name="a_published_plan_has_its_day"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PlanSource(models.Model):
    """One thing a plan draws from, with the day the authority received it and the day it was published.

    Both are kept: the law's clock runs from receipt, and where that is not known from publication.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sources")
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    inspection = models.ForeignKey("register.Inspection", on_delete=models.SET_NULL, null=True, related_name="+")
    received_on = models.DateField(null=True)
    published_on = models.DateField(null=True)
    has_priority_action = models.BooleanField(default=False)

    class Meta:
        ordering = ["plan", "id"]
        constraints = [
            one_of("kind", "plan_source_kind_is_known", *SOURCES),
            models.UniqueConstraint(
                fields=["plan", "inspection"],
                condition=Q(inspection__isnull=False),
                name="a_plan_draws_from_an_inspection_once",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="a_plan_source_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def clocks_run_from(self) -> date | None:
        """Day 0 of the duties that follow: receipt where it is known, else publication; none for one's own work."""
        if self.kind not in INSPECTION_SOURCES:
            return None
        return self.receipt or self.published_on

    @property
    def receipt(self) -> date | None:
        """The day of receipt: as said of this plan, else as the register came to know it of the inspection."""
        return self.received_on or (self.inspection.received_on if self.inspection else None)
