"""Printed words in a plain form, so that line breaks, capitals, numbers and footnote marks do not matter."""

from __future__ import annotations

import re
from functools import lru_cache

from sightline.knowledge.model import Wording

_PLAIN_END = re.compile(r"[a-z)]")
_LEADING = re.compile(r"(?:[\W_]+|\d+(?:\.\d+)*[.)]?\s+)+")
_TRAILING = re.compile(r"(?:[\s:;.,*†‡–—-]|(?<=\D)\d{1,2}(?=[\s:;.,]*$)|[¹²³⁰-⁹])+$")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "\u2011": "-", "\u00a0": " ", "\u0002": "-"})
_BRACKET_AT_END = re.compile(r"\s*\([^()]*\)$")


@lru_cache(maxsize=2048)
def plain(words: str) -> str:
    """Lower case, one space between words, no article, number or mark before, no mark after."""
    text = " ".join(words.translate(_APOSTROPHES).split()).lower()
    if leading := _LEADING.match(text):
        text = text[leading.end() :]
    if not _PLAIN_END.fullmatch(text, len(text) - 1):
        text = _TRAILING.sub("", text)
    return text.removeprefix("the ")


def without_bracket(text: str) -> str:
    """A plain form without the remark in brackets at its end, as tables of committee papers add it."""
    return _BRACKET_AT_END.sub("", text).strip()


def matches(text: str, wordings: tuple[Wording, ...]) -> bool:
    """Whether a plain form is one of the wordings, whole."""
    return any(wording.pattern.fullmatch(text) for wording in wordings)
