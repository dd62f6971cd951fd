"""The parts of a sentence that a "but" sets against each other, and the words under a "not"."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sightline.reading.classify.vocabulary import COMMA, Ints, Role, Tokens

PARTS = 3
WHOLE, BEFORE, AFTER = range(PARTS)
_REACH = 4
"""So many words after a "not" are under it, unless a comma or another clause comes first."""
_OPENING = 2
"""A contrast among so many first words opens the sentence: the comma parts it, not the word."""
_SHORTEST_PART = 3
"""Words between an opening "although" and the comma that ends its part."""


def parts_of(tokens: Tokens, role: Ints) -> Ints:
    """For each word: in a sentence of one part, before its contrast, or after it. ``role`` is each word's."""
    part = np.zeros(len(tokens.ids), np.int64)
    ends = np.append(tokens.starts[1:], len(tokens.ids))
    contrasts = np.flatnonzero(role & Role.CONTRASTING)
    sentences = tokens.sentence[contrasts]
    bounds = zip(tokens.starts[sentences].tolist(), ends[sentences].tolist(), strict=True)
    is_link = (role[contrasts] & Role.LINKING != 0).tolist()
    done = -1
    for at, linking, (start, end) in zip(contrasts.tolist(), is_link, bounds, strict=True):
        if start == done:
            continue
        cut = _cut(tokens.ids, linking, at, start, end)
        if cut is None:
            continue
        part[start + 1 : cut] = BEFORE
        part[cut : end - 1] = AFTER
        done = start
    return part


def _cut(ids: Ints, is_link: bool, at: int, start: int, end: int) -> int | None:
    """Where the second part begins."""
    if at - start > _OPENING:
        return at
    if is_link:
        return None
    commas = np.flatnonzero(ids[at + _SHORTEST_PART : end] == COMMA)
    return at + _SHORTEST_PART + int(commas[0]) if len(commas) else None


class Clauses:
    """For each word, what stands shortly before it in the same clause."""

    def __init__(self, role: Ints) -> None:
        self._role = role
        self._index = np.arange(len(role))
        self._stop = self._last_at(role & (Role.BREAK | Role.CONTRASTING))

    def within(self, role: Role, reach: int = _REACH) -> npt.NDArray[np.bool_]:
        """Which words have a word of ``role`` among the ``reach`` words before them, with no break between."""
        last = np.concatenate(([-1], self._last_at(self._role & role)[:-1]))
        near: npt.NDArray[np.bool_] = (last > self._stop) & (self._index - last <= reach)
        return near

    def _last_at(self, is_there: Ints) -> Ints:
        """For each place the last place up to and with it that is marked; -1 where none is."""
        return np.maximum.accumulate(np.where(is_there, self._index, -1))
