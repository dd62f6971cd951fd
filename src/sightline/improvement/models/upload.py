"""Plans' files as they were sent, until they are taken over; and what people said of their columns."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from sightline.improvement.models.plan import Plan
from sightline.register.models.places import one_of

WAITING, TAKEN, DROPPED = "waiting", "taken", "dropped"


class PlanUpload(models.Model):
    """A file with a plan in it, kept by its hash while a person looks at what would be taken over.

    ``columns`` and ``areas`` are what was chosen on the page: a column by the plain spelling of its header, an area
    of the plan by the key of the words that the file prints. ``added`` counts the actions that came of it.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="uploads")
    sha256 = models.CharField(max_length=64)
    filename = models.CharField(max_length=255)
    columns = models.JSONField(default=dict)
    areas = models.JSONField(default=dict)
    state = models.CharField(max_length=8, default=WAITING)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    added = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-id"]
        constraints = [
            one_of("state", "plan_upload_state_is_known", WAITING, TAKEN, DROPPED),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$") & ~Q(filename=""), name="a_plan_upload_has_its_file"
            ),
            models.CheckConstraint(
                condition=Q(state=WAITING, decided_by=None, decided_at=None)
                | (~Q(state=WAITING) & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="plan_upload_decided_by_and_at_together",
            ),
        ]

    def __str__(self) -> str:
        return self.filename


class ColumnChoice(models.Model):
    """What a header means here, as a person once said: offered again with the next file."""

    authority = models.ForeignKey("register.Authority", on_delete=models.CASCADE, related_name="column_choices")
    header = models.CharField(max_length=200)
    column = models.CharField(max_length=40)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["header"]
        constraints = [models.UniqueConstraint(fields=["authority", "header"], name="a_header_means_one_column")]

    def __str__(self) -> str:
        return f"{self.header}: {self.column}"
