"""Names of inspectors, as lists and signatures print them, without their titles and honours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NameMention:
    """A person's name at ``text[start:end]``, as printed but with single spaces."""

    start: int
    end: int
    name: str


_GAP = r"[^\S\n\t]{1,3}"
_MAJESTY = rf"(?:Her|His){_GAP}Majesty[’'‘`]?s?"
_TITLE = re.compile(
    rf"{_MAJESTY}(?:{_GAP}Inspectors?)?"
    r"|\b(?:S?HMIs?|HMCI|SCRIs?|SCI|RIM|OI|AI|QA|CBE|OBE|MBE|DBE|QPM|JP|CQSW|PhD|BA|MA|MSc)\b"
    r"|\b(?:Mr|Mrs|Miss|Ms|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Cllr|Councillor|Rev)\b\.?"
    r"|\b(?:Senior|Deputy|Lead|Team|Regional|Social|Care|Regulatory|Additional|Schools?|Ofsted|Contracted|Seconded"
    r"|Shadow|Quality|Assurance|Early|Years|Education|Further|Skills|Chief|Inspectors?|Inspection|Managers?"
    r"|Directors?|Officers?|Report|Reporting|Author|The|This|Yours|Telephone|Email|Visit|Dates?)\b"
)
_CAPITAL = "A-ZÀ-ÖØ-Þ"
_LETTERS = "A-Za-zÀ-ÖØ-öø-ÿ"
_WORD = rf"(?:d[’'])?[{_CAPITAL}][{_LETTERS}]*(?:(?:[’'‘`]|[-‐‑]\s?)[{_LETTERS}]+)*"
_PARTICLE = r"(?:de|del|della|di|du|la|le|van|von|der|den|al|bin|ap|y)"
_NAME = re.compile(
    rf"(?:[{_CAPITAL}]\.|{_WORD})(?:{_GAP}(?:{_PARTICLE}{_GAP}){{0,2}}(?:[{_CAPITAL}]\.|{_WORD})){{1,3}}"
)
_LIST_CUE = re.compile(
    r"(?:was|were)\s+(?:carried\s+out|conducted|undertaken|led)\s+(?:remotely\s+|on-?site\s+)?by\b"
    r"|[Ii]nspectors?\s+(?:for|on|of|during)\s+th(?:is|e)\s+(?:visit|inspection)\s+(?:was|were)\b"
    r"|[Tt]he\s+inspectors\s+were\b"
    r"|(?:visit|inspection)\s+team\s+(?:was|were|consisted\s+of|comprised)\b"
)
_LEAD_BEFORE = re.compile(
    r"lead\s+inspector(?:\s+(?:for|of|on)\s+th(?:is|e)\s+(?:visit|inspection))?\s*(?:was|is|:|–|-|,)?\s*$",
    re.IGNORECASE,
)
_LEAD_AFTER = re.compile(r"^\s*[,(–-]?\s*(?:the\s+)?lead\s+inspector", re.IGNORECASE)
_LIST_END = re.compile(r"(?<![A-Z])[.;](?:\s|$)|\n|\b(?:from|who|on\s+\d|accompanied|between)\b")
_LONGEST_LIST = 700
_LEAD_WORDS = 60


def find_names(text: str, start: int = 0, end: int | None = None) -> list[NameMention]:
    """The names in a stretch of text that holds names, titles and joining words only.

    Titles ("His Majesty's Inspector", "HMI", "Dr") and honours are no part of a name. A name has at
    least two words, one of which may be an initial.
    """
    end = len(text) if end is None else end
    return [name for left, right in _between_titles(text, start, end) for name in _names(text, left, right)]


def inspectors_in(text: str, start: int = 0, end: int | None = None) -> list[NameMention]:
    """The inspectors a sentence lists: "was carried out by A B, C D and E F, His Majesty's Inspectors"."""
    cue = _LIST_CUE.search(text, start, len(text) if end is None else end)
    if not cue:
        return []
    stop = _LIST_END.search(text, cue.end(), cue.end() + _LONGEST_LIST)
    return find_names(text, cue.end(), stop.start() if stop else cue.end() + _LONGEST_LIST)


def lead_among(text: str, names: list[NameMention]) -> NameMention | None:
    """The one whom the words just before or after the name call lead inspector."""
    for name in names:
        before = text[max(0, name.start - _LEAD_WORDS) : name.start]
        if _LEAD_BEFORE.search(before) or _LEAD_AFTER.match(text[name.end : name.end + _LONGEST_LIST]):
            return name
    return None


def _between_titles(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    for title in _TITLE.finditer(text, start, end):
        yield position, title.start()
        position = title.end()
    yield position, end


def _names(text: str, start: int, end: int) -> Iterator[NameMention]:
    for match in _NAME.finditer(text, start, end):
        yield NameMention(match.start(), match.end(), _tidy(match[0]))


def _tidy(name: str) -> str:
    """Single spaces, and none after a hyphen that once ended a line."""
    return re.sub(r"(?<=[-‐‑])\s", "", " ".join(name.split()))
