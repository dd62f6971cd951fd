"""What the charts of grades are drawn from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sightline.knowledge import lookup

GOOD_OR_BETTER = ("outstanding", "good")
WAS_NOT_JUDGED = ""
WAS_NOT_FOUND = "not-found"
"""In the place of a grade: the era did not judge the area; it did, and the grade is not held."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One inspection of one authority and its grade for the judgement area a chart is about.

    ``grade`` is ``WAS_NOT_JUDGED`` or ``WAS_NOT_FOUND`` where there is none: these are two kinds of silence.
    """

    authority: str
    name: str
    era: str
    began_on: date
    grade: str

    @property
    def is_graded(self) -> bool:
        """Whether a grade is held."""
        return self.grade not in (WAS_NOT_JUDGED, WAS_NOT_FOUND)


def by_authority(judged: Iterable[Judged]) -> dict[str, list[Judged]]:
    """The inspections of each authority, oldest first, authorities by name."""
    found: dict[str, list[Judged]] = {}
    for it in sorted(judged, key=lambda it: (it.name, it.began_on)):
        found.setdefault(it.authority, []).append(it)
    return found


def era_label(id_: str) -> str:
    """An era in words; what was inspected by rules we do not know says so."""
    return next((era.label for era in lookup.eras() if era.id == id_), "Era not known")


def era_order(id_: str) -> int:
    """The place of an era, oldest first; an unknown one comes before all."""
    return next((place for place, era in enumerate(lookup.eras()) if era.id == id_), -1)
