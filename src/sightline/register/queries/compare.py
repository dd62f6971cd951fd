"""Any set of authorities beside each other: their grades over the years, and what is said of a theme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from sightline.knowledge import lookup
from sightline.register.kept import kept
from sightline.register.models import Authority, Neighbour, SentenceTheme
from sightline.register.queries.england import standing
from sightline.register.queries.grades import HeldGrade, grades_of
from sightline.register.queries.sight import Sight
from sightline.register.ranking import SOURCES


@dataclass(frozen=True, slots=True)
class Chosen:
    """The authorities to compare: those of a region, an authority with its neighbours, and single ones.

    Nothing chosen is all of England.
    """

    region: str = ""
    neighbours_of: str = ""
    picked: tuple[str, ...] = ()

    @property
    def is_everyone(self) -> bool:
        """Whether nothing narrows it."""
        return not (self.region or self.neighbours_of or self.picked)


@dataclass(frozen=True, slots=True)
class Graded:
    """An inspection that gave grades, whatever the document that tells of them."""

    id: int
    authority: str
    name: str
    kind: str
    era: str
    began_by: date
    grades: tuple[HeldGrade, ...]

    def grade_of(self, area: str) -> str:
        """The grade of a judgement area; empty where none is held."""
        return next((held.grade for held in self.grades if held.area == area), "")

    def judges(self, area: str) -> bool:
        """Whether an inspection of its era judges the area; one of an era not known may have."""
        return next((area in era.area_ids for era in lookup.eras() if era.id == self.era), True)


@dataclass(frozen=True, slots=True)
class Said:
    """How many sentences of one polarity are about a theme, in one year of one era."""

    era: str
    year: int
    polarity: str
    sentences: int


_Key = tuple[str, int, str]
"""An era, a year, a polarity."""


@kept
def choices(on: date) -> tuple[Authority, ...]:
    """Everyone that can be compared: the authorities that exist on a day, by name."""
    return tuple(standing(on).order_by("name"))


def compared(chosen: Chosen, among: Collection[Authority], on: date) -> tuple[Authority, ...]:
    """The authorities that are meant, in the order they are given."""
    if chosen.is_everyone:
        return tuple(it for it in among if not it.is_invented) or tuple(among)
    wanted = {*chosen.picked, chosen.neighbours_of, *_neighbours(chosen.neighbours_of, on)}
    return tuple(it for it in among if it.pk in wanted or (chosen.region and it.region == chosen.region))


def _neighbours(authority: str, on: date) -> set[str]:
    if not authority:
        return set()
    begun = Q(set__since=None) | Q(set__since__lte=on)
    lasts = Q(set__until=None) | Q(set__until__gte=on)
    found = Neighbour.objects.filter(begun & lasts, authority=authority)
    return set(found.values_list("neighbour_id", flat=True))


def graded(authorities: Collection[Authority], sight: Sight) -> tuple[Graded, ...]:
    """Every inspection of these authorities of which grades are held, oldest first."""
    ids = {it.pk for it in authorities}
    return tuple(it for it in graded_everywhere(sight) if it.authority in ids)


@kept
def graded_everywhere(sight: Sight) -> tuple[Graded, ...]:
    """Every inspection of which grades are held, oldest first; in four queries, for whoever asks next as well."""
    held = grades_of(None, sight)
    found = sight.inspections().filter(began_by__isnull=False).order_by("began_by", "id")
    rows = found.values_list("id", "authority_id", "authority__name", "kind", "era", "began_by")
    return tuple(Graded(*row, held[row[0]]) for row in rows if row[0] in held)  # type: ignore[arg-type]


def latest(inspections: Collection[Graded]) -> dict[str, Graded]:
    """The latest known one of each authority."""
    return {it.authority: it for it in inspections}


def said_of(theme: str, authorities: Collection[str], sight: Sight) -> tuple[Said, ...]:
    """What the inspectorate's own documents say of a theme at these authorities, by era, year and polarity."""
    wanted = frozenset(authorities)
    counts: Counter[_Key] = Counter()
    for key, authority, sentences in _said_everywhere(theme, sight):
        if authority in wanted:
            counts[key] += sentences
    return tuple(Said(*key, sentences) for key, sentences in counts.items())


@kept
def _said_everywhere(theme: str, sight: Sight) -> tuple[tuple[_Key, str, int], ...]:
    """The same of each authority in one query: to find the sentences about a theme costs as much for a few of them."""
    found = SentenceTheme.objects.filter(theme=theme, sentence__document__kind__in=SOURCES)
    found = found.filter(sentence__year__isnull=False).exclude(sentence__document__in=sight.hidden)
    keys = ("sentence__inspection__era", "sentence__year", "sentence__polarity", "sentence__authority")
    rows = found.values_list(*keys).annotate(n=Count("id")).order_by(*keys)
    return tuple(((era, year, polarity), authority, n) for era, year, polarity, authority, n in rows)
