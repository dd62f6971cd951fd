"""How alike areas for improvement are: rare words shared count most, shared themes count beside them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sightline.register.kept import kept
from sightline.register.models import Passage
from sightline.register.search.passages import stems_in
from sightline.register.search.tags import tags_in

WORDS_COUNT, THEMES_COUNT = 0.75, 0.25
"""What shared words and shared themes count, of 1."""

LEAST = 0.2
"""Below this two areas have a word or a theme in common and not much else."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An area for improvement as it is compared: where it was said, and its themes."""

    area: int
    document: int
    inspection: int
    authority: str
    themes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Alike:
    """Another area, how alike it is (1 is the same words and themes), and the themes both are about."""

    asked: Asked
    likeness: float
    themes: frozenset[str]


Postings = dict[str, tuple[NDArray[np.int64], NDArray[np.float64]]]


@dataclass(frozen=True, slots=True)
class _Compared:
    """Every area's stems with their weights; an area's weights are of length 1 together."""

    rows: tuple[Asked, ...]
    stems: tuple[tuple[str, ...], ...]
    places: dict[int, int]
    postings: Postings

    def likenesses(self, place: int) -> NDArray[np.float64]:
        """How alike every area's words are to those of one: the cosine of their weights."""
        total = np.zeros(len(self.rows))
        for stem in self.stems[place]:
            rows, weights = self.postings[stem]
            total[rows] += weights * weights[np.searchsorted(rows, place)]
        return total


@kept
def alike(area: int) -> tuple[Alike, ...]:
    """The areas that are like this one, the most alike first; empty where it is not indexed."""
    compared = _compared()
    place = compared.places.get(area)
    if place is None:
        return ()
    own = compared.rows[place]
    by_words = compared.likenesses(place)
    found = (_alike(own, compared.rows[at], float(by_words[at])) for at in np.flatnonzero(by_words) if at != place)
    return tuple(sorted((it for it in found if it.likeness >= LEAST), key=lambda it: (-it.likeness, it.asked.area)))


def _alike(own: Asked, other: Asked, by_words: float) -> Alike:
    shared, either = own.themes & other.themes, own.themes | other.themes
    by_themes = len(shared) / len(either) if either else 0.0
    return Alike(other, WORDS_COUNT * by_words + THEMES_COUNT * by_themes, shared)


@kept
def _compared() -> _Compared:
    held = Passage.objects.filter(area__isnull=False).order_by("area_id")
    fields = ("area_id", "document_id", "inspection_id", "inspection__authority_id", "tags", "words")
    rows: list[Asked] = []
    stems: list[tuple[str, ...]] = []
    for area, document, inspection, authority, tags, words in held.values_list(*fields).iterator():
        themes = frozenset(value for name, value in tags_in(tags) if name == "theme")
        rows.append(Asked(area, document, inspection, authority, themes))
        stems.append(tuple(stems_in(words)))
    places = {row.area: place for place, row in enumerate(rows)}
    return _Compared(tuple(rows), tuple(stems), places, _postings(stems))


def _postings(stems: list[tuple[str, ...]]) -> Postings:
    held: dict[str, list[int]] = defaultdict(list)
    for place, words in enumerate(stems):
        for word in words:
            held[word].append(place)
    rarity = {word: math.log(1 + len(stems) / len(places)) for word, places in held.items()}
    lengths = np.array([_length(rarity[word] for word in words) for words in stems])
    return {word: (rows := np.array(places), rarity[word] / lengths[rows]) for word, places in held.items()}


def _length(weights: Iterable[float]) -> float:
    return math.sqrt(sum(weight * weight for weight in weights)) or 1.0
