"""Words as numbers, so that a whole document is looked at in a few steps of numpy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntFlag

import numpy as np
import numpy.typing as npt

from sightline.reading.classify.cues import cues, manners, sounds_negative

Ints = npt.NDArray[np.int64]

UNKNOWN, BEGIN, END, FAULT, NUMBER, COMMA = range(6)
"""A word of no weight; the ends of a sentence; a word built like a fault; any figure; a comma."""
_FIRST_WORD = 6

SIZE = 1 << 14
"""More words than any model knows."""

_BEGIN, _END = "^", "$"
"""The ends of a sentence, as they stand among words."""
_WORD = re.compile(r"[a-z]++(?:[-'][a-z]++)*+|[,;:()?^$]|\d[\d,.]*+%?")


class Role(IntFlag):
    """What a word does to the sentence it stands in."""

    PRAISING = 1
    BLAMING = 2
    PLANNING = 4
    KNOWING = 8
    DESCRIBING = 16
    NEGATING = 32
    RELIEVING = 64
    CONDITIONAL = 128
    CONTRASTING = 256
    LINKING = 512
    BREAK = 1024


def words_of(sentence: str) -> list[str]:
    """The words, figures and inner punctuation of a sentence, in lower case."""
    return marked_words([sentence])[1:-1]


def marked_words(sentences: Iterable[str]) -> list[str]:
    """The words of many sentences in one row, a mark before and one after each sentence."""
    texts = (sentence.replace(_END, " ").replace(_BEGIN, " ") for sentence in sentences)
    marked = "".join(f"{_BEGIN}{text}{_END}" for text in texts)
    return _WORD.findall(marked.lower().replace("’", "'").replace("‑", "-"))


class Vocabulary(dict[str, int]):
    """A number for each word that is known; a new word is looked at once and remembered."""

    def __init__(self, words: Iterable[str]) -> None:
        known = sorted(set(words).union(cues().words(), *manners()))
        super().__init__({word: _FIRST_WORD + index for index, word in enumerate(known)})
        self.update({",": COMMA, _BEGIN: BEGIN, _END: END, "#": NUMBER, "~": FAULT})
        self.roles = self._roles()
        self.are_figures = np.zeros(SIZE, np.bool_)
        self.are_figures[[NUMBER, *(number for word, number in self.items() if word[0].isdigit())]] = True

        self.manners = self._manners()

    def __missing__(self, word: str) -> int:
        number = NUMBER if word[0].isdigit() else FAULT if sounds_negative(word) else UNKNOWN
        self[word] = number
        return number

    def _roles(self) -> Ints:
        roles = np.zeros(SIZE, np.int64)
        for role in Role:
            for word in getattr(cues(), role.name.lower(), ()) if role.name else ():
                roles[self[word]] |= role
        roles[[BEGIN, END, COMMA, *(self[mark] for mark in ";:" if mark in self)]] |= Role.BREAK
        roles[FAULT] |= Role.BLAMING
        return roles

    def _manners(self) -> Ints:
        """The manner of each word; figures, commas and words of no manner come after those of the lists."""
        kinds = len(manners())
        found = np.full(SIZE, kinds + 2)
        for kind, words in enumerate(manners()):
            found[[self[word] for word in words]] = kind
        found[self.are_figures] = kinds
        found[COMMA] = kinds + 1
        return found


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of many sentences in one row: each sentence between a ``BEGIN`` and an ``END``."""

    ids: Ints
    sentence: Ints
    starts: Ints

    @property
    def sentences(self) -> int:
        """How many sentences there are."""
        return len(self.starts)


def tokens_of(words: Sequence[str], vocabulary: Vocabulary) -> Tokens:
    """The row of numbers for the words of :func:`marked_words`."""
    ids = np.fromiter(map(vocabulary.__getitem__, words), np.int64, len(words))
    begins = ids == BEGIN
    return Tokens(ids, np.cumsum(begins) - 1, np.flatnonzero(begins))
