"""Words as the index holds them: the same for every database, because both are given finished words.

A word is folded (case, accents, apostrophes) to ``a`` to ``z`` and digits. Its stem takes off plural,
``-ed`` and ``-ing``: *visits*, *visited* and *visiting* are one word, *visitor* is another.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

MOST_LETTERS = 60
"""Longer words are cut: they are no words."""

_PRINTED = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_OTHER = re.compile(r"[^a-z0-9]")
_PLAIN = bytes(ord(chr(it).lower()) if chr(it).isalnum() or chr(it) == "'" else ord(" ") for it in range(128)).ljust(
    256
)
"""Letters to their small ones, and what is neither letter, digit nor apostrophe to a space, for text that is ASCII."""

_POSSESSIVE = re.compile(r"'s(?<=[a-z0-9]'s)(?!'?[a-z0-9])")  # a pattern that begins with a letter is found quickest
_INSIDE = re.compile(r"'(?<=[a-z0-9]')(?=[a-z0-9])")
_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_VOWELS = frozenset("aeiouy")
_SHORT = 3
_IRREGULAR = {
    "agreed": "agre",
    "children": "child",
    "childrens": "child",
    "lives": "life",
    "men": "man",
    "people": "person",
    "peoples": "person",
    "persons": "person",
    "used": "use",
    "uses": "use",
    "using": "use",
    "wives": "wife",
    "women": "woman",
}
_KEEP_S = ("ss", "us", "is")

_COMMON = (
    "a an and are as at be been being but by for from had has have in into is it its of on or than that the their them"
    " there these they this those to was were which who will with"
)
COMMON = frozenset(_COMMON.split())
"""Words that stand in almost every sentence and say nothing alone; a phrase still asks for them."""

_FREQUENT = (
    "about access across action adoption after agencies agency all always appropriate arrangements assessment"
    " assessments authority board care carers cases child children clear consistently do early education effective"
    " effectively ensure exploitation families family foster good health help high home however identified impact"
    " improve improvement including information inspection inspectors key leaders leavers local looked made management"
    " managers many meetings missing more most multi need needs not number out outcomes oversight parents partners"
    " people performance place plan planning plans positive practice progress protection provide provided quality range"
    " receive response review risk risks safeguarding seen senior service services significant social some staff"
    " strategy strong support supported team through time timely too training understand very well when where within"
    " work workers young"
)
FREQUENT = COMMON | frozenset(_FREQUENT.split())
"""Words that each stand in more than one sentence in fifty of published reports: two of them are often in one
sentence and yet seldom in a row, so that the index holds those in a row as well."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands in a text, folded."""

    start: int
    end: int
    folded: str


def words_in(text: str) -> Iterator[Word]:
    """The words of a text in order, each with its place."""
    for found in _PRINTED.finditer(text):
        if folded := fold(found.group()):
            yield Word(found.start(), found.end(), folded)


def folded(text: str) -> list[str]:
    """The words of a text in order, folded, without their places: what an index needs."""
    usual = text.replace("’", "'").replace("‘", " ").replace("–", " ").replace("“", " ").replace("”", " ")
    if not usual.isascii():
        return [it for it in map(fold, _PRINTED.findall(text)) if it]
    plain = usual.encode().translate(_PLAIN).decode()  # many times quicker than word by word
    if "'" in plain:
        plain = _INSIDE.sub("", _POSSESSIVE.sub("", plain)).replace("'", " ")
    words = plain.split()
    return words if max(map(len, words), default=0) <= MOST_LETTERS else [it[:MOST_LETTERS] for it in words]


def pairs_in(words: Iterable[str]) -> list[str]:
    """Every two words in a row that the index holds as one (:func:`is_pair`, without asking it for each)."""
    return [pair(one, other) for one, other in pairwise(words) if one in FREQUENT and other in FREQUENT]


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """``Children’s`` is ``children``, ``Zoë`` is ``zoe``; empty for letters that English does not use."""
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS)).replace("ʼ", "’").replace("'", "’")
    return _OTHER.sub("", plain.removesuffix("’s"))[:MOST_LETTERS]


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The part of a folded word that its plural, past and -ing forms share."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) <= _SHORT or not word.isalpha():
        return word
    bare = _without_plural(word)
    if len(bare) <= _SHORT:
        return bare
    for ending in ("ing", "ed"):
        if bare.endswith(ending) and not bare.endswith("eed") and _is_word(bare.removesuffix(ending)):
            return _closed(bare.removesuffix(ending))
    return _closed(bare)


def stem_entries(of: str) -> tuple[str, ...]:
    """What the index may hold of a stem: the mark of other forms, and the stem itself where that is a form of it."""
    return (f"={of}", of) if stem(of) == of and of not in COMMON else (f"={of}",)


def is_pair(one: str, other: str) -> bool:
    """Whether the index holds these two as one where they stand in a row; others have few sentences in common."""
    return one in FREQUENT and other in FREQUENT


def pair(one: str, other: str) -> str:
    """Two folded words in a row, as one: what makes a phrase of frequent words as quick to find as a word."""
    return f"+{one}+{other}"


def _without_plural(word: str) -> str:
    if word.endswith(("ies", "ied")) and len(word) > _SHORT + 1:
        return word[:-3] + "y"
    if word.endswith("sses"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(_KEEP_S) else word


def _is_word(part: str) -> bool:
    return len(part) >= _SHORT and not _VOWELS.isdisjoint(part)


def _closed(part: str) -> str:
    """One form for *plan* and *plann*, *hom* and *home*; never so short that it is another word."""
    if len(part) > _SHORT and part[-1] == part[-2] and part[-1] not in _VOWELS:
        return part[:-1]
    if part.endswith("e") and len(part) > _SHORT:
        part = part[:-1]
    is_short = len(part) == _SHORT and part[1] in _VOWELS and part[0] not in _VOWELS and part[2] not in _VOWELS
    return part + "e" if is_short else part
