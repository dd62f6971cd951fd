"""What all passages of an inspection share, and so may change with any document about it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property

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


@dataclass(frozen=True)
class Settings:
    """The settings of inspections, each asked for once, for as long as the register does not change.

    A grade that only an embargoed document states must not show through the passages of another document.
    """

    _held: dict[Sight, dict[int, Setting]] = field(default_factory=dict)

    @cached_property
    def embargoed(self) -> frozenset[int]:
        """The documents under embargo."""
        embargoed = Document.objects.filter(embargo_until__isnull=False, embargo_ended_on=None)
        return frozenset(embargoed.values_list("pk", flat=True))

    def of(self, inspections: Collection[int], *, but: Document | None = None) -> dict[int, Setting]:
        """Of these inspections, as seen by whoever is named for no embargoed document, or for one alone."""
        sight = Sight(self.embargoed - {but.pk} if but else self.embargoed)
        held = self._held.setdefault(sight, {})
        if missing := set(inspections) - held.keys():
            held.update(_settings_of(missing, sight))
        return held


def _settings_of(inspections: Collection[int], sight: Sight) -> dict[int, Setting]:
    """In a fixed number of queries, however many."""
    rows = Inspection.objects.filter(pk__in=inspections).select_related("authority")
    grades = grades_of(inspections, sight)
    return {row.pk: setting_of(row, {held.area: held.grade for held in grades.get(row.pk, ())}) for row in rows}


def setting_of(row: Inspection, grades: dict[str, str]) -> Setting:
    """What the passages of an inspection share, with these grades."""
    tags = [("authority", row.authority_id), ("region", row.authority.region), ("kind", row.kind), ("era", row.era)]
    day = day_number(row.began_by or row.published_on)
    return Setting(day, [(name, value) for name, value in tags if value], grades)
