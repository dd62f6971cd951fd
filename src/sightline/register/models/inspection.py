"""Inspections and visits, and the documents that give an account of each."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from sightline.register.models.authority import Authority
from sightline.register.models.document import Document
from sightline.register.models.places import one_of


class Inspection(models.Model):
    """One inspection or visit of one authority, whatever the number of documents about it.

    Dates are kept as printed (``2023-12-11``, ``2023-12`` or ``2023``); ``began_by`` and ``ended_by``
    are the first day the beginning can be and the last day the end can be, for sorting and matching.
    ``received_on`` is when the authority received the report: day 0 of its clocks, by default the day
    of publication.

    Its values are the best that its accounts tell: those of the inspection's own report, then of the
    national facts (``national``, as published with the package), then of papers about it.
    """

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="inspections")
    kind = models.CharField(max_length=40, blank=True)
    framework = models.CharField(max_length=40, blank=True)
    era = models.CharField(max_length=40, blank=True)
    started_on = models.CharField(max_length=10, blank=True)
    ended_on = models.CharField(max_length=10, blank=True)
    began_by = models.DateField(null=True)
    ended_by = models.DateField(null=True)
    published_on = models.DateField(null=True)
    received_on = models.DateField(null=True)
    lead_inspector = models.CharField(max_length=120, blank=True)
    scope = models.JSONField(default=list)
    source_url = models.URLField(max_length=500, blank=True)
    is_national_fact = models.BooleanField(default=False)
    national = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["-began_by", "-id"]
        indexes = [models.Index(fields=["authority", "-began_by"], name="inspection_by_authority")]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "kind", "started_on"],
                condition=~Q(started_on=""),
                name="an_inspection_is_held_once",
            ),
            models.CheckConstraint(
                condition=Q(started_on="", began_by=None) | (~Q(started_on="") & Q(began_by__isnull=False)),
                name="inspection_start_and_its_day_together",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.authority_id} {self.kind} {self.started_on}"

    @property
    def clocks_run_from(self) -> date | None:
        """Day 0 of the authority's duties: receipt where it is known, else publication."""
        return self.received_on or self.published_on


class Account(models.Model):
    """A document giving an account of an inspection, as its main subject or in passing.

    ``told`` is what it states of it (``kind``, ``started_on``, ...), so that the inspection's own values
    can be weighed anew whenever an account joins or changes, and contradictions stay visible.
    """

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="accounts")
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="accounts")
    role = models.CharField(max_length=10)
    told = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["inspection", "document"], name="a_document_tells_of_an_inspection_once"),
            one_of("role", "account_role_is_known", "main", "passing"),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} on {self.inspection_id}"
