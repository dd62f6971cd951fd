"""Words as numbers, so that a whole document is looked at in a few steps of numpy."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntFlag

import numpy as np
import numpy.typing as npt

from sightline.reading.classify.cues import cues, manners, sounds_negative
from sightline.reading.classify.prevalence import TELLING

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


def words_of(text: str) -> list[str]:
    """The words, figures and inner punctuation of a text, in lower case."""
    plain = text.lower().replace("’", "'").replace("‑", "-")
    return _WORD.findall(plain.replace(_END, " ").replace(_BEGIN, " "))


class Vocabulary(dict[str, int]):
    """A number for each word that is known; a new word is looked at once and remembered.

    ``telling`` are the words that may say how many, by their numbers.
    """

    def __init__(self, words: Iterable[str]) -> None:
        known = sorted(set(words).union(cues().words(), TELLING, *manners()))
        super().__init__({word: _FIRST_WORD + index for index, word in enumerate(known)})
        self.update({",": COMMA, _BEGIN: BEGIN, _END: END, "#": NUMBER, "~": FAULT})
        self.roles = self._roles()
        self.are_figures = np.zeros(SIZE, np.bool_)
        self.are_figures[[NUMBER, *(number for word, number in self.items() if word[0].isdigit())]] = True
        self.telling = {self[word]: word for word in TELLING}
        self.are_telling = np.zeros(SIZE, np.bool_)
        self.are_telling[list(self.telling)] = True
        self.manners = self._manners()
        self.stretches = _Stretches(self)

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


class _Stretches(dict[str, bytes]):
    """The words that stand together without a space ("children,"), as numbers of eight bytes; most are met often."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__({_BEGIN: _as_bytes([BEGIN]), _END: _as_bytes([END])})
        self._vocabulary = vocabulary

    def __missing__(self, stretch: str) -> bytes:
        self[stretch] = numbers = _as_bytes(map(self._vocabulary.__getitem__, words_of(stretch)))
        return numbers


def _as_bytes(numbers: Iterable[int]) -> bytes:
    return array("q", numbers).tobytes()


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


def tokens_of(sentences: Iterable[str], vocabulary: Vocabulary) -> Tokens:
    """The words of sentences as one row of numbers."""
    texts = (sentence.replace(_END, " ").replace(_BEGIN, " ") for sentence in sentences)
    stretches = "".join([f"{_BEGIN} {text} {_END} " for text in texts]).split()
    ids = np.frombuffer(b"".join(map(vocabulary.stretches.__getitem__, stretches)), np.int64)
    begins = ids == BEGIN
    return Tokens(ids, np.cumsum(begins) - 1, np.flatnonzero(begins))
