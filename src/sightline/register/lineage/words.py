"""The words of an area for improvement, brought to one form so that likenesses can be counted.

Printed references (paragraphs, pages, national framework tags) say where, not what, and are left out. Endings
go, so that ``planning`` and ``plans`` are one word; what ``looked after`` was called later is one word with it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

_REFERENCES = re.compile(
    r"[(\[][^()\[\]]*\b(?:paragraphs?|pages?|outcomes?|enablers?|principles?|national framework)\b[^()\[\]]*[)\]]",
    re.IGNORECASE,
)
_MARKS = str.maketrans({"’": "'", "‘": "'", "–": " ", "—": " ", "‑": " ", "-": " ", "\u00ad": None})
_POSSESSIVE = re.compile(r"'s?\b")
_WORD = re.compile(r"[a-z0-9]+")
_IRREGULAR = {"children": "child", "people": "person", "policies": "policy", "bed": "bed", "need": "need"}
_ENDINGS = (
    ("ations", "at"),
    ("ation", "at"),
    ("nesses", ""),
    ("ness", ""),
    ("ings", ""),
    ("ing", ""),
    ("ments", "ment"),
    ("edly", ""),
    ("ed", ""),
    ("ies", "y"),
    ("sses", "ss"),
    ("es", ""),
    ("ly", ""),
    ("s", ""),
    ("e", ""),
)
_REMEMBERED = 16_384
_SHORTEST = 3
"""How much of a word stands at least when its ending goes."""

_LITTLE_WORDS = """
    a an and are as at be been being between both but by can do does each for from had has have how i if in
    including into is it its local may more of on or other our out own so such than that the their them then there
    these they
    this those to up was well were what when where which who will with within without
"""
_LITTLE = frozenset(_LITTLE_WORDS.split())


def words(text: str) -> tuple[str, ...]:
    """Every word in one form, in order."""
    plain = _POSSESSIVE.sub("", _REFERENCES.sub(" ", text).translate(_MARKS).casefold())
    return tuple(stem(word) for word in _WORD.findall(plain))


def terms(of: tuple[str, ...]) -> tuple[str, ...]:
    """What is counted of these words: those that carry meaning, and each two that follow each other."""
    telling = [word for word in of if word not in _LITTLE]
    return (*telling, *(f"{one} {two}" for one, two in pairwise(telling)))


@lru_cache(_REMEMBERED)
def stem(word: str) -> str:
    """A word without its ending; short words stay."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST and not word.endswith("ss"):
            return _undoubled(word[: -len(ending)] + instead)
    return word


def _undoubled(word: str) -> str:
    """``plann`` is ``plan``; ``assess`` stays."""
    is_doubled = len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "sl"
    return word[:-1] if is_doubled else word
