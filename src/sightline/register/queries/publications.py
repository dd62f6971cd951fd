"""What was published lately: inspections and visits by the day of their report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sightline.register.models import Inspection
from sightline.register.queries.grades import HeldGrade, grades_of
from sightline.register.queries.sight import Sight

MOST = 50


@dataclass(frozen=True, slots=True)
class Publication:
    """A published report or letter."""

    inspection: int
    authority: str
    authority_name: str
    kind: str
    started_on: str
    published_on: date
    grades: tuple[HeldGrade, ...]


def latest_publications(sight: Sight, authority: str = "") -> list[Publication]:
    """The newest publications this person may see, of one authority or of all; in two questions or three."""
    found = sight.inspections().filter(published_on__isnull=False)
    if authority:
        found = found.filter(authority=authority)
    rows = list(found.select_related("authority").order_by("-published_on", "-id")[:MOST])
    return list(_publications(rows, grades_of([row.pk for row in rows], sight)))


def _publications(rows: list[Inspection], grades: dict[int, tuple[HeldGrade, ...]]) -> Iterator[Publication]:
    for row in rows:
        if row.published_on:
            yield Publication(
                inspection=row.pk,
                authority=row.authority_id,
                authority_name=row.authority.name,
                kind=row.kind,
                started_on=row.started_on,
                published_on=row.published_on,
                grades=grades.get(row.pk, ()),
            )
