"""What searching needs beside the index: what can be chosen, what is saved, and the sentence at a place."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.register.kept import kept
from sightline.register.models import Authority, Neighbour, SavedSearch, Sentence
from sightline.register.queries.grades import OVERALL, HeldGrade, grades_of
from sightline.register.queries.sight import Sight


@dataclass(frozen=True, slots=True)
class Choices:
    """The authorities and regions that a search can be narrowed to: those with inspections or neighbours."""

    authorities: tuple[tuple[str, str], ...]
    with_neighbours: tuple[tuple[str, str], ...]
    regions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence where it stands, with its themes and the grade of its judgement area there."""

    sentence: Sentence
    themes: tuple[str, ...]
    grade: HeldGrade | None


@kept
def choices(sight: Sight) -> Choices:
    """What there is to choose."""
    told = Authority.objects.filter(pk__in=sight.inspections().values("authority")).order_by("name")
    rows = tuple(told.values_list("id", "name", "region"))
    compared = Neighbour.objects.values("authority")
    with_neighbours = Authority.objects.filter(pk__in=compared).order_by("name").values_list("id", "name")
    regions = tuple(sorted({region for _, _, region in rows if region}))
    return Choices(tuple((id_, name) for id_, name, _ in rows), tuple(with_neighbours), regions)


def saved_by(person: int) -> tuple[SavedSearch, ...]:
    """The searches a person keeps, by name."""
    return tuple(SavedSearch.objects.filter(by=person).order_by("name"))


def saved_search(id_: int, person: int) -> SavedSearch | None:
    """A search the person keeps; nobody else's."""
    return SavedSearch.objects.filter(pk=id_, by=person).first()


def sentence_at(sha256: str, start: int, end: int, sight: Sight) -> Told | None:
    """The sentence that stands there, where the person may see it."""
    held = Sentence.objects.filter(document__sha256=sha256, start=start, end=end).exclude(document__in=sight.hidden)
    found = held.select_related("inspection__authority", "document").order_by("id").first()
    if found is None:
        return None
    grades = grades_of([found.inspection_id], sight).get(found.inspection_id, ())
    grade = next((held for held in grades if held.area == (found.area or OVERALL)), None)
    return Told(found, tuple(found.themes.order_by("theme").values_list("theme", flat=True)), grade)
