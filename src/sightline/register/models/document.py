"""Documents taken in, by hash, and what each pass of the reader found in them."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q


class Document(models.Model):
    """An original on the shelf: the same bytes are one document, however often they arrive.

    ``text`` is the text in which every offset counts. A document with ``embargo_until`` is for those
    named in ``readers`` until that day has passed. ``embargo_ended_on`` is when what it tells was let into what
    its inspections are held to be; without it only those named see any of that. ``received_on`` is when the authority
    received it, as long as it is held back: then it stands with its inspection.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    filename = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    title = models.CharField(max_length=400, blank=True)
    kind = models.CharField(max_length=40)
    pages = models.PositiveIntegerField(null=True)
    characters = models.PositiveIntegerField()
    text = models.TextField()
    source_url = models.URLField(max_length=500, blank=True)
    embargo_until = models.DateField(null=True)
    embargo_ended_on = models.DateField(null=True)
    received_on = models.DateField(null=True)
    readers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="embargoed_documents", blank=True)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["-added_at", "-id"]
        indexes = [
            models.Index(fields=["-added_at", "-id"], name="document_newest_first"),
            models.Index(
                fields=["embargo_until"], condition=Q(embargo_until__isnull=False), name="document_under_embargo"
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="document_hash_is_a_sha256"),
        ]

    def __str__(self) -> str:
        return self.filename

    @property
    def is_held_back(self) -> bool:
        """Whether what it tells is not yet part of what its inspections are held to be."""
        return self.embargo_until is not None and self.embargo_ended_on is None

    def is_embargoed_on(self, day: date) -> bool:
        """Whether the public must not see it yet: it may be seen from the day after the embargo ends."""
        return self.embargo_until is not None and day <= self.embargo_until


class Reading(models.Model):
    """One pass of a version of the reader over one document, whole, in the public shape.

    The current one feeds the register; older and newer ones are kept, so that a better reader's
    findings can be shown as a difference.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="readings")
    reader_version = models.CharField(max_length=64)
    content = models.JSONField()
    is_current = models.BooleanField(default=True)
    read_at = models.DateTimeField()

    class Meta:
        ordering = ["-read_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["document", "reader_version"], name="a_version_reads_a_document_once"),
            models.UniqueConstraint(
                fields=["document"], condition=Q(is_current=True), name="a_document_has_one_current_reading"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} by {self.reader_version}"
