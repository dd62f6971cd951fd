"""The cover of an inspection report: title, authority, dates, publication and inspectors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from sightline.ground.dates import PartialDate
from sightline.ground.locators import Locator
from sightline.ground.outcomes import Stated
from sightline.knowledge import lookup
from sightline.reading.finders.authority_told import find_authority
from sightline.reading.model import Document, NamedAuthority
from sightline.reading.phrases.authorities import AuthorityNamed, authority_named, invented_authority
from sightline.reading.phrases.dates import DateMention, find_dates
from sightline.reading.phrases.people import find_names

Span = tuple[int, int]

LONGEST_COVER = 4000
_TITLE_LINES = 14
_OPENING = 8000
_LONGEST_NAME = 90

_DATES = re.compile(r"\b(?:inspection\s+dates?|dates?\s+of\s+(?:the\s+)?inspection)\s*[:–-]?", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:report\s+)?(?:published|publication\s+date)(?:\s+on)?\s*:", re.IGNORECASE)
_LEAD = re.compile(r"(?<!deputy )\b(?:lead|reporting)\s+inspectors?\b\s*[:–-]?", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:deputy\s+lead|team|additional|associate|seconded|contracted|shadow|social\s+care|other)\s+inspectors?\b\s*[:–-]",
    re.IGNORECASE,
)
_INSPECTOR = ("nspector", "NSPECTOR")
"""Every label of inspectors holds one of these; most stretches of text hold none, which is found out much quicker."""
_ANY_LABEL = re.compile(
    r"\b(?:inspection\s+dates?|report\s+published|published|lead\s+inspectors?|deputy\s+lead\s+inspectors?|age\s+group"
    r"|(?:senior\s+)?data\s+analyst|quality\s+assurance\s+manager|team\s+inspectors?|judge?ments?\b)\s*:?",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"\b(?:re-?)?inspection\s+of\s+(?P<name>(?!services\s+for)[^\n\t:]{3,90}?(?:[\n\t][^\n\t:]{2,40}?)?)"
    r"(?:[\n\t ]+local\s+authority)?[\n\t ]+children[’'`]?s?[’'`]?\s+(?:social\s+care\s+)?services\b",
    re.IGNORECASE,
)
_INSPECTION_OF = re.compile(r"\b(?:re-?)?inspection\s+of\s+(?P<name>[^\n\t:]{3,90})", re.IGNORECASE)
_LINE = re.compile(r"[^\n\t]+(?:(?<=\band)|(?<=\bof)|(?<=\bupon)|(?<=,))[ \n]+[^\n\t]{2,40}(?=\n)|[^\n\t]+")
_NOT_A_NAME = re.compile(
    r"inspect|review|judge?ment|grade|children|services|published|report|^and$|office|letter|\d", re.IGNORECASE
)
_OLDER_TITLE = re.compile(r"inspection\s+of\s+services\s+for\s+children\s+in\s+need\s+of\s+help", re.IGNORECASE)
_REINSPECTION_TITLE = re.compile(r"\bre-?inspection\s+of\s+services\b", re.IGNORECASE)
_STATED_KIND = re.compile(r"this(?<=\bthis) (?:was|is) (?:an? |the )?(short|standard) inspection\b")
_EARLIEST_TITLE = re.compile(
    r"inspection\s+of\s+(?:looked\s+after\s+children|safeguarding|local\s+authority\s+arrangements\s+for\s+the\s+protection)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dates:
    """When inspectors were there: every period, the first and last day, and where that is printed."""

    periods: tuple[DateMention, ...]
    started_on: Stated[PartialDate]
    ended_on: Stated[PartialDate]

    @property
    def longest_days(self) -> int | None:
        """The calendar days of the longest period, both ends counted; ``None`` where days are not printed."""
        whole = [period for period in self.periods if period.first.is_whole and period.until.is_whole]
        lengths = [(period.until.earliest - period.first.earliest).days + 1 for period in whole]
        return max(lengths) if lengths and len(whole) == len(self.periods) else None


@dataclass(frozen=True, slots=True)
class People:
    """The lead inspector and everyone named as an inspector, the lead among them."""

    leads: tuple[Stated[str], ...]
    inspectors: tuple[Stated[str], ...]


def cover_end(document: Document) -> int:
    """Where the first page ends, or where a cover would at the latest."""
    marks = document.page_marks
    first_page = marks[1][0] if len(marks) > 1 else len(document.text)
    return min(first_page, LONGEST_COVER, len(document.text))


def title_framework(document: Document) -> str | None:
    """The framework that the title names: ``sif``, ``before`` (what came earlier), or ``None`` for neither."""
    cover = document.text[: cover_end(document)]
    if _OLDER_TITLE.search(cover):
        return "sif"
    return "before" if _EARLIEST_TITLE.search(cover) else None


def title_of_reinspection(document: Document) -> Locator | None:
    """Where the title calls it a re-inspection."""
    match = _REINSPECTION_TITLE.search(document.text, 0, cover_end(document))
    return document.locate(match.start(), match.end()) if match else None


def stated_kind(document: Document) -> str | None:
    """The kind that the report itself gives the inspection, near its beginning."""
    match = _STATED_KIND.search(document.text[:_OPENING].lower())
    return f"{match[1]}-inspection" if match else None


def inspection_dates(document: Document) -> Dates | None:
    """The dates on the cover: those behind their label, else the first period printed there."""
    end = cover_end(document)
    for label in _DATES.finditer(document.text, 0, end):
        periods = _dates_in(document, *_value(document.text, label.end(), end))
        if periods:
            return _dates(document, periods)
    ranges = [mention for mention in find_dates(document.text, 0, end) if mention.last and mention.first.is_whole]
    return _dates(document, ranges[:1]) if ranges else None


def _dates_in(document: Document, start: int, end: int) -> list[DateMention]:
    return [mention for mention in find_dates(document.text, start, end) if mention.first.month]


def _dates(document: Document, periods: list[DateMention]) -> Dates:
    at = (document.locate(periods[0].start, periods[-1].end),)
    first = min((period.first for period in periods), key=lambda day: day.earliest)
    last = max((period.until for period in periods), key=lambda day: day.latest)
    return Dates(tuple(periods), Stated(first, at), Stated(last, at))


def running_head_dates(document: Document) -> tuple[tuple[str, DateMention], ...]:
    """The periods that running heads print, each with the words of one such head."""
    found: dict[tuple[PartialDate, PartialDate], tuple[str, DateMention]] = {}
    for head in document.furniture:
        for mention in find_dates(head):
            if mention.last is not None and mention.first.is_whole:
                found.setdefault((mention.first, mention.until), (head, mention))
    return tuple(found.values())


def published_on(document: Document) -> Stated[PartialDate] | None:
    """The day of publication, where the cover prints it."""
    end = cover_end(document)
    for label in _PUBLISHED.finditer(document.text, 0, end):
        mentions = [mention for mention in find_dates(document.text, *_value(document.text, label.end(), end))]
        if mentions:
            return Stated(mentions[0].first, (document.locate(mentions[0].start, mentions[0].end),))
    return None


def people(document: Document, about: Sequence[Span]) -> People:
    """The inspectors: on the cover, or in the stretches where the report tells about itself."""
    leads = _named_after(document, _LEAD, [(0, cover_end(document))]) or _named_after(document, _LEAD, about)
    others = _named_after(document, _OTHERS, about)
    names = {stated.value: stated for stated in reversed([*leads, *others])}
    return People(tuple(leads), tuple(names[name] for name in dict.fromkeys(each.value for each in [*leads, *others])))


def _named_after(document: Document, label: re.Pattern[str], within: Sequence[Span]) -> list[Stated[str]]:
    """The names behind a label, in each place where it stands with a name."""
    text = document.text
    return [
        Stated(name.name, (document.locate(name.start, name.end),))
        for start, end in within
        if any(text.find(word, start, end) >= 0 for word in _INSPECTOR)
        for match in label.finditer(text, start, end)
        for name in find_names(text, *_value(text, match.end(), len(text)))
    ]


def _value(text: str, start: int, end: int) -> Span:
    """What stands behind a label: the rest of its line, or the next line, up to the next label."""
    while start < end and text[start].isspace():
        start += 1
    line_end = text.find("\n", start, end)
    stop = end if line_end < 0 else line_end
    other = _ANY_LABEL.search(text, start, stop)
    return start, other.start() if other else stop


def authority(document: Document, on: date | None) -> tuple[NamedAuthority, AuthorityNamed] | None:
    """The council the cover names: in the title, on a line of its own, or as invented and printed."""
    for start, end in _candidates(document):
        named = authority_named(document.text[start:end], on)
        if named is not None:
            return _as_named(document, named, start, end)
    told = find_authority(document, on)
    if told is not None and told.gss_code:
        return told, AuthorityNamed(told.name, told.gss_code)
    for start, end in _candidates(document):
        invented = invented_authority(document.text[start:end])
        if invented is not None and not lookup.grade(invented.name) and not lookup.judgement_area(invented.name):
            return _as_named(document, invented, start, end)
    return None


def _as_named(document: Document, named: AuthorityNamed, start: int, end: int) -> tuple[NamedAuthority, AuthorityNamed]:
    return NamedAuthority(named.name, named.gss_code, (document.locate(start, end),)), named


def _candidates(document: Document) -> Iterator[Span]:
    """Where the cover may name the authority, the likeliest place first."""
    text, end = document.text, cover_end(document)
    for match in _TITLE.finditer(text, 0, end):
        if match["name"].strip().lower() != "local authority":
            yield match.span("name")
    for match in _INSPECTION_OF.finditer(text, 0, end):
        if not _NOT_A_NAME.search(match["name"]):
            yield match.span("name")
    for match in islice(_LINE.finditer(text, 0, end), _TITLE_LINES):
        if len(match[0]) < _LONGEST_NAME and not _NOT_A_NAME.search(match[0]):
            yield match.span()
    for match in _INSPECTION_OF.finditer(text, 0, end):
        yield match.span("name")
