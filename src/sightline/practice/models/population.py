"""How many children live in the area, group by group: what rates between groups are worked out from."""

from __future__ import annotations

from django.db import models

from sightline.register.models import Authority


class Population(models.Model):
    """The children of one group who lived in an authority's area in the middle of a year, as published."""

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="populations")
    year = models.PositiveSmallIntegerField()
    breakdown = models.SlugField(max_length=40)
    group = models.CharField(max_length=120)
    children = models.PositiveIntegerField()
    source = models.CharField(max_length=300)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        ordering = ["authority", "-year", "breakdown", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "year", "breakdown", "group"], name="a_population_is_held_once"
            ),
            models.CheckConstraint(condition=models.Q(children__gte=1), name="a_population_has_children"),
        ]

    def __str__(self) -> str:
        return f"{self.group}, {self.year}"
