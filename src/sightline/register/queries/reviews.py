"""What waits for a person's eye, the most doubtful first."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from sightline.register.models import Doubt, Inspection, Review

SETTLED_BY_ITSELF = ("event-not-placed", "earlier-grades-left-open", "authority-unknown", "press-notice-grades")
"""Doubts that no person needs to look at: they go when other documents arrive, or tell of no fact."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An inspection that waits for review: open queries, doubts of its documents, reviews given so far."""

    inspection: Inspection
    queries: int
    doubts: int
    reviews: int


def queue(limit: int = 50, offset: int = 0) -> list[Waiting]:
    """Inspections with an open query or a doubt: queried ones first, then by how many doubts, newest first.

    An inspection with doubts leaves the queue once a person reviewed any of its facts; a query brings it back.
    """
    found = _waiting().order_by("-open_queries", "-open_doubts", F("began_by").desc(nulls_last=True), "id")
    rows = found.select_related("authority")[offset : offset + limit]
    return [Waiting(it, it.open_queries, it.open_doubts, it.given) for it in rows]


def waiting() -> int:
    """How many inspections wait for review."""
    return _waiting().count()


def _waiting() -> QuerySet[Inspection]:
    later = Review.objects.filter(
        inspection=OuterRef("inspection"), fact=OuterRef("fact"), number__gt=OuterRef("number")
    )
    queries = Review.objects.filter(verdict="queried").exclude(Exists(later)).values("pk")
    doubts = Doubt.objects.exclude(code__in=SETTLED_BY_ITSELF).values("pk")
    return Inspection.objects.annotate(
        given=Count("reviews", distinct=True),
        open_queries=Count("reviews", filter=Q(reviews__in=queries), distinct=True),
        open_doubts=Count("doubts", filter=Q(doubts__in=doubts), distinct=True),
    ).filter(Q(open_queries__gt=0) | Q(open_doubts__gt=0, given=0))
