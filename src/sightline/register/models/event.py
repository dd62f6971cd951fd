"""The audit trail: who did what, when; append-only, each entry sealed to the one before."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Event(models.Model):
    """One thing that happened. No foreign keys: it outlives what it speaks of.

    ``seal`` is the SHA-256 of the entry before and of this one's content, so that no entry can be
    changed, dropped or slipped in without the chain showing it.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=160)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    content = models.JSONField(default=dict)
    before = models.CharField(max_length=64, blank=True)
    seal = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["subject"], name="events_of_a_subject")]
        constraints = [
            models.CheckConstraint(
                condition=Q(number=1, before="") | (Q(number__gt=1) & ~Q(before="")), name="event_chain_has_one_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.kind} {self.subject}"
