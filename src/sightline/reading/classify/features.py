"""What is noted of a sentence: its words, in their order, and the play of praise and blame in it.

A feature is a number (its key); ``name_of`` and ``key_of`` translate between keys and the readable
names that stand in the weights: ``too many`` (words), ``<support`` and ``>support`` (before and after
a "but"), ``!clear`` (under a "not"), ``@...`` (signs: see ``signs.py``).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sightline.reading.classify.clauses import PARTS, Clauses, parts_of
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
    places, keys = _runs(tokens.ids, tokens.ids != UNKNOWN, tokens.sentence, longest)
    return Noted(tokens.sentence.take(places), keys)


def polar_features_of(tokens: Tokens, vocabulary: Vocabulary, runs: Noted) -> Noted:
    """All that bears on how good something is; ``runs`` are those of up to three words."""
    role = vocabulary.roles.take(tokens.ids)
    part = parts_of(tokens, role)
    is_parted = (part > 0) & (tokens.ids != UNKNOWN)
    parted, keys = _runs(tokens.ids, is_parted, tokens.sentence * PARTS + part, 2)
    clauses = Clauses(role)
    under_negation = clauses.within(Role.NEGATING)
    negated = np.flatnonzero(under_negation & (tokens.ids != END) & (tokens.ids != UNKNOWN))
    signs_row, signs = signs_of(tokens, role, part, under_negation, clauses)
    return Noted(
        np.concatenate([runs.row, tokens.sentence.take(parted), tokens.sentence.take(negated), signs_row]),
        np.concatenate(
            [runs.key, keys + part.take(parted) * SPAN, tokens.ids.take(negated) + NEGATED * SPAN, signs + SIGN * SPAN]
        ),
    )


def _runs(ids: Ints, is_known: npt.NDArray[np.bool_], within: Ints, longest: int) -> tuple[Ints, Ints]:
    """Where runs of known words begin that stay ``within`` one number, and their keys."""
    goes_on = is_known[1:] & (within[1:] == within[:-1])
    key, fits = ids, is_known
    places, keys = [np.flatnonzero(fits)], [ids.compress(fits)]
    for before in range(longest - 1):
        key = key[:-1] * SIZE + ids[before + 1 :]
        fits = fits[:-1] & goes_on[before:]
        places.append(np.flatnonzero(fits))
        keys.append(key.compress(fits))
    return np.concatenate(places), np.concatenate(keys)


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
