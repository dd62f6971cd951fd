"""What learning polarity and learning themes share: sentences made ready, and tables of features."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from sightline.reading.classify.batches import Batch, Paragraph, batch_of
from sightline.reading.classify.features import SIGN, SPAN, Noted, name_of
from sightline.reading.classify.linear import Known, LinearModel, find
from sightline.reading.classify.vocabulary import Vocabulary, words_of
from sightline.reading.classify.weights import Table
from training.dataset import Example

WEIGHT_OF_SIGNS = 0.15
_RARITY = 6.0
"""Rare features weigh more: by one, and one more for each factor of e, divided by this."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """Sentences in their paragraphs, ready for the models; paragraphs with further labels at the end."""

    examples: Sequence[Example]
    batch: Batch
    vocabulary: Vocabulary
    is_further: np.ndarray

    @property
    def are_labelled(self) -> np.ndarray:
        """Which sentences have a polarity; the others are there as neighbours."""
        return np.array([example.polarity is not None for example in self.examples])

    @property
    def documents(self) -> np.ndarray:
        """The report of each sentence, so that none is split between learning and measuring."""
        return np.array([example.document[:12] for example in self.examples])

    def __len__(self) -> int:
        return len(self.examples)


def prepare(whole: Sequence[Example], further: Sequence[Example] = ()) -> Sentences:
    """Sentences made ready; the words that stand in one sentence only are not learnt."""
    counts = Counter(word for one in (*whole, *further) for word in set(words_of(one.text)))
    vocabulary = Vocabulary(word for word, count in counts.items() if count > 1)
    batch = batch_of([*paragraphs_of(whole), *paragraphs_of(further)], vocabulary)
    return Sentences((*whole, *further), batch, vocabulary, np.arange(len(batch.texts)) >= len(whole))


def paragraphs_of(examples: Iterable[Example]) -> list[Paragraph]:
    """Labelled sentences put back into their paragraphs; they stand next to each other already."""
    groups: dict[tuple[str, str], list[Example]] = {}
    for one in examples:
        groups.setdefault((one.document, one.paragraph), []).append(one)
    return [Paragraph([one.text for one in group], group[0].area, group[0].grade) for group in groups.values()]


def keys_worth_having(noted: Noted, documents: np.ndarray, learns: np.ndarray, fewest: int) -> np.ndarray:
    """The features that stand in so many of the reports that ``learns`` marks: the names of one place do not."""
    there = learns[noted.row]
    _, document = np.unique(documents, return_inverse=True)
    reports = int(document.max()) + 1
    pairs = np.unique(noted.key[there] * reports + document[noted.row[there]])
    keys, counts = np.unique(pairs // reports, return_counts=True)
    return keys[counts >= fewest]


def table_of(noted: Noted, keys: np.ndarray, learns: np.ndarray) -> tuple[csr_matrix, np.ndarray]:
    """Sentences by features, as the model will see them, and how each feature is to be scaled for learning."""
    found = find(noted, Known.of(keys), len(learns))
    table = csr_matrix((found.value, (found.row, found.index)), shape=(len(learns), len(keys)))
    share = np.asarray((table[learns] > 0).mean(axis=0)).ravel()
    scale = np.where(keys >= SIGN * SPAN, WEIGHT_OF_SIGNS, (1 - np.log(share)) / _RARITY)
    return table, scale


def as_table(model: LinearModel, vocabulary: Vocabulary) -> Table:
    """A learnt model as a table of weights, features in the order of their names."""
    words = {number: word for word, number in vocabulary.items()}
    names = [name_of(int(key), words) for key in model.known.keys]
    order = sorted(range(len(names)), key=names.__getitem__)
    numbers = np.vstack([model.constants, model.weights[order]])
    return Table(model.classes, ("(constant)", *(names[index] for index in order)), numbers)
