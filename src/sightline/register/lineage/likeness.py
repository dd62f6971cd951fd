"""How likely it is that two areas for improvement are one and the same, and why.

::

    likeness(later, earlier) -> float          from 0 to 1
    marks(later, earlier) -> Marks             what the two have in common, as numbers
    shared_subjects(later, earlier)            the same in words, for a person who asks why

A straight sum of marks with weights from ``weights/``: plain numbers, made by ``training/lineage.py`` from
pairs that were judged by hand. Words count more the rarer they are in areas for improvement.
"""

from __future__ import annotations

import csv
import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from importlib.resources import files
from math import exp, log, sqrt
from operator import attrgetter

from sightline.register.lineage.subjects import Part, parts, subjects
from sightline.register.lineage.words import terms, words

_REMEMBERED = 4096
_EVERY_CHILD = "every-child"


@dataclass(frozen=True, slots=True)
class Marks:
    """What two areas have in common, each from about 0 to 1 (counts may be 2 or 3)."""

    alike: float = 0.0
    later_in_earlier: float = 0.0
    earlier_in_later: float = 0.0
    rarest_matter: float = 0.0
    share_of_later: float = 0.0
    share_of_earlier: float = 0.0
    matter_in_passing: float = 0.0
    passing_is_matter: float = 0.0
    matters: float = 0.0
    broad_matters: float = 0.0
    later_is_broad: float = 0.0
    earlier_is_broad: float = 0.0
    both_are_broad: float = 0.0
    other_children: float = 0.0
    same_children: float = 0.0
    same_first: float = 0.0


_values = attrgetter(*(it.name for it in fields(Marks)))
"""The marks in their order; many times quicker than ``astuple``, which copies each."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of the marks and what a score has to reach.

    ``enough`` is for the earlier area most like a later one, ``enough_beside`` for any further one.
    """

    start: float
    marks: Marks
    enough: float
    enough_beside: float


@dataclass(frozen=True, slots=True)
class _Counted:
    """The terms of a text with their weights, and what it names."""

    terms: Mapping[str, float]
    weight: float
    length: float
    parts: tuple[Part, ...]


def likeness(later: str, earlier: str, held: Weights | None = None) -> float:
    """How likely the two are one area, from 0 to 1; by the weights as trained, or by others to compare."""
    held = held or weights()
    found = marks(later, earlier)
    total = held.start + sum(one * other for one, other in zip(_values(held.marks), _values(found), strict=True))
    return 1 / (1 + exp(-total))


def marks(later: str, earlier: str) -> Marks:
    """What the two have in common: of their words as wholes, and of the two sentences nearest in what they name."""
    one, other = _counted(later), _counted(earlier)
    shared = one.terms.keys() & other.terms.keys()
    product = sum(one.terms[term] * other.terms[term] for term in shared)
    common = (
        product / ((one.length * other.length) or 1.0),
        _part_of(one, shared),
        _part_of(other, shared),
    )
    return Marks(*common, *_values(_nearest(one.parts, other.parts))[len(common) :])


def shared_subjects(later: str, earlier: str) -> tuple[str, ...]:
    """The subjects both name in their main words, else anywhere, in words."""
    one, other = parts(later), parts(earlier)
    second = {id_ for part in other for id_ in part.matters}
    found = [id_ for part in one for id_ in part.matters if id_ in second]
    if not found:
        anywhere = second | {id_ for part in other for id_ in part.asides}
        found = sorted({id_ for part in one for id_ in (*part.matters, *part.asides)} & anywhere)
    return tuple(dict.fromkeys(id_.replace("-", " ") for id_ in found))


@cache
def weights() -> Weights:
    """The weights as they were trained."""
    held = tomllib.loads((files("sightline.register.lineage") / "weights" / "marks.toml").read_text(encoding="utf-8"))
    marks_ = Marks(**{it.name: held["marks"][it.name] for it in fields(Marks)})
    return Weights(held["start"], marks_, held["enough"], held["enough_beside"])


@cache
def _rarity(table: str) -> Mapping[str, float]:
    text = (files("sightline.register.lineage") / "weights" / f"{table}.tsv").read_text(encoding="utf-8")
    return {term: float(value) for term, value in csv.reader(text.splitlines(), delimiter="\t")}


@lru_cache(_REMEMBERED)
def _counted(text: str) -> _Counted:
    rarity = _rarity("words")
    unseen = max(rarity.values())
    counts = Counter(terms(words(text)))
    weighed = {term: (1 + log(count)) * rarity.get(term, unseen) for term, count in counts.items()}
    length = sqrt(sum(value * value for value in weighed.values()))
    return _Counted(weighed, sum(weighed.values()), length, parts(text))


def _part_of(counted: _Counted, shared: Collection[str]) -> float:
    return sum(counted.terms[term] for term in shared) / (counted.weight or 1.0)


def _nearest(later: tuple[Part, ...], earlier: tuple[Part, ...]) -> Marks:
    """The marks of the two sentences that have most in common."""
    pairs = [_marks_of_parts(one, other) for one in later for other in earlier]
    return max(pairs, key=_nearness, default=Marks())


def _nearness(it: Marks) -> float:
    return (
        it.rarest_matter
        + 0.3 * (it.matter_in_passing + it.passing_is_matter)
        + 0.1 * it.broad_matters
        + 0.05 * (it.share_of_later - it.other_children)
        + 0.02 * it.same_first
    )


def _marks_of_parts(later: Part, earlier: Part) -> Marks:
    one, other = _narrow(later.matters), _narrow(earlier.matters)
    shared = one & other
    broad = _broad(later.matters) & _broad(earlier.matters)
    others = _speak_of_others(later.children, earlier.children)
    return Marks(
        rarest_matter=_rarest(shared),
        share_of_later=_sum(shared) / (_sum(one) or 1.0),
        share_of_earlier=_sum(shared) / (_sum(other) or 1.0),
        matter_in_passing=_rarest(one & _narrow(earlier.asides)),
        passing_is_matter=_rarest(_narrow(later.asides) & other),
        matters=_sum(shared),
        broad_matters=float(len(broad)),
        later_is_broad=float(bool(broad) and not one),
        earlier_is_broad=float(bool(broad) and not other),
        both_are_broad=float(bool(broad) and not one and not other and not others),
        other_children=float(others),
        same_children=float(bool(later.children & earlier.children)),
        same_first=float(later.matters[:1] == earlier.matters[:1] != ()),
    )


def _speak_of_others(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both name children, and none of the same."""
    return bool(one and other and not one & other and _EVERY_CHILD not in one | other)


@lru_cache(_REMEMBERED)
def _narrow(ids: Iterable[str]) -> frozenset[str]:
    known = subjects()
    return frozenset(id_ for id_ in ids if known[id_].is_narrow)


@lru_cache(_REMEMBERED)
def _broad(ids: Iterable[str]) -> frozenset[str]:
    """Broad matters that tie: a mere manner, such as working together, ties nothing."""
    known = subjects()
    return frozenset(id_ for id_ in ids if not known[id_].is_narrow and not known[id_].is_manner)


@lru_cache(_REMEMBERED)
def _rarest(ids: Iterable[str]) -> float:
    return max((_rarity("subjects")[id_] for id_ in ids), default=0.0)


@lru_cache(_REMEMBERED)
def _sum(ids: Iterable[str]) -> float:
    return sum(_rarity("subjects")[id_] for id_ in ids)
