"""A paper in the making: its words come from the facts each time, people's changes are kept beside them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sightline.register.models.places import one_of

DRAFT, REVIEWED, APPROVED, ISSUED = "draft", "reviewed", "approved", "issued"
STATES = (DRAFT, REVIEWED, APPROVED, ISSUED)
"""The states of a paper in their order."""


class KeptPaper(models.Model):
    """A paper of one kind on one inspection or visit, from its first draft until it is issued.

    ``brief`` holds what only people know (committee, date of meeting, who signs). Whoever began it does not
    approve it.
    """

    kind = models.CharField(max_length=40)
    inspection = models.ForeignKey("register.Inspection", on_delete=models.PROTECT, related_name="papers")
    brief = models.JSONField(default=dict)
    state = models.CharField(max_length=10, default=DRAFT)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-begun_at", "-id"]
        constraints = [
            one_of("state", "paper_state_is_known", *STATES),
            models.CheckConstraint(
                condition=Q(issued_by=None, issued_at=None) | Q(issued_by__isnull=False, issued_at__isnull=False),
                name="paper_issued_by_and_at_together",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(APPROVED, ISSUED)) | Q(approved_by__isnull=False),
                name="an_approved_paper_has_its_approver",
            ),
            models.CheckConstraint(
                condition=~Q(state=ISSUED) | Q(issued_by__isnull=False), name="an_issued_paper_has_its_issuer"
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("begun_by")), name="nobody_approves_their_own_paper"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} on {self.inspection_id}"


class Edit(models.Model):
    """What a person put in the place of one statement. The edits of a statement count from 1; the latest counts.

    ``composed`` is what the facts said then, so that a later change of the facts shows. A statement that is
    taken out has no words; one that was given back to the facts says so in ``is_taken_back``.
    """

    paper = models.ForeignKey(KeptPaper, on_delete=models.CASCADE, related_name="edits")
    key = models.CharField(max_length=200)
    number = models.PositiveIntegerField()
    composed = models.TextField()
    says = models.TextField(blank=True)
    is_taken_back = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["paper", "key", "number"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "key", "number"], name="edits_of_a_statement_follow_each_other"),
        ]

    def __str__(self) -> str:
        return f"{self.paper_id} {self.key}"


class Version(models.Model):
    """How a paper stood when it was begun, made again, reviewed, approved or issued.

    ``statements`` are key, words and basis of each, in order.
    """

    paper = models.ForeignKey(KeptPaper, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    why = models.CharField(max_length=40)
    statements = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["paper", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "number"], name="versions_of_a_paper_follow_each_other"),
        ]

    def __str__(self) -> str:
        return f"{self.paper_id} version {self.number}"


class IssuedFile(models.Model):
    """A file as it was issued, on the shelf under its hash."""

    paper = models.ForeignKey(KeptPaper, on_delete=models.PROTECT, related_name="files")
    suffix = models.CharField(max_length=8)
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["paper", "suffix"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "suffix"], name="a_paper_is_issued_once_in_a_format"),
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="issued_file_has_its_hash"),
        ]

    def __str__(self) -> str:
        return f"{self.paper_id}{self.suffix}"
