"""The play of praise and blame in a sentence: how often, in what order, on which side of a "but".

Each evaluating word becomes a sign: praise, blame, either of them turned by a "not", blame relieved
(risks are reduced) or only supposed (when risks increase). Runs of signs and their counts are features.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sightline.reading.classify.clauses import AFTER, BEFORE, within
from sightline.reading.classify.vocabulary import BEGIN, END, Ints, Role, Tokens

NONE, PRAISE, BLAME, UNPRAISED, UNBLAMED, RELIEVED, SUPPOSED, CONTRAST, EDGE = range(9)
_GOOD = (PRAISE, UNBLAMED, RELIEVED)
_BAD = (BLAME, UNPRAISED)
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


def signs_of(tokens: Tokens, roles: Ints, part: Ints) -> tuple[Ints, Ints]:
    """Sentence and number of every sign feature."""
    sign = _signs(tokens, roles)
    counts = np.stack([_per_sentence(tokens, sign == kind) for kind in _COUNTED])
    quiet = np.stack([_per_sentence(tokens, (roles[tokens.ids] & role) != 0) for role in _QUIET])
    good, bad = _sum(tokens, sign, _GOOD), _sum(tokens, sign, _BAD)
    sentence = np.arange(tokens.sentences)
    found = [_COUNT + index * 10 + np.minimum(row, _MOST) for index, row in enumerate((*counts, *quiet))]
    found.append(_BALANCE + np.clip(good - bad, -_MOST, _MOST) + _MOST)
    has_contrast = _per_sentence(tokens, sign == CONTRAST) > 0
    found.append(_KINDS + (good > 0) + 2 * (bad > 0) + 4 * has_contrast)
    rows, keys = _runs(tokens, sign)
    for side in (BEFORE, AFTER):
        here = np.where(part == side, sign, NONE)
        leaning = np.sign(_sum(tokens, here, _GOOD) - _sum(tokens, here, _BAD))
        is_parted = _per_sentence(tokens, part == side) > 0
        rows.append(sentence[is_parted])
        keys.append((_SIDES + side * 10 + leaning + 1)[is_parted])
    return np.concatenate([*[sentence] * len(found), *rows]), np.concatenate([*found, *keys])


def _signs(tokens: Tokens, roles: Ints) -> Ints:
    """The sign of each word."""
    role = roles[tokens.ids]
    negated = within(tokens, roles, Role.NEGATING)
    praise = (role & Role.PRAISING) != 0
    blame = ((role & Role.BLAMING) != 0) & ~(((role & Role.NEGATING) != 0) & negated)
    sign = np.where(praise, np.where(negated, UNPRAISED, PRAISE), NONE)
    sign[blame] = BLAME
    sign[blame & within(tokens, roles, Role.CONDITIONAL, _FAR)] = SUPPOSED
    sign[blame & within(tokens, roles, Role.RELIEVING)] = RELIEVED
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


def _per_sentence(tokens: Tokens, is_there: npt.NDArray[np.bool_]) -> Ints:
    return np.bincount(tokens.sentence[is_there], minlength=tokens.sentences)


def _sum(tokens: Tokens, sign: Ints, kinds: tuple[int, ...]) -> Ints:
    return _per_sentence(tokens, np.isin(sign, kinds))
