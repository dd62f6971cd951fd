"""Closed areas stay watched: what a later report or letter says again, with the words of both."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sightline.improvement.models.closure import Closure
from sightline.register.models.places import one_of


class SaidAgain(models.Model):
    """Words of a later document that are much like an area closed before it.

    ``of`` says whether they are an area for improvement or a sentence of findings, ``basis`` whether a tie held in the
    register or the likeness of the words says so. ``verdict`` is a person's: the same again, or something else.
    """

    closure = models.ForeignKey(Closure, on_delete=models.CASCADE, related_name="said_again")
    inspection = models.ForeignKey("register.Inspection", on_delete=models.CASCADE, related_name="+")
    of = models.CharField(max_length=10)
    words = models.TextField()
    sha256 = models.CharField(max_length=64)
    page = models.PositiveIntegerField(null=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    basis = models.CharField(max_length=10)
    likeness = models.FloatField(null=True)
    seen_on = models.DateField()
    verdict = models.CharField(max_length=10, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField(null=True)

    class Meta:
        ordering = ["closure", "-likeness", "id"]
        verbose_name_plural = "said again"
        constraints = [
            one_of("of", "said_again_is_an_area_or_a_sentence", "area", "sentence"),
            one_of("basis", "said_again_basis_is_known", "lineage", "likeness"),
            one_of("verdict", "said_again_verdict_is_known", "", "same", "different"),
            models.CheckConstraint(condition=Q(end__gt=F("start")) & ~Q(words=""), name="said_again_has_its_words"),
            models.CheckConstraint(
                condition=Q(verdict="", decided_by=None, decided_on=None)
                | (~Q(verdict="") & Q(decided_by__isnull=False, decided_on__isnull=False)),
                name="said_again_verdict_by_and_on_together",
            ),
            models.UniqueConstraint(
                fields=["closure", "sha256", "start", "end"], name="words_are_set_against_a_closure_once"
            ),
        ]

    def __str__(self) -> str:
        return self.words[:80]
