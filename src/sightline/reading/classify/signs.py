"""The play of praise and blame in a sentence: how often, in what order, on which side of a "but".

Each evaluating word becomes a sign: praise, blame, either of them turned by a "not", blame relieved
(risks are reduced) or only supposed (when risks increase). Runs of signs and their counts are features.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sightline.reading.classify.clauses import AFTER, BEFORE, PARTS, Clauses
from sightline.reading.classify.vocabulary import BEGIN, END, Ints, Role, Tokens

NONE, PRAISE, BLAME, UNPRAISED, UNBLAMED, RELIEVED, SUPPOSED, CONTRAST, EDGE = range(9)
_GOOD = [PRAISE, UNBLAMED, RELIEVED]
_BAD = [BLAME, UNPRAISED]
_BASE = 16
_LONGEST_RUN = 4
_COUNTED = (PRAISE, BLAME, UNPRAISED, UNBLAMED, RELIEVED, SUPPOSED)
_QUIET = (Role.PLANNING, Role.KNOWING, Role.DESCRIBING)
_MOST = 4
_FAR = 30
"""A condition reaches to the end of its clause."""
_COUNT = _BASE**_LONGEST_RUN
_BALANCE = _COUNT + 1000
_SIDES = _BALANCE + 100
_KINDS = _SIDES + 100


def signs_of(
    tokens: Tokens, role: Ints, part: Ints, under_negation: npt.NDArray[np.bool_], clauses: Clauses
) -> tuple[Ints, Ints]:
    """Sentence and number of every sign feature. ``role``, ``part`` and ``under_negation`` are each word's."""
    sign = _signs(tokens, role, under_negation, clauses)
    by_part = _counts(tokens, part, sign)
    counts = by_part.sum(axis=1)
    good, bad = counts[:, _GOOD].sum(axis=1), counts[:, _BAD].sum(axis=1)
    sentence = np.arange(tokens.sentences)
    quiet = [np.bincount(tokens.sentence[(role & kind) != 0], minlength=tokens.sentences) for kind in _QUIET]
    told = [*(counts[:, kind] for kind in _COUNTED), *quiet]
    found = [_COUNT + index * 10 + np.minimum(row, _MOST) for index, row in enumerate(told)]
    found.append(_BALANCE + np.clip(good - bad, -_MOST, _MOST) + _MOST)
    found.append(_KINDS + (good > 0) + 2 * (bad > 0) + 4 * (counts[:, CONTRAST] > 0))
    rows, keys = _runs(tokens, sign)
    for side in (BEFORE, AFTER):
        here = by_part[:, side]
        leaning = np.sign(here[:, _GOOD].sum(axis=1) - here[:, _BAD].sum(axis=1))
        is_parted = here.any(axis=1)
        rows.append(sentence[is_parted])
        keys.append((_SIDES + side * 10 + leaning + 1)[is_parted])
    return np.concatenate([*[sentence] * len(found), *rows]), np.concatenate([*found, *keys])


def _counts(tokens: Tokens, part: Ints, sign: Ints) -> Ints:
    """How often each sign stands in each part of each sentence: sentences by parts by signs."""
    places = (tokens.sentence * PARTS + part) * _BASE + sign
    counts = np.bincount(places, minlength=tokens.sentences * PARTS * _BASE)
    return counts.reshape(tokens.sentences, PARTS, _BASE)


def _signs(tokens: Tokens, role: Ints, negated: npt.NDArray[np.bool_], clauses: Clauses) -> Ints:
    """The sign of each word."""
    praise = (role & Role.PRAISING) != 0
    blame = ((role & Role.BLAMING) != 0) & ~(((role & Role.NEGATING) != 0) & negated)
    sign = np.where(praise, np.where(negated, UNPRAISED, PRAISE), NONE)
    sign[blame] = BLAME
    sign[blame & clauses.within(Role.CONDITIONAL, _FAR)] = SUPPOSED
    sign[blame & clauses.within(Role.RELIEVING)] = RELIEVED
    sign[blame & negated] = UNBLAMED
    sign[(role & Role.CONTRASTING) != 0] = CONTRAST
    sign[(tokens.ids == BEGIN) | (tokens.ids == END)] = EDGE
    return sign


def _runs(tokens: Tokens, sign: Ints) -> tuple[list[Ints], list[Ints]]:
    """Two to four different signs in a row, repetitions left out."""
    there = np.flatnonzero(sign)
    differs = (sign[there][1:] != sign[there][:-1]) | (tokens.sentence[there][1:] != tokens.sentence[there][:-1])
    kept = there[np.append(True, differs)] if len(there) else there
    rows: list[Ints] = []
    keys: list[Ints] = []
    key, sentence = sign[kept], tokens.sentence[kept]
    for length in range(2, _LONGEST_RUN + 1):
        last = length - 1
        key = key[:-1] * _BASE + sign[kept][last:]
        inside = sentence[: len(key)] == sentence[last:]
        rows.append(sentence[: len(key)][inside])
        keys.append(key[inside])
    return rows, keys
