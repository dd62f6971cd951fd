"""Evidence: what shows that something changed. Never a bare claim: each kind has to say where it comes from."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from sightline.improvement.models.action import Action
from sightline.improvement.models.area import PlanArea
from sightline.practice.models import Figure
from sightline.register.models.places import one_of

DOCUMENT, RESULT, AUDIT, VOICE, OBSERVATION = "document", "measure-result", "audit-result", "voice", "observation"
KINDS = (DOCUMENT, RESULT, AUDIT, VOICE, OBSERVATION)


class Evidence(models.Model):
    """One piece of evidence; it can serve several areas and actions.

    A document is kept by its hash with the place in it (``place``, such as a page or paragraph) and the words there.
    A measure's result is the figure of a kept run, as disclosure control let it pass. An audit says how many were
    looked at. What children and families said names how it was heard and from how many. An observation names its
    observer.
    """

    authority = models.ForeignKey("register.Authority", on_delete=models.PROTECT, related_name="evidence")
    kind = models.CharField(max_length=16)
    title = models.CharField(max_length=200)
    words = models.TextField()
    on = models.DateField()
    sha256 = models.CharField(max_length=64, blank=True)
    filename = models.CharField(max_length=255, blank=True)
    place = models.CharField(max_length=120, blank=True)
    figure = models.ForeignKey(Figure, on_delete=models.PROTECT, null=True, related_name="+")
    counted = models.PositiveIntegerField(null=True)
    heard_how = models.CharField(max_length=200, blank=True)
    observer = models.CharField(max_length=150, blank=True)
    areas = models.ManyToManyField(PlanArea, related_name="evidence", blank=True)
    actions = models.ManyToManyField(Action, related_name="evidence", blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["-on", "-id"]
        verbose_name_plural = "evidence"
        indexes = [models.Index(fields=["authority", "-on"], name="evidence_by_day")]
        constraints = [
            one_of("kind", "evidence_kind_is_known", *KINDS),
            models.CheckConstraint(condition=~Q(words=""), name="evidence_says_what_it_shows"),
            models.CheckConstraint(
                condition=Q(sha256="", filename="") | Q(sha256__regex=r"^[0-9a-f]{64}$") & ~Q(filename=""),
                name="evidence_file_has_hash_and_name",
            ),
            models.CheckConstraint(
                condition=~Q(kind=DOCUMENT) | ~Q(sha256="") & ~Q(place=""), name="a_document_has_its_file_and_place"
            ),
            models.CheckConstraint(
                condition=~Q(kind=RESULT) | Q(figure__isnull=False), name="a_measured_result_is_of_a_kept_run"
            ),
            models.CheckConstraint(condition=~Q(kind=AUDIT) | Q(counted__gt=0), name="an_audit_says_how_many"),
            models.CheckConstraint(
                condition=~Q(kind=VOICE) | ~Q(heard_how="") & Q(counted__gt=0), name="a_voice_says_how_it_was_heard"
            ),
            models.CheckConstraint(condition=~Q(kind=OBSERVATION) | ~Q(observer=""), name="an_observation_is_signed"),
        ]

    def __str__(self) -> str:
        return self.title
