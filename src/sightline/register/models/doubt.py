"""What the register is unsure of, of a document and of the inspection it tells of."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sightline.register.models.authority import Authority
from sightline.register.models.document import Document
from sightline.register.models.inspection import Inspection


class Doubt(models.Model):
    """Something unsure, said out loud: by the reader, or when a document was put to its inspection.

    ``code`` is permanent; ``message`` says what is unsure of this document. ``event`` is the place, in
    the reading's ``other_events``, of an inspection told in passing that could not be placed, ``told``
    what is told of it, and ``authority`` the one it was told of. A person may settle it, with a reason.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="doubts")
    inspection = models.ForeignKey(Inspection, on_delete=models.SET_NULL, null=True, related_name="doubts")
    code = models.CharField(max_length=60)
    message = models.TextField()
    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, null=True, related_name="+")
    event = models.PositiveSmallIntegerField(null=True)
    told = models.JSONField(default=dict)
    page = models.PositiveIntegerField(null=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    quote = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["document", "id"]
        indexes = [models.Index(fields=["code"], name="doubts_by_code")]
        constraints = [
            models.CheckConstraint(
                condition=Q(start=None, end=None, quote="") | Q(start__isnull=False, end__gt=F("start")),
                name="a_doubt_has_a_whole_place_or_none",
            ),
            models.CheckConstraint(
                condition=Q(settled_by=None, settled_at=None, reason="")
                | Q(settled_by__isnull=False, settled_at__isnull=False) & ~Q(reason=""),
                name="a_doubt_is_settled_by_whom_when_and_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.message[:60]}"
