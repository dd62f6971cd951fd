"""A linear model: a sum over the features of a sentence, nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sightline.reading.classify.features import SIGN, SPAN, Noted, key_of
from sightline.reading.classify.vocabulary import Ints, Vocabulary
from sightline.reading.classify.weights import Floats, Table

_MARKS_OF_KIND = "<>!"


@dataclass(frozen=True, slots=True)
class Found:
    """The features of a batch that a model knows: sentence, place in the model, value."""

    row: Ints
    index: Ints
    value: Floats


def find(noted: Noted, keys: Ints, sentences: int) -> Found:
    """The known features. Those of words share a length of one in each sentence; signs count in full."""
    index = np.minimum(np.searchsorted(keys, noted.key), len(keys) - 1)
    known = keys[index] == noted.key
    row, index = noted.row[known], index[known]
    is_word = keys[index] < SIGN * SPAN
    count = np.bincount(row[is_word], minlength=sentences)
    length = np.sqrt(np.maximum(count, 1)).astype(np.float32)
    return Found(row, index, np.where(is_word, 1 / length[row], 1).astype(np.float32))


@dataclass(frozen=True, slots=True)
class LinearModel:
    """The classes, the keys of the known features in order, and what each adds to each class."""

    classes: tuple[str, ...]
    keys: Ints
    weights: Floats
    constants: Floats

    def scores(self, noted: Noted, sentences: int) -> Floats:
        """The score of each class for each sentence."""
        found = find(noted, self.keys, sentences)
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
    return LinearModel(table.classes, keys[order], table.numbers[1:][order], table.numbers[0])
