"""Which of our texts is which of theirs: one to one, whatever the quotation marks and line breaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

SAME = 95.0
"""From this similarity (0 to 100) on, two texts are the same item, differently typed."""

_MARKS = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\N{MINUS SIGN}": "-", "\u00ad": ""}
)
_FRAMEWORK_TAG = re.compile(r"\([^()]*\b(?:outcome|enabler|principle)s?\b[^()]*\)")
_LIST_MARKS = re.compile(r"[;:,.•?!]+(?=\s|$)|(?<=\s)-(?=\s)|[\"•]|(?<!\w)'|'(?!\w)")


@dataclass(frozen=True, slots=True)
class Matched:
    """Pairs of places (theirs, ours), and what found no partner."""

    pairs: tuple[tuple[int, int], ...]
    missed: tuple[int, ...]
    extra: tuple[int, ...]
    exact_count: int


def normalised(text: str) -> str:
    """A text without what typing it by hand changes: case, marks, white space, framework tags."""
    plain = text.translate(_MARKS).casefold()
    return " ".join(_LIST_MARKS.sub(" ", _FRAMEWORK_TAG.sub(" ", plain)).split())


def match(theirs: Sequence[str], ours: Sequence[str]) -> Matched:
    """Pair the texts one to one: equal ones first, then by similarity as long as they are the same."""
    wanted, found = [normalised(text) for text in theirs], [normalised(text) for text in ours]
    pairs = _equal_pairs(wanted, found)
    exact_count = len(pairs)
    pairs += _similar_pairs(wanted, found, pairs)
    used_theirs, used_ours = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
    return Matched(
        tuple(sorted(pairs)),
        tuple(index for index in range(len(theirs)) if index not in used_theirs),
        tuple(index for index in range(len(ours)) if index not in used_ours),
        exact_count,
    )


def _equal_pairs(wanted: Sequence[str], found: Sequence[str]) -> list[tuple[int, int]]:
    places: dict[str, list[int]] = {}
    for index, text in reversed(list(enumerate(found))):
        places.setdefault(text, []).append(index)
    return [(index, places[text].pop()) for index, text in enumerate(wanted) if places.get(text)]


def _similar_pairs(
    wanted: Sequence[str], found: Sequence[str], taken: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    free_wanted = set(range(len(wanted))) - {pair[0] for pair in taken}
    free_found = set(range(len(found))) - {pair[1] for pair in taken}
    likeness = [
        (fuzz.ratio(wanted[one], found[other], score_cutoff=SAME), one, other)
        for one in free_wanted
        for other in free_found
    ]
    pairs = []
    for score, one, other in sorted(likeness, key=lambda it: (-it[0], it[1], it[2])):
        if score >= SAME and one in free_wanted and other in free_found:
            free_wanted.remove(one)
            free_found.remove(other)
            pairs.append((one, other))
    return pairs
