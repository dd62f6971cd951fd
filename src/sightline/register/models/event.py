"""The audit trail: who did what, when; append-only, each entry sealed to the one before."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models
from django.db.models import Q


class AppendOnly(RuntimeError):
    """Something tried to change or remove what has been recorded."""


class _Appended(models.QuerySet["Event"]):
    """Events can be asked for, never changed or removed; the database refuses it as well."""

    def update(self, **changes: Any) -> NoReturn:
        raise AppendOnly("events are never changed")

    def delete(self) -> NoReturn:
        raise AppendOnly("events are never removed")


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

    objects = _Appended.as_manager()

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

    def save(self, **options: Any) -> None:
        """Add it to the record; what stands there already is refused."""
        if not self._state.adding:
            raise AppendOnly("events are never changed")
        super().save(**(options | {"force_insert": True}))

    def delete(self, *args: Any, **options: Any) -> NoReturn:
        """Refused: the record only grows."""
        raise AppendOnly("events are never removed")
