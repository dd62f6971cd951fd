"""What an area for improvement is about, by the phrases of ``subjects.toml``: pieces of practice, and children.

::

    parts(text) -> tuple[Part, ...]    what each of its sentences names: in its main words, and beside them

An area says what must get better and then often what for ("so that ..."): the second half names practice
that is not the matter. So what stands before and what stands after such words are told apart.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from sightline.register.lineage.words import words

_GAP = ".."
_LONGEST_GAP = 5
_REMEMBERED = 4096
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Za-z(])")
_WHAT_FOR = re.compile(
    r"\b(?:so that|in order to|to ensure|to make sure|to help|to enable|to inform|to support|to drive|to improve|"
    r"to reduce|to prevent|informed by|as a result of|resulting in|lead(?:s|ing)? to|because|to allow|through(?! to)|"
    r"to demonstrate|particularly|especially|in particular)\b",
    re.IGNORECASE,
)
_INCLUDING = re.compile(r"\bincluding\b", re.IGNORECASE)
_OPENING = re.compile(
    r"^\W*(?:[a-z ]{0,40}\bshould )?(?:"
    r"ensure(?: that)?(?: a)?(?: clear)? plans? (?:is|are)(?: firmly)? in place (?:to|for)|"
    r"ensure|make sure|take (?:immediate |urgent |robust )?(?:action|steps) to (?:ensure|improve)|"
    r"continue to improve|improve|to improve)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """What a sentence names: ``matters`` in its main words in their order, ``asides`` in the rest."""

    matters: tuple[str, ...]
    asides: frozenset[str]
    children: frozenset[str]


@dataclass(frozen=True, slots=True)
class Subject:
    """A piece of practice as ``subjects.toml`` describes it."""

    id: str
    is_narrow: bool
    is_manner: bool
    is_of_managers: bool
    within: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    subject: str
    head: tuple[str, ...]
    tail: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    subject: str
    has_gap: bool


@cache
def subjects() -> Mapping[str, Subject]:
    """Every subject by its id."""
    return {
        entry["id"]: Subject(
            entry["id"],
            entry.get("narrow", True),
            entry.get("manner", False),
            entry.get("of_managers", False),
            entry.get("within", ""),
        )
        for entry in _entries()["subject"]
    }


@cache
def groups_of_children() -> frozenset[str]:
    """The ids of the groups of children that an area may speak of."""
    return frozenset(entry["id"] for entry in _entries()["children"])


@lru_cache(_REMEMBERED)
def parts(text: str) -> tuple[Part, ...]:
    """What each sentence of an area names; one that names no children speaks of those of the whole."""
    found = [_part(sentence) for sentence in _SENTENCE.split(text) if sentence.strip()]
    whole = frozenset().union(*(part.children for part in found))
    return tuple(Part(it.matters, it.asides, it.children or whole) for it in found if it.matters or it.asides)


def _part(sentence: str) -> Part:
    opening = _OPENING.match(sentence)
    begin = opening.end() if opening else 0
    cut = _WHAT_FOR.search(sentence, begin)
    main, rest = words(sentence[: cut.start()] if cut else sentence), words(sentence[cut.start() :] if cut else "")
    named, beside = _named(main), _named(rest)
    before = words(_INCLUDING.split(sentence, maxsplit=1)[0])
    matters = _matters(named, named if before == main else _named(before))
    if all(subjects()[it].is_manner for it in matters):
        matters = tuple(dict.fromkeys((*matters, *beside)))
    asides = frozenset((*named, *beside)) - set(matters)
    return Part(matters, asides, _children((*main, *rest)))


def _children(of: tuple[str, ...]) -> frozenset[str]:
    return frozenset(it.subject for it in _without_overlap(list(_places(of, "children"))))


def _named(of: tuple[str, ...]) -> tuple[str, ...]:
    places = sorted(_without_overlap(list(_places(of, "subject"))), key=lambda it: (it.start, it.end))
    known = subjects()
    return tuple(dict.fromkeys(id_ for it in places for id_ in (it.subject, known[it.subject].within) if id_))


def _matters(named: tuple[str, ...], before: tuple[str, ...]) -> tuple[str, ...]:
    """Without manners, where something else is the matter ``before`` any examples."""
    known = subjects()
    has_matter = any(known[it].is_narrow and not known[it].is_manner and not known[it].is_of_managers for it in before)
    return tuple(it for it in named if not (has_matter and known[it].is_manner))


@cache
def _entries() -> dict[str, list[dict[str, Any]]]:
    place = files("sightline.register.lineage") / "subjects.toml"
    return tomllib.loads(place.read_text(encoding="utf-8"))


@cache
def _index(table: str) -> Mapping[str, Sequence[_Phrase]]:
    """The phrases by their first word."""
    found: dict[str, list[_Phrase]] = defaultdict(list)
    for entry in _entries()[table]:
        for phrase in entry["phrases"]:
            head, _, tail = phrase.partition(_GAP)
            made = _Phrase(entry["id"], words(head), words(tail))
            found[made.head[0]].append(made)
    return found


def _places(of: tuple[str, ...], table: str) -> Iterator[_Place]:
    index = _index(table)
    for start, word in enumerate(of):
        for phrase in index.get(word, ()):
            end = _end(of, start, phrase)
            if end:
                yield _Place(start, end, phrase.subject, bool(phrase.tail))


def _end(of: tuple[str, ...], start: int, phrase: _Phrase) -> int:
    """Where the phrase that begins here ends; 0 where it does not stand here."""
    after = start + len(phrase.head)
    if of[start:after] != phrase.head:
        return 0
    if not phrase.tail:
        return after
    for at in range(after, min(after + _LONGEST_GAP, len(of) - len(phrase.tail)) + 1):
        if of[at : at + len(phrase.tail)] == phrase.tail:
            return at + len(phrase.tail)
    return 0


def _without_overlap(found: list[_Place]) -> list[_Place]:
    """Of phrases within one another the longest only; one with a gap leaves what stands in it alone.

    One with a gap that ends in the middle of another phrase means that one: the quality of health assessments
    is not the quality of assessments.
    """
    return [one for one in found if not any(_is_within(one, other) or _is_cut(one, other) for other in found)]


def _is_within(one: _Place, other: _Place) -> bool:
    is_inside = other.start <= one.start and one.end <= other.end
    return is_inside and not other.has_gap and (one.start, one.end) != (other.start, other.end)


def _is_cut(one: _Place, other: _Place) -> bool:
    if not one.has_gap or other.has_gap or other.end - other.start == 1:
        return False
    known = subjects()
    wider = known[one.subject].within if one.subject in known else ""
    is_other = other.subject not in (one.subject, wider)
    return is_other and one.start < other.start < one.end <= other.end
