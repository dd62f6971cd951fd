"""Grades as documents state them, and what a person says of a read fact."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sightline.register.models.document import Document
from sightline.register.models.inspection import Inspection
from sightline.register.models.places import one_of

GRADES = ("outstanding", "good", "requires-improvement", "inadequate")


class Judgement(models.Model):
    """The grade one document states for one judgement area of an inspection.

    Documents about one inspection each keep their own row, so that contradictions show; the
    inspection's own report outranks papers and notices. A national fact has a source address in the
    place of a document.
    """

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="judgements")
    area = models.CharField(max_length=60)
    grade = models.CharField(max_length=24)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="judgements")
    page = models.PositiveIntegerField(null=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    quote = models.TextField(blank=True)
    source_url = models.URLField(max_length=500, blank=True)

    class Meta:
        ordering = ["inspection", "id"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "area", "document"], name="a_document_grades_an_area_once"),
            models.UniqueConstraint(
                fields=["inspection", "area"], condition=Q(document=None), name="a_national_grade_is_held_once"
            ),
            one_of("grade", "judgement_grade_is_on_the_scale", *GRADES),
            models.CheckConstraint(
                condition=Q(document=None, start=None, end=None, quote="") & ~Q(source_url="")
                | Q(document__isnull=False, start__isnull=False, end__gt=F("start")) & ~Q(quote=""),
                name="a_judgement_has_its_place_or_its_source",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area}: {self.grade}"


class Review(models.Model):
    """What a person says of a fact that was read: confirmed, corrected, or queried.

    ``fact`` names what is meant (``judgement/overall-effectiveness``, ``started_on``, ``area/12``);
    ``read`` is what the reader found and ``says`` what the person holds, both kept. The reviews of a fact
    count from 1; the latest counts, earlier ones stay, and two people cannot both give the next.
    """

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="reviews")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="reviews")
    fact = models.CharField(max_length=120)
    number = models.PositiveIntegerField()
    verdict = models.CharField(max_length=12)
    read = models.TextField(blank=True)
    says = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reviews")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["inspection", "fact"], name="reviews_of_a_fact")]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "fact", "number"], name="reviews_of_a_fact_follow_each_other"
            ),
            one_of("verdict", "review_verdict_is_known", "confirmed", "corrected", "queried"),
            models.CheckConstraint(
                condition=~Q(verdict="corrected") | ~Q(reason=""), name="a_correction_gives_its_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fact} {self.verdict}"
