"""A linear model: a sum over the features of a sentence, nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sightline.reading.classify.features import SIGN, SPAN, Noted, key_of
from sightline.reading.classify.vocabulary import Ints, Vocabulary
from sightline.reading.classify.weights import Floats, Table

_MARKS_OF_KIND = "<>!"
_SCATTER = np.uint64(0x9E3779B97F4A7C15)
_SIEVE_BITS = 20


@dataclass(frozen=True, slots=True)
class Known:
    """The keys of the features a model knows, in order.

    ``sieve`` is a table of a million yes-or-no answers that tells most unknown features apart before
    they are looked up: of the word runs in a report, nine in ten are unknown.
    """

    keys: Ints
    sieve: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, keys: Ints) -> Known:
        """The known features with these keys, given in order."""
        sieve = np.zeros(1 << _SIEVE_BITS, np.bool_)
        sieve[_scattered(keys)] = True
        return cls(keys, sieve)

    def possible(self, keys: Ints) -> npt.NDArray[np.bool_]:
        """Which of these keys may be known; the others are not."""
        answers: npt.NDArray[np.bool_] = self.sieve[_scattered(keys)]
        return answers


def _scattered(keys: Ints) -> npt.NDArray[np.uint64]:
    return (keys.astype(np.uint64) * _SCATTER) >> np.uint64(64 - _SIEVE_BITS)


@dataclass(frozen=True, slots=True)
class Found:
    """The features of a batch that a model knows: sentence, place in the model, value."""

    row: Ints
    index: Ints
    value: Floats


def find(noted: Noted, known: Known, sentences: int) -> Found:
    """The known features. Those of words share a length of one in each sentence; signs count in full."""
    possible = known.possible(noted.key)
    row, key = noted.row[possible], noted.key[possible]
    index = np.minimum(np.searchsorted(known.keys, key), len(known.keys) - 1)
    is_known = known.keys[index] == key
    row, index = row[is_known], index[is_known]
    is_word = known.keys[index] < SIGN * SPAN
    count = np.bincount(row[is_word], minlength=sentences)
    length = np.sqrt(np.maximum(count, 1)).astype(np.float32)
    return Found(row, index, np.where(is_word, 1 / length[row], 1).astype(np.float32))


@dataclass(frozen=True, slots=True)
class LinearModel:
    """The classes, the known features, and what each adds to each class."""

    classes: tuple[str, ...]
    known: Known
    weights: Floats
    constants: Floats

    def scores(self, noted: Noted, sentences: int) -> Floats:
        """The score of each class for each sentence."""
        found = find(noted, self.known, sentences)
        order = np.argsort(found.row, kind="stable")
        total = np.tile(self.constants, (sentences, 1))
        if len(order):
            row = found.row[order]
            starts = np.flatnonzero(np.append(True, row[1:] != row[:-1]))
            parts = self.weights[found.index[order]] * found.value[order, None]
            total[row[starts]] += np.add.reduceat(parts, starts, axis=0)
        return total


def words_in(names: Sequence[str]) -> set[str]:
    """Every word that the features named stand on."""
    return {word for name in names if name[0] not in "@(" for word in name.lstrip(_MARKS_OF_KIND).split(" ")}


def model_of(table: Table, vocabulary: Vocabulary) -> LinearModel:
    """The model that a table of weights describes; its first row holds the constants."""
    keys = np.array([key_of(name, vocabulary) for name in table.names[1:]], np.int64)
    order = np.argsort(keys)
    return LinearModel(table.classes, Known.of(keys[order]), table.numbers[1:][order], table.numbers[0])
