"""How old a reader must be to follow a text: two measures, and the words that make it hard.

Both count only what can be counted, the length of sentences and of words; they do not know whether a text is
clear. Flesch and Kincaid's grade counts syllables, the automated readability index counts letters; a school
grade of the United States and five years are the age. Sources: Kincaid, Fishburne, Rogers and Chissom,
“Derivation of new readability formulas”, 1975; Smith and Senter, “Automated readability index”, 1967.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_END = re.compile(r"[.!?:;]+(?=\s|$)|\n+")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?<=[^aeiouyl])e$|(?<=[^aeiouydt])ed$|(?<=[^aeiouyscxz])es$")
_GRADE_TO_AGE = 5
_HARD_SYLLABLES = 3
_HARD_LETTERS = 9


@dataclass(frozen=True, slots=True)
class ReadingAge:
    """The age by each measure, in years, and the hard words, the commonest first."""

    by_syllables: float
    by_letters: float
    hard_words: tuple[str, ...]

    @property
    def oldest(self) -> float:
        """The age by the stricter measure."""
        return max(self.by_syllables, self.by_letters)


def reading_age(sentences: Iterable[str]) -> ReadingAge | None:
    """The age at which most people can read these sentences; ``None`` where there are no words."""
    texts = [part for sentence in sentences for part in _END.split(sentence) if _WORD.search(part)]
    words = [word for text in texts for word in _WORD.findall(text)]
    if not words:
        return None
    a_sentence = len(words) / len(texts)
    syllables = sum(map(count_syllables, words)) / len(words)
    letters = sum(map(len, words)) / len(words)
    flesch_kincaid = 0.39 * a_sentence + 11.8 * syllables - 15.59
    automated = 4.71 * letters + 0.5 * a_sentence - 21.43
    return ReadingAge(round(flesch_kincaid + _GRADE_TO_AGE, 1), round(automated + _GRADE_TO_AGE, 1), _hard_words(words))


def count_syllables(word: str) -> int:
    """How many syllables a word has, by its groups of vowels and without a silent ending; at least one."""
    return max(1, len(_VOWELS.findall(_SILENT.sub("", word.lower()))))


def _hard_words(words: Iterable[str]) -> tuple[str, ...]:
    hard = Counter(
        word.lower()
        for word in words
        if not word[0].isupper() and (count_syllables(word) >= _HARD_SYLLABLES or len(word) >= _HARD_LETTERS)
    )
    return tuple(word for word, _ in hard.most_common())
