"""A linear model: a sum over the features of a sentence, nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from sightline.reading.classify.features import SIGN, SPAN, Noted, key_of
from sightline.reading.classify.vocabulary import Ints, Vocabulary
from sightline.reading.classify.weights import Floats, Table

_MARKS_OF_KIND = "<>!"
_SCATTER = np.uint64(0x9E3779B97F4A7C15)
_SLOT_BITS = 19
_EMPTY, _SHARED = -1, -2


@dataclass(frozen=True, slots=True)
class Known:
    """The keys of the features a model knows, in order.

    ``slots`` is a table of half a million places: the slot that a key scatters to holds its place in
    ``keys``, or says that no known key, or more than one, scatters there.
    """

    keys: Ints
    slots: npt.NDArray[np.signedinteger]

    @classmethod
    def of(cls, keys: Ints) -> Known:
        """The known features with these keys, given in order."""
        slots = np.full(1 << _SLOT_BITS, _EMPTY, np.min_scalar_type(-len(keys) - 1))
        places, scattered = np.arange(len(keys), dtype=slots.dtype), _scattered(keys)
        slots[scattered] = places
        slots[scattered[slots[scattered] != places]] = _SHARED
        return cls(keys, slots)

    def look_up(self, keys: Ints) -> tuple[Ints, Ints]:
        """Which of these keys are known, and the place of each of those among the known."""
        places = self.slots.take(_scattered(keys))
        asked = np.flatnonzero(places != _EMPTY)
        places, keys = places.take(asked), keys.take(asked)
        shared = np.flatnonzero(places == _SHARED)
        places[shared] = np.minimum(np.searchsorted(self.keys, keys.take(shared)), len(self.keys) - 1)
        is_known = self.keys.take(places) == keys
        return asked.compress(is_known), places.compress(is_known).astype(np.int64)


def _scattered(keys: Ints) -> Ints:
    return ((keys.view(np.uint64) * _SCATTER) >> np.uint64(64 - _SLOT_BITS)).view(np.int64)


@dataclass(frozen=True, slots=True)
class Found:
    """The features of a batch that a model knows: sentence, place in the model, value."""

    row: Ints
    index: Ints
    value: Floats


def find(noted: Noted, known: Known, sentences: int) -> Found:
    """The known features. Those of words share a length of one in each sentence; signs count in full."""
    there, index = known.look_up(noted.key)
    row = noted.row.take(there)
    is_word = index < np.searchsorted(known.keys, SIGN * SPAN)
    count = np.bincount(row[is_word], minlength=sentences)
    length = np.sqrt(np.maximum(count, 1)).astype(np.float32)
    return Found(row, index, np.where(is_word, 1 / length.take(row), 1).astype(np.float32))


@dataclass(frozen=True, slots=True)
class Cells:
    """The weights that are not nought, feature by feature: most features bear on few classes."""

    first: Ints
    count: Ints
    column: Ints
    weight: npt.NDArray[np.float64]

    @classmethod
    def of(cls, weights: Floats) -> Cells:
        """The cells of a whole table, a feature a row."""
        row, column = np.nonzero(weights)
        count = np.bincount(row, minlength=len(weights))
        return cls(np.cumsum(count) - count, count, column, weights[row, column].astype(np.float64))

    def of_features(self, found: Found, classes: int) -> tuple[Ints, npt.NDArray[np.float64]]:
        """Every cell of the features found: its place in a table of sentences by classes, and its weight."""
        count = self.count.take(found.index)
        cell = np.repeat(self.first.take(found.index) - np.cumsum(count) + count, count)
        cell += np.arange(len(cell))
        place = np.repeat(found.row * classes, count)
        place += self.column.take(cell)
        return place, self.weight.take(cell)


@dataclass(frozen=True, slots=True)
class LinearModel:
    """The classes, the known features, and what each adds to each class."""

    classes: tuple[str, ...]
    known: Known
    weights: Floats
    constants: Floats
    _cells: Cells | None = field(init=False, repr=False)

    def __post_init__(self) -> None:
        is_sparse = 2 * np.count_nonzero(self.weights) < self.weights.size
        has_signs = bool((self.known.keys >= SIGN * SPAN).any())
        object.__setattr__(self, "_cells", Cells.of(self.weights) if is_sparse and not has_signs else None)

    def scores(self, noted: Noted, sentences: int) -> Floats:
        """The score of each class for each sentence."""
        found, classes = find(noted, self.known, sentences), len(self.classes)
        place, weight = self._cells.of_features(found, classes) if self._cells else self._of_features(found)
        total = np.bincount(place, weight, sentences * classes).reshape(sentences, classes)
        share = np.ones((sentences, 1))
        if self._cells:  # all features of a sentence count alike, so it is enough to say so once
            share[found.row, 0] = found.value
        scores: Floats = (total * share + self.constants).astype(np.float32)
        return scores

    def _of_features(self, found: Found) -> tuple[Ints, Floats]:
        """For every class of the features found: its place in a table of sentences by classes, and its weight."""
        classes = len(self.classes)
        weight = self.weights.take(found.index, axis=0).T * found.value
        place = np.arange(classes)[:, None] + found.row * classes
        return place.ravel(), weight.ravel()


def words_in(names: Sequence[str]) -> set[str]:
    """Every word that the features named stand on."""
    return set(" ".join([name.lstrip(_MARKS_OF_KIND) for name in names if name[0] not in "@("]).split(" "))


def model_of(table: Table, vocabulary: Vocabulary) -> LinearModel:
    """The model that a table of weights describes; its first row holds the constants."""
    keys = np.array([key_of(name, vocabulary) for name in table.names[1:]], np.int64)
    order = np.argsort(keys)
    return LinearModel(table.classes, Known.of(keys[order]), table.numbers[1:][order], table.numbers[0])
