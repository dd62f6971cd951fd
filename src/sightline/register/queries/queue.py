"""What a person should look at first: inspections by how much is in doubt about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from sightline.register.models import Doubt, Inspection, Review
from sightline.register.queries.sight import Sight


@dataclass(frozen=True, slots=True)
class Waiting:
    """An inspection in the review list, with what is open about it."""

    inspection: Inspection
    queries: int
    doubts: int
    reviewed: int


def waiting(sight: Sight) -> QuerySet[Any]:
    """Inspections with something in doubt: those that people queried first, then those the reader doubts most.

    Each row carries ``queries``, ``doubted`` and ``reviewed`` as counts.
    """
    newer = Review.objects.filter(
        inspection=OuterRef("inspection"), fact=OuterRef("fact"), number__gt=OuterRef("number")
    )
    queried = Review.objects.filter(~Exists(newer), inspection=OuterRef("pk"), verdict="queried")
    doubts = _open(sight).filter(inspection=OuterRef("pk"))
    return (
        sight.inspections()
        .annotate(queries=_count(queried), doubted=_count(doubts), reviewed=Count("reviews__fact", distinct=True))
        .filter(Q(queries__gt=0) | Q(doubted__gt=0))
        .select_related("authority")
        .order_by("-queries", "-doubted", F("began_by").desc(nulls_last=True), "-id")
    )


def _count(of_inspection: QuerySet[Review] | QuerySet[Doubt]) -> Coalesce:
    counted = of_inspection.order_by().values("inspection").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)


def doubts_of(inspection: Inspection, sight: Sight) -> tuple[Doubt, ...]:
    """What is or was in doubt about one inspection, what is open first."""
    found = Doubt.objects.filter(inspection=inspection).exclude(document__in=sight.hidden)
    return tuple(_told(found).order_by(F("settled_at").asc(nulls_first=True), "id"))


def doubt(id_: int, sight: Sight) -> Doubt | None:
    """One doubt, where the person may see its document."""
    found = Doubt.objects.filter(pk=id_).exclude(document__in=sight.hidden)
    return found.select_related("document", "inspection__authority", "authority", "settled_by").first()


def of_no_inspection(sight: Sight) -> QuerySet[Doubt]:
    """What is in doubt about documents that could not be put to an inspection, the newest documents first."""
    return _told(_open(sight).filter(inspection=None)).order_by("-document__added_at", "-document_id", "id")


def _open(sight: Sight) -> QuerySet[Doubt]:
    return Doubt.objects.filter(settled_at=None).exclude(document__in=sight.hidden)


def _told(found: QuerySet[Doubt]) -> QuerySet[Doubt]:
    return found.select_related("document", "settled_by").defer("document__text")
