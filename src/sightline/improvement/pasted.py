"""Words as people type and paste them, made plain: Word's hidden characters go, what can be read stays."""

from __future__ import annotations

import re
import unicodedata

from sightline.improvement.refusals import Refused

LONGEST = 10_000
"""More than this is a document, and belongs in the evidence."""

_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\n{3,}")
_BREAKS = str.maketrans(
    {"\r": "\n", "\v": "\n", "\f": "\n", "\u2028": "\n", "\u2029": "\n", "\u00a0": " ", "\u202f": " "}
)
_UNSEEN = ("Cc", "Cf", "Co", "Cs", "Cn")
"""The kinds of characters that nobody sees: control, format, private."""


def plain(words: str) -> str:
    """The words without what nobody sees, one space between them, at most one blank line in a row."""
    text = words.replace("\r\n", "\n").translate(_BREAKS)
    if not text.replace("\n", "").isprintable():  # whole plans are read: a look at each mark only where it is needed
        text = "".join(mark for mark in text if mark == "\n" or unicodedata.category(mark) not in _UNSEEN)
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def optional(words: str, field: str, longest: int = LONGEST) -> str:
    """Plain words that may be missing; :class:`Refused` where they are too long, and nothing is cut."""
    text = plain(words)
    if len(text) > longest:
        message = f"Shorten this by {len(text) - longest:,} characters: there is room for {longest:,}."
        raise Refused("too-long", message, field)
    return text


def needed(words: str, field: str, missing: str, longest: int = LONGEST) -> str:
    """Plain words that have to be there; ``missing`` says what to write where they are not."""
    text = optional(words, field, longest)
    if not text:
        raise Refused("words-missing", missing, field)
    return text


def line(words: str, field: str, missing: str, longest: int) -> str:
    """The same, on one line."""
    return needed(" ".join(words.split()), field, missing, longest)
