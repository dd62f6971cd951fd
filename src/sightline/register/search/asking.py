"""What people type, understood: words, "phrases", beginnings* and -without; odd marks never hurt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from sightline.ground.errors import SightlineError
from sightline.register.search.words import COMMON, folded, stem

LONGEST = 500
"""Letters in a search: more is a page pasted by mistake."""

MOST_TERMS = 32
SHORTEST_BEGINNING = 3
"""Letters before a ``*``: with fewer the beginning stands for too many words and is read as a word."""

_PART = re.compile(r'(?P<minus>-?)(?:["“”](?P<phrase>[^"“”]*)["“”]?|(?P<word>[^\s"“”]+))')


class SearchRefused(SightlineError):
    """A search that cannot be made. Codes: ``search-too-long``, ``too-many-words``."""

    exit_status = 2


class Kind(StrEnum):
    """How a term is looked for: by the stem, word after word as printed, or by its beginning."""

    WORD = "word"
    PHRASE = "phrase"
    BEGINNING = "beginning"


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look for: a stem, the words of a phrase, or the beginning of a word."""

    kind: Kind
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed: every term of ``wanted`` is to be there and none of ``unwanted``."""

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()


def understand(typed: str) -> Asked:
    """The terms of a search as a person typed it.

    :raises SearchRefused: where it is longer than any search.
    """
    if len(typed) > LONGEST:
        message = f"The search is {len(typed):,} characters long. Use at most {LONGEST}: a few words or one phrase."
        raise SearchRefused("search-too-long", message)
    wanted: dict[Term, None] = {}
    unwanted: dict[Term, None] = {}
    for part in _PART.finditer(typed):
        term = _phrase(part["phrase"]) if part["phrase"] is not None else _word(part["word"])
        if term:
            (unwanted if part["minus"] else wanted)[term] = None
    if len(wanted) + len(unwanted) > MOST_TERMS:
        raise SearchRefused("too-many-words", f"Use at most {MOST_TERMS} words or phrases.")
    return Asked(_telling(wanted), tuple(unwanted))


def _phrase(printed: str) -> Term | None:
    words = tuple(folded(printed))
    return Term(Kind.PHRASE, words) if words else None


def _word(printed: str) -> Term | None:
    """A word; one with a hyphen is two words in a row, as it is printed."""
    words = tuple(folded(printed))
    if len(words) != 1:
        return Term(Kind.PHRASE, words) if words else None
    if printed.endswith("*") and len(words[0]) >= SHORTEST_BEGINNING:
        return Term(Kind.BEGINNING, words)
    return Term(Kind.PHRASE, words) if words[0] in COMMON else Term(Kind.WORD, (stem(words[0]),))


def _telling(terms: dict[Term, None]) -> tuple[Term, ...]:
    """Without the words that say nothing, unless nothing else was typed."""
    telling = tuple(term for term in terms if not _says_nothing(term))
    return telling or tuple(terms)


def _says_nothing(term: Term) -> bool:
    return term.kind is Kind.PHRASE and len(term.words) == 1 and term.words[0] in COMMON
