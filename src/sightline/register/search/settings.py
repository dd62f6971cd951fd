"""What all passages of an inspection share, and so may change with any document about it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sightline.register.models import Document, Inspection
from sightline.register.queries.grades import OVERALL, grades_of
from sightline.register.queries.sight import Sight
from sightline.register.search.tags import Tags
from sightline.register.search.time import day_number


@dataclass(frozen=True, slots=True)
class Setting:
    """An inspection as its passages are found by it: its day, its tags, the grade of each area."""

    day: int
    shared: Tags
    grades: dict[str, str]

    def tags(self, area: str, is_: str) -> Tags:
        """The tags of what stands under a judgement area there (blank: under none), a sentence or an area.

        The grade is that of the judgement area, overall effectiveness for what stands under none. What
        the passage is stands last, so that the whole is the beginning of no other's.
        """
        own = [("area", area), ("grade", self.grades.get(area or OVERALL, ""))]
        return [*self.shared, *((name, value) for name, value in own if value), ("is", is_)]


def settings_of(inspections: Collection[int], sight: Sight) -> dict[int, Setting]:
    """The settings of these inspections, in a fixed number of queries."""
    rows = Inspection.objects.filter(pk__in=inspections).select_related("authority")
    grades = grades_of(inspections, sight)
    return {row.pk: _setting(row, {held.area: held.grade for held in grades.get(row.pk, ())}) for row in rows}


def hidden_from_all(but: Document | None = None) -> Sight:
    """The sight of whoever is named for no embargoed document, or for one alone.

    A grade that only an embargoed document states must not show through the passages of another.
    """
    embargoed = Document.objects.filter(embargo_until__isnull=False, embargo_ended_on=None)
    if but is not None:
        embargoed = embargoed.exclude(pk=but.pk)
    return Sight(frozenset(embargoed.values_list("pk", flat=True)))


def _setting(row: Inspection, grades: dict[str, str]) -> Setting:
    tags = [("authority", row.authority_id), ("region", row.authority.region), ("kind", row.kind), ("era", row.era)]
    day = day_number(row.began_by or row.published_on)
    return Setting(day, [(name, value) for name, value in tags if value], grades)
