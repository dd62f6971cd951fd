"""What a person may see of plans: words taken from a document under embargo are as hidden as the document."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from sightline.improvement.models import PlanArea, SaidAgain
from sightline.register.models import Document
from sightline.register.queries.sight import Sight


def visible_areas(areas: QuerySet[PlanArea], sight: Sight) -> QuerySet[PlanArea]:
    """These areas without those whose words stand in a document that is hidden."""
    return areas.exclude(hidden(sight, "sha256")) if sight.hidden else areas


def visible_said_again(rows: QuerySet[SaidAgain], sight: Sight) -> QuerySet[SaidAgain]:
    """The same for words that were said again, and for those they are set against."""
    if not sight.hidden:
        return rows
    return rows.exclude(hidden(sight, "sha256")).exclude(hidden(sight, "closure__area__sha256"))


def hidden(sight: Sight, field: str) -> Q:
    """The condition under which a row's words stand in a hidden document; ``field`` leads to the hash."""
    return Q(**{f"{field}__in": Document.objects.filter(pk__in=sight.hidden).values("sha256")})
