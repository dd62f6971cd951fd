"""What needs to improve, as plans answer it: the exact words travel with it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from sightline.improvement.models.plan import Plan, PlanSource
from sightline.register.models.places import one_of

OPEN, PROPOSED, CLOSED = "open", "proposed", "closed"


class PlanArea(models.Model):
    """An area for improvement, or another sentence, that plans answer; held once, however many plans do.

    The words and their place are copied, so that they stand whatever becomes of the document's reading; ``area``
    leads to the register while the area is held there. Without a document (a peer review's own words) there is no
    place. ``state`` follows from its closures; ``said_on`` is when it was said.
    """

    authority = models.ForeignKey("register.Authority", on_delete=models.PROTECT, related_name="plan_areas")
    plans = models.ManyToManyField(Plan, related_name="areas")
    source = models.ForeignKey(PlanSource, on_delete=models.SET_NULL, null=True, related_name="areas")
    area = models.ForeignKey("register.Area", on_delete=models.SET_NULL, null=True, related_name="planned")
    inspection = models.ForeignKey("register.Inspection", on_delete=models.SET_NULL, null=True, related_name="planned")
    words = models.TextField()
    is_priority = models.BooleanField(default=False)
    said_on = models.DateField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    page = models.PositiveIntegerField(null=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    quote = models.TextField(blank=True)
    state = models.CharField(max_length=10, default=OPEN)
    closed_on = models.DateField(null=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["authority", "state"], name="plan_area_by_state")]
        constraints = [
            one_of("state", "plan_area_state_is_known", OPEN, PROPOSED, CLOSED),
            models.CheckConstraint(condition=~Q(words=""), name="a_plan_area_has_words"),
            models.CheckConstraint(
                condition=Q(state=CLOSED, closed_on__isnull=False) | (~Q(state=CLOSED) & Q(closed_on=None)),
                name="a_closed_plan_area_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(sha256="", start=None, end=None, quote="")
                | Q(sha256__regex=r"^[0-9a-f]{64}$", end__gt=F("start")) & ~Q(quote=""),
                name="a_plan_area_has_its_whole_place_or_none",
            ),
            models.UniqueConstraint(
                fields=["authority", "area"], condition=Q(area__isnull=False), name="an_area_is_planned_for_once"
            ),
            models.UniqueConstraint(
                fields=["authority", "sha256", "start", "end"],
                condition=~Q(sha256=""),
                name="a_sentence_is_planned_for_once",
            ),
        ]

    def __str__(self) -> str:
        return self.words[:80]
