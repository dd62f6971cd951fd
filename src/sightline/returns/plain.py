"""Headers, sheet names and cells in plain form, in which different spellings of one thing are alike."""

from __future__ import annotations

import re
from functools import lru_cache

_APOSTROPHES = re.compile("[‘’ʼ´`']|â€™|ã¢â‚¬â„¢")
_OTHER = re.compile(r"[^a-z0-9]+")
_NUMBERING = re.compile(
    r"^\s*(?:\(?(?:\d{1,2}|[a-z])[.):]|\d{1,2}\s+(?!(?:month|week|day)s?\b))\s*(?=\S\S)", re.IGNORECASE
)
_DAY = r"(?:dd?[ /.-]?mm?m?[ /.-]?yy(?:yy)?|yyyy[ /.-]?mm[ /.-]?dd)"
_CHOICE = r"(?:y(?:es)?[ /,]*n(?:o)?(?:[ /,]*u(?:nknown)?)?)"
_FORM = rf"(?:{_DAY}|{_CHOICE}|mandatory|required|optional|free text|text|date|number|whole number|code|drop[ -]?down)"
_HINT = re.compile(rf"(?:\s*[\[(]\s*(?:format:?\s*)?{_FORM}\s*[\])]|[\s\-]+(?:{_DAY}|y/n))[\s*?:]*$", re.IGNORECASE)


@lru_cache(maxsize=50_000)
def plain(text: str) -> str:
    """Small letters and digits, single spaces: ``‘Missing’ (Y/N)?`` is ``missing y n``, ``Child's`` is ``childs``."""
    return _OTHER.sub(" ", _APOSTROPHES.sub("", text.casefold())).strip()


@lru_cache(maxsize=10_000)
def bare(title: str) -> str:
    """A header without its number and without how it is filled in: ``3. Date of Contact (dd/mm/yyyy)`` is the date."""
    return _HINT.sub("", _NUMBERING.sub("", title))
