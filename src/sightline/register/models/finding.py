"""Findings: paragraphs of inspectors' words, cut into sentences with polarity, prevalence and themes."""

from __future__ import annotations

from django.db import models

from sightline.register.models.area import Area
from sightline.register.models.inspection import Inspection
from sightline.register.models.places import Placed, one_of, placed


class Finding(Placed):
    """A paragraph of findings under one judgement area (blank where it stands above all areas)."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="findings")
    position = models.PositiveIntegerField()
    number = models.PositiveIntegerField(null=True)
    area = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["inspection", "position"]
        constraints = [*placed("finding")]

    def __str__(self) -> str:
        return self.quote[:80]


class Sentence(Placed):
    """One sentence of a finding: how good, for how many, about what.

    ``authority``, ``area`` and ``year`` repeat what its finding and inspection say, so that search over
    a hundred thousand sentences filters without joins.
    """

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="sentences")
    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="sentences")
    authority = models.ForeignKey("register.Authority", on_delete=models.PROTECT, db_index=False, related_name="+")
    position = models.PositiveIntegerField()
    area = models.CharField(max_length=60, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    polarity = models.CharField(max_length=8)
    prevalence = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["inspection", "position"]
        indexes = [models.Index(fields=["authority", "year"], name="sentence_by_authority")]
        constraints = [
            one_of("polarity", "sentence_polarity_is_known", "strength", "weakness", "mixed", "neutral"),
            *placed("sentence"),
        ]

    def __str__(self) -> str:
        return self.quote[:80]


class SentenceTheme(models.Model):
    """What a sentence is about."""

    sentence = models.ForeignKey(Sentence, on_delete=models.CASCADE, db_index=False, related_name="themes")
    theme = models.CharField(max_length=60)

    class Meta:
        indexes = [models.Index(fields=["theme", "sentence"], name="sentence_by_theme")]
        constraints = [models.UniqueConstraint(fields=["sentence", "theme"], name="a_sentence_has_a_theme_once")]

    def __str__(self) -> str:
        return self.theme


class AreaTheme(models.Model):
    """What an area for improvement is about."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, db_index=False, related_name="themes")
    theme = models.CharField(max_length=60)

    class Meta:
        indexes = [models.Index(fields=["theme", "area"], name="area_by_theme")]
        constraints = [models.UniqueConstraint(fields=["area", "theme"], name="an_area_has_a_theme_once")]

    def __str__(self) -> str:
        return self.theme
