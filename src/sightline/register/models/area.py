"""Areas for improvement: the inspectors' words, their national framework tags, and their lineage."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sightline.register.models.inspection import Inspection
from sightline.register.models.places import Placed, one_of, placed


class Area(Placed):
    """One thing inspectors say needs to improve; ``position`` is its place in the printed list."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="areas")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    of = models.CharField(max_length=12)
    urgency = models.CharField(max_length=12)

    class Meta:
        ordering = ["inspection", "position"]
        verbose_name = "area for improvement"
        verbose_name_plural = "areas for improvement"
        constraints = [
            models.UniqueConstraint(fields=["inspection", "document", "position"], name="area_position_is_held_once"),
            one_of("of", "area_is_of_a_known_body", "authority", "lscb"),
            one_of("urgency", "area_urgency_is_known", "improvement", "priority"),
            *placed("area"),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class AreaTag(models.Model):
    """A national framework tag of an area, as printed and as understood."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="tags")
    printed = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    number = models.PositiveSmallIntegerField(null=True)
    means = models.CharField(max_length=80, blank=True)
    doubt = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.printed


class LineageLink(models.Model):
    """How a later area, or a later inspection's silence, relates to an earlier area.

    ``state``: ``repeated``, ``narrowed``, ``gone``; an area without a link is new. ``basis`` says
    whether the inspectors' own words or the likeness of the texts tie them, and ``likeness`` how alike
    they are. A person's decision and its time stand together.
    """

    earlier = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="later_links")
    later = models.ForeignKey(Area, on_delete=models.CASCADE, null=True, related_name="earlier_links")
    at_inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="lineage")
    state = models.CharField(max_length=10)
    basis = models.CharField(max_length=10)
    likeness = models.FloatField(null=True)
    quote = models.TextField(blank=True)
    decision = models.CharField(max_length=10, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["earlier", "later"], name="two_areas_are_linked_once"),
            models.UniqueConstraint(
                fields=["earlier", "at_inspection"], condition=Q(later=None), name="an_area_is_gone_once_an_inspection"
            ),
            one_of("state", "lineage_state_is_known", "repeated", "narrowed", "gone"),
            one_of("basis", "lineage_basis_is_known", "stated", "likeness", "person"),
            one_of("decision", "lineage_decision_is_known", "", "confirmed", "rejected"),
            models.CheckConstraint(
                condition=Q(state="gone", later=None) | (~Q(state="gone") & Q(later__isnull=False)),
                name="only_a_gone_area_has_no_later_one",
            ),
            models.CheckConstraint(
                condition=Q(decision="", decided_by=None, decided_at=None)
                | (~Q(decision="") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="lineage_decision_by_and_at_together",
            ),
            models.CheckConstraint(condition=~Q(earlier=F("later")), name="no_area_follows_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.earlier_id} {self.state} {self.later_id or ''}"
