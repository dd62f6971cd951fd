"""What is noted of a sentence: its words, in their order, and the play of praise and blame in it.

A feature is a number (its key); ``name_of`` and ``key_of`` translate between keys and the readable
names that stand in the weights: ``too many`` (words), ``<support`` and ``>support`` (before and after
a "but"), ``!clear`` (under a "not"), ``@...`` (signs: see ``signs.py``).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sightline.reading.classify.clauses import Clauses, parts_of
from sightline.reading.classify.signs import signs_of
from sightline.reading.classify.vocabulary import END, SIZE, UNKNOWN, Ints, Role, Tokens, Vocabulary

SPAN = SIZE**3
MARKS = ("", "<", ">", "!", "@")
PLAIN, BEFORE, AFTER, NEGATED, SIGN = range(5)


@dataclass(frozen=True, slots=True)
class Noted:
    """Features of many sentences: which sentence (``row``) has which feature (``key``)."""

    row: Ints
    key: Ints


def features_of(tokens: Tokens, longest: int = 3) -> Noted:
    """Runs of up to ``longest`` words."""
    rows, keys = _runs(tokens, np.zeros(len(tokens.ids), np.int64), longest)
    return Noted(np.concatenate(rows), np.concatenate(keys))


def polar_features_of(tokens: Tokens, vocabulary: Vocabulary) -> Noted:
    """All that bears on how good something is."""
    rows, keys = _runs(tokens, np.zeros(len(tokens.ids), np.int64), 3)
    role = vocabulary.roles.take(tokens.ids)
    part = parts_of(tokens, role)
    split = part > 0
    more_rows, more_keys = _runs(tokens, np.where(split, part * SPAN, -1), 2)
    clauses = Clauses(role)
    under_negation = clauses.within(Role.NEGATING)
    negated = under_negation & (tokens.ids != END) & (tokens.ids != UNKNOWN)
    signs_row, signs = signs_of(tokens, role, part, under_negation, clauses)
    return Noted(
        np.concatenate([*rows, *more_rows, tokens.sentence[negated], signs_row]),
        np.concatenate([*keys, *more_keys, tokens.ids[negated] + NEGATED * SPAN, signs + SIGN * SPAN]),
    )


def _runs(tokens: Tokens, base: Ints, longest: int) -> tuple[list[Ints], list[Ints]]:
    """Runs of known words inside one sentence and one part; words with a negative base are left out."""
    rows, keys = [], []
    key, fits = tokens.ids, (tokens.ids != UNKNOWN) & (base >= 0)
    known, position = fits, tokens.sentence
    for length in range(1, longest + 1):
        if length > 1:
            last = length - 1
            fits = fits[:-1] & known[last:] & (position[:-last] == position[last:]) & (base[:-last] == base[last:])
            key = key[:-1] * SIZE + tokens.ids[last:]
        rows.append(position[: len(key)][fits])
        keys.append((key + base[: len(key)])[fits])
    return rows, keys


def key_of(name: str, vocabulary: Vocabulary) -> int:
    """The key of a feature that is written ``name``."""
    mark = MARKS.index(name[0]) if name[0] in MARKS else PLAIN
    if mark == SIGN:
        return SIGN * SPAN + int(name[1:])
    key = 0
    for word in name[mark > 0 :].split(" "):
        key = key * SIZE + vocabulary[word]
    return mark * SPAN + key


def name_of(key: int, words: dict[int, str]) -> str:
    """How the feature with ``key`` is written; ``words`` gives the word of each number."""
    mark, rest = divmod(key, SPAN)
    if mark == SIGN:
        return f"@{rest}"
    found: list[str] = []
    while rest:
        rest, number = divmod(rest, SIZE)
        found.insert(0, words[number])
    return MARKS[mark] + " ".join(found)
