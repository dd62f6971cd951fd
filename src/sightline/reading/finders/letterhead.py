"""The ends of a letter: the day it bears and who signs it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sightline.ground.outcomes import Stated
from sightline.reading.model import Document, StatedDate
from sightline.reading.phrases.dates import find_dates
from sightline.reading.phrases.people import find_names

_DEAR = re.compile(r"\bDear\s|\b[Tt]o (?:all )?(?:the )?(?:children|young people)")
_YOURS = re.compile(r"\bYours\s+(?:sincerely|faithfully|truly)\b\W*", re.IGNORECASE)
_LINE = re.compile(r"[^\n]{1,250}")
_MEETING = re.compile(
    r"\b(?:meeting|date\s+of\s+decision)\b|^[^.]{0,80}\b(?:cabinet|committee|panel|board)\b", re.IGNORECASE
)
_PUBLISHED = re.compile(r"(?:published|date)(?:\s+on)?\s*:?\s*", re.IGNORECASE)
_INSPECTOR = re.compile(r"\binspector|\bHMI\b|\bSCRI\b", re.IGNORECASE)
_LEAD = re.compile(r"\blead\s+inspector\b", re.IGNORECASE)
_LONGEST_HEAD = 3000
_LONGEST_SIGNATURE = 200
_LONGEST_DATE_LINE = 45
_DATE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs a letter; ``is_lead`` where the signature says lead inspector."""

    name: Stated[str]
    is_inspector: bool
    is_lead: bool


def day_of_letter(document: Document) -> StatedDate | None:
    """The day the letter bears: the first whole date before the salutation, else one alone on its line."""
    dear = _DEAR.search(document.text, 0, _LONGEST_HEAD)
    if dear:
        return _first_day(document, 0, dear.start())
    for block in document.blocks:
        if block.start < _LONGEST_HEAD and block.end - block.start <= _LONGEST_DATE_LINE:
            day = _first_day(document, block.start, block.end)
            if day and len(_PUBLISHED.sub("", document.words(block)).split()) <= _DATE_WORDS:
                return day
    return None


def day_of_meeting(document: Document) -> date | None:
    """The day of the meeting that a paper or its minutes bear: a whole date on a line that speaks of it."""
    for line in _LINE.finditer(document.text, 0, _LONGEST_HEAD):
        if _MEETING.search(line[0]):
            for mention in find_dates(document.text, line.start(), line.end()):
                if mention.first.is_whole and mention.last is None:
                    return mention.first.earliest
    return None


def _first_day(document: Document, start: int, end: int) -> StatedDate | None:
    for mention in find_dates(document.text, start, end):
        if mention.first.is_whole and mention.last is None:
            return Stated(mention.first, (document.locate(mention.start, mention.end),))
    return None


def signatory(document: Document) -> Signatory | None:
    """Who signs below "Yours sincerely"."""
    for yours in _YOURS.finditer(document.text):
        names = find_names(document.text, yours.end(), yours.end() + _LONGEST_SIGNATURE)
        if names:
            name = names[0]
            signature = document.text[yours.end() : yours.end() + _LONGEST_SIGNATURE]
            place = document.locate(name.start, name.end)
            return Signatory(
                Stated(name.name, (place,)), bool(_INSPECTOR.search(signature)), bool(_LEAD.search(signature))
            )
    return None
