"""The parts of a sentence that a "but" sets against each other, and the words under a "not"."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sightline.reading.classify.vocabulary import COMMA, END, Ints, Role, Tokens

WHOLE, BEFORE, AFTER = range(3)
_REACH = 4
"""So many words after a "not" are under it, unless a comma or another clause comes first."""
_OPENING = 2
"""A contrast among so many first words opens the sentence: the comma parts it, not the word."""
_SHORTEST_PART = 3
"""Words between an opening "although" and the comma that ends its part."""


def parts_of(tokens: Tokens, roles: Ints) -> Ints:
    """For each word: in a sentence of one part, before its contrast, or after it."""
    part = np.zeros(len(tokens.ids), np.int64)
    role = roles[tokens.ids]
    ends = np.append(tokens.starts[1:], len(tokens.ids))
    done = -1
    for at in np.flatnonzero(role & Role.CONTRASTING):
        sentence = tokens.sentence[at]
        if sentence == done:
            continue
        start, end = int(tokens.starts[sentence]), int(ends[sentence])
        cut = _cut(tokens.ids, bool(role[at] & Role.LINKING), int(at), start, end)
        if cut is None:
            continue
        part[start + 1 : cut] = BEFORE
        part[cut : end - 1] = AFTER
        done = sentence
    return part


def _cut(ids: Ints, is_link: bool, at: int, start: int, end: int) -> int | None:
    """Where the second part begins."""
    if at - start > _OPENING:
        return at
    if is_link:
        return None
    commas = np.flatnonzero(ids[at + _SHORTEST_PART : end] == COMMA)
    return at + _SHORTEST_PART + int(commas[0]) if len(commas) else None


def under_negation(tokens: Tokens, roles: Ints) -> npt.NDArray[np.bool_]:
    """Which words stand shortly after a negation, in the same clause."""
    under: npt.NDArray[np.bool_] = within(tokens, roles, Role.NEGATING) & (tokens.ids != END)
    return under


def within(tokens: Tokens, roles: Ints, role: Role, reach: int = _REACH) -> npt.NDArray[np.bool_]:
    """Which words have a word of ``role`` among the ``reach`` words before them, with no break between."""
    here = roles[tokens.ids]
    index = np.arange(len(here))
    last = _last_before(index, (here & role) != 0)
    stop = _last_at(index, (here & (Role.BREAK | Role.CONTRASTING)) != 0)
    near: npt.NDArray[np.bool_] = (last > stop) & (index - last <= reach)
    return near


def _last_at(index: Ints, is_there: npt.NDArray[np.bool_]) -> Ints:
    """For each place the last place up to and with it that is marked; -1 where none is."""
    return np.maximum.accumulate(np.where(is_there, index, -1))


def _last_before(index: Ints, is_there: npt.NDArray[np.bool_]) -> Ints:
    """The same without the place itself."""
    return np.concatenate(([-1], _last_at(index, is_there)[:-1]))
