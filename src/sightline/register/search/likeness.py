"""How alike areas for improvement are: rare words shared count most, shared themes count beside them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

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

AT_HAND = 65_536
"""Of so many areas the stems and themes stay at hand: when the register changes, what most areas say does not."""


class Asked(NamedTuple):
    """An area for improvement as it is compared: where and when it was said, and its themes."""

    area: int
    document: int
    inspection: int
    began_by: date | None
    authority: str
    themes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Alike:
    """Another area, how alike it is (1 is the same words and themes), and the themes both are about."""

    asked: Asked
    likeness: float
    themes: frozenset[str]


Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class AllAreas:
    """Every area's stems with their weights; an area's weights are of length 1 together.

    The stems of all areas stand one after another in ``at`` and ``weights``, sorted by stem: those of a stem from
    ``starts[stem]`` to ``starts[stem + 1]``. ``about`` has a row for each area and a column for each theme.
    """

    rows: tuple[Asked, ...]
    stems: tuple[tuple[int, ...], ...]
    places: dict[int, int]
    starts: Places
    at: Places
    weights: NDArray[np.float64]
    about: Places

    def likenesses(self, place: int) -> NDArray[np.float64]:
        """How alike every area is to one: the cosine of their weights and the share of their themes."""
        by_words = self._by_words(place)
        shared = self.about @ self.about[place]
        either = self.about.sum(axis=1) + self.about[place].sum() - shared
        by_themes = shared / np.maximum(either, 1)
        return np.where(by_words > 0, WORDS_COUNT * by_words + THEMES_COUNT * by_themes, 0.0)

    def _by_words(self, place: int) -> NDArray[np.float64]:
        total = np.zeros(len(self.rows))
        for stem in self.stems[place]:
            held = slice(self.starts[stem], self.starts[stem + 1])
            rows, weights = self.at[held], self.weights[held]
            total[rows] += weights * weights[np.searchsorted(rows, place)]
        return total


@kept
def alike(area: int) -> tuple[Alike, ...]:
    """The areas that are like this one, the most alike first; empty where it is not indexed."""
    compared = all_areas()
    place = compared.places.get(area)
    if place is None:
        return ()
    own, likenesses = compared.rows[place], compared.likenesses(place)
    found = ((compared.rows[at], float(likenesses[at])) for at in np.flatnonzero(likenesses >= LEAST) if at != place)
    return tuple(
        Alike(other, likeness, own.themes & other.themes)
        for other, likeness in sorted(found, key=lambda it: (-it[1], it[0].area))
    )


@kept
def all_areas() -> AllAreas:
    """Every area that is indexed, ready to be compared: much to work out, and the same for whichever is asked about."""
    held = Passage.objects.filter(area__isnull=False).order_by("area_id")
    said = ("area_id", "document_id", "inspection_id", "inspection__began_by", "inspection__authority_id")
    rows: list[Asked] = []
    stems: list[tuple[int, ...]] = []
    numbers: dict[str, int] = {}
    for area, document, inspection, began_by, authority, tags, words in held.values_list(*said, "tags", "words"):
        rows.append(Asked(area, document, inspection, began_by, authority, _themes_in(tags)))
        stems.append(tuple([numbers.setdefault(stem, len(numbers)) for stem in _stems_in(words)]))
    places = {row.area: place for place, row in enumerate(rows)}
    return AllAreas(tuple(rows), tuple(stems), places, *_weighed(stems, len(numbers)), _about(rows))


@lru_cache(maxsize=AT_HAND)
def _themes_in(tags: str) -> frozenset[str]:
    return frozenset(value for name, value in tags_in(tags) if name == "theme")


@lru_cache(maxsize=AT_HAND)
def _stems_in(words: str) -> tuple[str, ...]:
    return tuple(stems_in(words))


def _weighed(stems: list[tuple[int, ...]], known: int) -> tuple[Places, Places, NDArray[np.float64]]:
    """Where each stem starts; the areas that have it, in order; and what it weighs in each: the rarer, the more."""
    held = np.fromiter(chain.from_iterable(stems), np.int64)
    areas = np.repeat(np.arange(len(stems)), [len(words) for words in stems])
    times = np.bincount(held, minlength=known)
    rarity = np.array([math.log(1 + len(stems) / count) for count in times.tolist()])
    lengths = np.sqrt(np.bincount(areas, rarity[held] ** 2, len(stems)))
    by_stem = np.argsort(held, kind="stable")
    at = areas[by_stem]
    return np.concatenate(([0], np.cumsum(times))), at, rarity[held[by_stem]] / lengths[at]


def _about(rows: list[Asked]) -> Places:
    columns: dict[str, int] = {}
    held = [columns.setdefault(theme, len(columns)) for row in rows for theme in row.themes]
    about = np.zeros((len(rows), len(columns)), np.int64)
    about[np.repeat(np.arange(len(rows)), [len(row.themes) for row in rows]), held] = 1
    return about
