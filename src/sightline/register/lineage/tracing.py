"""What became of each earlier area: by the inspectors' own words first, by likeness second, by a person before both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sightline.register.lineage.likeness import Weights, likeness, weights
from sightline.register.lineage.model import Basis, CarriedOver, Occasion, Pair, Said, State, Tie
from sightline.register.lineage.narrowing import narrows

PERSISTS = "persists"
RESOLVED = "resolved"

_SAID_BEFORE = re.compile(
    r"\b(?:at|from|in|since|by) (?:the|its|our) (?:last|previous|earlier)(?: \w+){0,2} (?:inspection|visit|report)s?\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.;)])\s+")
_WHERE_STATED = 0.5
"""Which part of the likeness asked for is enough where the inspectors say that they said it before."""


def trace(occasion: Occasion, held: Weights | None = None) -> tuple[Tie, ...]:
    """The ties of this occasion: first what follows an earlier area, then what is gone. A later area without is new.

    ``held`` are other weights than those shipped, to compare.
    """
    return _Tracing(occasion, held or weights()).ties()


Told = tuple[tuple[CarriedOver, Said | None], ...]
"""Each sentence that carries something over, with the earlier area it speaks of."""


@dataclass(frozen=True, slots=True)
class _Tracing:
    occasion: Occasion
    held: Weights

    def ties(self) -> tuple[Tie, ...]:
        found: dict[Pair, Tie] = {}
        told = tuple((it, self._meant(it.text, self.occasion.earlier)) for it in self.occasion.carried_over)
        for tie in (*self._said_again(), *self._carried_over(told), *self._alike()):
            found.setdefault((tie.earlier, tie.later), tie)
        confirmed = {first for (first, later), is_so in self.occasion.decided.items() if is_so and later is not None}
        return (*found.values(), *self._gone(told, confirmed | {tie.earlier for tie in found.values()}))

    def _said_again(self) -> Iterator[Tie]:
        """Areas that say themselves that an earlier inspection said so."""
        for later in self.occasion.later:
            quote = next((it for it in _SENTENCE_END.split(later.text) if _SAID_BEFORE.search(it)), "")
            scores = self._scores(later) if quote else {}
            best = max(scores, key=lambda id_: scores[id_], default=None)
            if best is not None and scores[best] >= self.held.enough * _WHERE_STATED:
                yield self._tie(self._earlier(best), later, Basis.STATED, scores[best], quote)

    def _carried_over(self, told: Told) -> Iterator[Tie]:
        """Areas that a sentence of the report or letter carries over from an earlier one."""
        for sentence, first in told:
            persists = first and sentence.state == PERSISTS
            last = self._meant(sentence.text, self.occasion.later) if persists else None
            if first and last and self._may_be_one(first, last):
                yield self._tie(first, last, Basis.STATED, self._like(last.text, first.text), sentence.text)

    def _alike(self) -> Iterator[Tie]:
        """For each later area the earlier one most like it, and any other that is as good as the same."""
        for later in self.occasion.later:
            scores = self._scores(later)
            best = max(scores, key=lambda id_: scores[id_], default=None)
            for id_, score in scores.items():
                if score >= (self.held.enough if id_ == best else self.held.enough_beside):
                    yield self._tie(self._earlier(id_), later, Basis.LIKENESS, score)

    def _gone(self, told: Told, followed: set[int]) -> Iterator[Tie]:
        """What is resolved in so many words, and what an inspection of everything says no more."""
        persists = {first.id for it, first in told if first and it.state == PERSISTS}
        resolved = {first.id: it.text for it, first in told if first and it.state == RESOLVED}
        bodies = {said.of for said in self.occasion.later}
        for first in self.occasion.earlier:
            if first.id in followed | persists or (first.id, None) in self.occasion.decided:
                continue
            if first.id in resolved:
                yield Tie(first.id, None, State.GONE, Basis.STATED, None, resolved[first.id])
            elif self.occasion.ends and first.of in bodies:
                yield Tie(first.id, None, State.GONE, Basis.LIKENESS)

    def _scores(self, later: Said) -> dict[int, float]:
        earlier = (first for first in self.occasion.earlier if self._may_be_one(first, later))
        return {first.id: self._like(later.text, first.text) for first in earlier}

    def _may_be_one(self, first: Said, later: Said) -> bool:
        """Whether both are of one body and no person has settled the two."""
        return first.of == later.of and (first.id, later.id) not in self.occasion.decided

    def _meant(self, sentence: str, among: tuple[Said, ...]) -> Said | None:
        """The area a sentence speaks of, if it is like any."""
        scores = [(self._like(sentence, said.text), said) for said in among]
        score, best = max(scores, key=lambda it: it[0], default=(0.0, None))
        return best if score >= self.held.enough else None

    def _like(self, later: str, earlier: str) -> float:
        return likeness(later, earlier, self.held)

    def _earlier(self, id_: int) -> Said:
        return next(first for first in self.occasion.earlier if first.id == id_)

    @staticmethod
    def _tie(first: Said, later: Said, basis: Basis, score: float, quote: str = "") -> Tie:
        state = State.NARROWED if narrows(later.text, first.text) else State.REPEATED
        return Tie(first.id, later.id, state, basis, round(score, 3), quote)
