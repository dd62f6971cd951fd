"""Inspections and visits that prose speaks of: "our last ILACS was December 2023", "the 2018 inspection".

A date belongs to an inspection only where the words between the two tie them together; what was
published, met, sent or is still to come on a date is no inspection.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sightline.ground.dates import PartialDate
from sightline.knowledge.lookup import number_in_words
from sightline.reading.model import Block, BlockKind, Document
from sightline.reading.phrases.dates import DateMention, find_dates
from sightline.reading.sentences import split

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An inspection or visit as prose tells it; ``mentions`` are its dates, the most precise first.

    ``is_earlier`` says that it is told of only as the last or an earlier one.
    """

    kind: str | None
    framework: str | None
    mentions: tuple[DateMention, ...]
    named_at: tuple[Span, ...]
    on_site: DateMention | None = None
    calendar_days: int | None = None
    is_earlier: bool = False

    @property
    def when(self) -> DateMention:
        """The most precise date told."""
        return self.mentions[0]

    @property
    def earliest(self) -> date:
        """The first day on which it can have begun."""
        return self.when.first.earliest

    @property
    def latest(self) -> date:
        """The last day on which it can have ended."""
        return self.when.until.latest

    @property
    def is_visit(self) -> bool:
        """Whether it is a visit, which gives no grades."""
        return self.kind in VISITS


VISITS = {"focused-visit", "assurance-visit", "monitoring-visit", "jtai"}
_NAMED = re.compile(
    r"(?P<assurance_visit>(?:focuss?ed\s+)?assurance\s+visit)"
    r"|(?P<focused_visit>focuss?ed\s+(?:visit|inspection))"
    r"|(?P<monitoring_visit>monitoring\s+visit)"
    r"|(?P<jtai>joint\s+targeted\s+area\s+inspection|\bJTAI\b)"
    r"|(?P<short_inspection>short\s+inspection)"
    r"|(?P<standard_inspection>standard\s+inspection)"
    r"|(?P<re_inspection>\bre-?inspection)"
    r"|(?P<single_inspection>single\s+inspection(?:\s+framework)?|\bSIF\b)"
    r"|(?P<ilacs>inspections?\s+of\s+local\s+authority\s+children[’']?s?[’']?\s+services|\bILACS\b)"
    r"|(?P<judged>\bjudged\s+(?:to\s+be\s+)?[‘“'\"]?(?:inadequate|requires?\s+improvement|good|outstanding))"
    r"|(?P<plain>\binspections?\b|\binspected\b|\bofsted\s+visit(?:ed)?\b|inspectors\s+(?:visited|over\s+\w+\s+weeks)|\bvisit\b)",
    re.IGNORECASE,
)
_FRAMEWORKS = {"ilacs": "ilacs", "short_inspection": "ilacs", "standard_inspection": "ilacs"}
_FRAMEWORKS |= {"single_inspection": "sif", "focused_visit": "ilacs", "assurance_visit": "ilacs"}
_UNDER_AFTER = re.compile(
    r"\s*,?\s*(?:which\s+)?(?:had\s+been\s+|was\s+|were\s+)?(?:undertaken\s+|carried\s+out\s+|conducted\s+)?"
    r"under\s+[^.;,]{0,70}?(?P<name>single\s+inspection\s+framework|\bSIF\b|\bILACS\b|inspection\s+of\s+local\s+authority)",
    re.IGNORECASE,
)
_NO_EVENT_BEFORE = re.compile(
    r"(?:publish\w*|publication|letter(?:\s+dated)?|\bdated|received(?!\s+(?:its|their|our|an?)\b)|reported(?!\s+that)|notified|announced|meeting|approved|agreed"
    r"|\bby|\buntil|\bdue|deadline|\bActs?|[Rr]egulations?|introduced(?:\s+in)?|framework\s+(?:started|began)|action\s+plan)[^,;]{0,25}$",
    re.IGNORECASE,
)
_STILL_TO_COME = re.compile(
    r"\bnext\b|\bdue to\b|\bplanned\b|\bexpected?\b|\blikely\b|\bwill\s+(?:be|take)\b|\bpreparing\b|\bin preparation\b",
    re.IGNORECASE,
)
_OF_OTHER_THINGS = re.compile(
    r"\bfostering\s+(?:service|agenc)|\badoption\s+agenc|\bchildren[’']?s?[’']?\s+(?:homes?|centres?)|\bresidential\b"
    r"|youth\s+(?:offending|justice)|\bYO[ST]\b|\bYJS\b|probation|\bschools?\b|\bcolleges?\b|nurser|early\s+years|\bSEND\b"
    r"|special\s+educational|\badult",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\b(?:last|previous|prior|earlier)\s+(?:[\w’'-]+\s+){0,3}$", re.IGNORECASE)
_ON_SITE = re.compile(r"^\W*(?:with\s+inspectors\s+|inspectors\s+were\s+)?on[- ]?site\W*(?:from\s+|between\s+)?$", re.I)
_AND = re.compile(r"\s*(?:,|,?\s*and|,?\s*or)\s*(?:in\s+|on\s+|from\s+)?")
_NAMED_AFTER = re.compile(r"^,?\s*(?:[\w’'-]+\s+){0,3}$")
_APART = re.compile(r"\b(?:and|that|which|neither|nor|since|following|after|before|than)\b|[.;]")
_PROSE = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING, BlockKind.CELL}
_CHAINED = 30
_FAR = 170
_SOON = 31
_WEEKS = re.compile(r"\b(\d|one|two|three|four)[- ]weeks?\b[\w\s-]{0,20}\binspection\b", re.IGNORECASE)
_DAYS_IN_WEEK, _WEEKEND = 7, 2


def events_told(
    document: Document, blocks: Sequence[Block] | None = None, *, before: date | None = None
) -> list[ToldEvent]:
    """Every dated inspection or visit the document speaks of, each once, in the order told.

    ``before`` is the document's own day, which settles the year of a day printed without one.
    """
    told: list[ToldEvent] = []
    for block in document.blocks if blocks is None else blocks:
        if block.kind in _PROSE and _NAMED.search(document.text, block.start, block.end):
            for start, end in split(document.text, block.start, block.end):
                for event in _in_sentence(document.text, start, end, before):
                    _merge(told, event)
    return told


def visit_named(text: str, start: int = 0, end: int | None = None) -> tuple[str, Span] | None:
    """The kind of the first visit that the words name, and where."""
    for name in _NAMED.finditer(text, start, len(text) if end is None else end):
        kind = (name.lastgroup or "").replace("_", "-")
        if kind in VISITS:
            return kind, name.span()
    return None


def names_inspection(text: str) -> bool:
    """Whether the words name an inspection or visit of any kind."""
    return bool(_NAMED.search(text))


def first_period(document: Document, end: int) -> DateMention | None:
    """The first day or period that a whole paragraph before ``end`` names; a line with a date is none."""
    for block in document.blocks:
        if block.start > end:
            break
        is_prose = block.kind is BlockKind.PARAGRAPH and document.words(block).rstrip().endswith((".", ":"))
        for mention in find_dates(document.text, block.start, block.end) if is_prose else ():
            if mention.first.is_whole:
                return mention
    return None


def _in_sentence(text: str, start: int, end: int, no_later_than: date | None) -> Iterator[ToldEvent]:
    """The events of one sentence, one for each date that is tied to a name."""
    if not _NAMED.search(text, start, end):
        return
    dates = _periods(text, find_dates(text, start, end, before=no_later_than))
    before = start
    last: ToldEvent | None = None
    for index, mention in enumerate(dates):
        between = text[before : mention.start]
        if last and _ON_SITE.match(between):
            yield replace(last, on_site=mention)
        elif last and _AND.fullmatch(between):
            yield replace(last, mentions=(mention,), on_site=None)
        else:
            after_end = dates[index + 1].start if index + 1 < len(dates) else end
            under = _UNDER_AFTER.match(text, mention.end, after_end)
            last = _tied(text, before, mention, after_end, under)
            if last:
                yield last
            if under:
                before = under.end()
                continue
        before = mention.end


def _periods(text: str, dates: list[DateMention]) -> list[DateMention]:
    """Days and periods joined by "and" that lie within a month of each other are one stay on site."""
    periods: list[DateMention] = []
    for one in dates:
        before = periods[-1] if periods else None
        if before and _AND.fullmatch(text, before.end, one.start) and _is_soon_after(before, one):
            periods[-1] = replace(before, end=one.end, last=one.until)
        else:
            periods.append(one)
    return periods


def _is_soon_after(before: DateMention, one: DateMention) -> bool:
    is_whole = before.until.is_whole and one.first.is_whole
    return is_whole and 0 < (one.first.earliest - before.until.earliest).days <= _SOON


def _tied(
    text: str, before: int, mention: DateMention, after_end: int, under: re.Match[str] | None
) -> ToldEvent | None:
    """The event that a date belongs to by the words around it; ``under`` names its framework after it."""
    between = text[before : mention.start]
    if _STILL_TO_COME.search(between) or _NO_EVENT_BEFORE.search(between):
        return None
    names = [name for name in _NAMED.finditer(text, before, mention.start) if mention.start - name.end() < _FAR]
    names = names or [name for name in (_named_after(text, mention, after_end),) if name]
    if not names or _OF_OTHER_THINGS.search(text, max(before, names[-1].start() - _CHAINED), mention.start):
        return None
    kind, framework = _kind_and_framework(text, names)
    if under:
        framework = "ilacs" if under["name"].lower().startswith(("ilacs", "inspection")) else "sif"
        kind = kind or ("single-inspection" if framework == "sif" else None)
    named_at = tuple(name.span() for name in names[-1:])
    is_earlier = bool(_EARLIER.search(text, before, names[-1].start()))
    return ToldEvent(kind, framework, (mention,), named_at, calendar_days=_length(between), is_earlier=is_earlier)


def _length(words: str) -> int | None:
    """The calendar days of an inspection told by its length, Monday to Friday: "a two-week inspection"."""
    length = _WEEKS.search(words)
    weeks = number_in_words(length[1]) if length else None
    return weeks * _DAYS_IN_WEEK - _WEEKEND if weeks else None


def _named_after(text: str, mention: DateMention, end: int) -> re.Match[str] | None:
    """The name that follows its date at once: "the 2018 inspection", "July 2025 Ofsted focused visit"."""
    name = _NAMED.search(text, mention.end, end)
    return name if name and _NAMED_AFTER.match(text[mention.end : name.start()]) else None


def _kind_and_framework(text: str, names: list[re.Match[str]]) -> tuple[str | None, str | None]:
    """What the nearest name says, together with the names it hangs together with."""
    kind: str | None = None
    framework: str | None = None
    nearest: re.Match[str] | None = None
    for name in reversed(names):
        if nearest and not _hang_together(text, name, nearest):
            break
        group = name.lastgroup or ""
        kind = kind or (None if group in {"ilacs", "judged", "plain"} else group.replace("_", "-"))
        framework = framework or _FRAMEWORKS.get(group)
        nearest = name
    return kind, framework


def _hang_together(text: str, name: re.Match[str], nearest: re.Match[str]) -> bool:
    """Whether two names are one: "standard inspection under the ILACS framework"."""
    between = text[name.end() : nearest.start()]
    return nearest.lastgroup != "judged" and len(between) <= _CHAINED and not _APART.search(between)


def _merge(told: list[ToldEvent], event: ToldEvent) -> None:
    """Add an event, or what it says more of one already told."""
    for index, other in enumerate(told):
        if _is_same(other, event):
            told[index] = _both(other, event)
            return
    told.append(event)


def _is_same(one: ToldEvent, other: ToldEvent) -> bool:
    if one.is_visit and other.is_visit and one.kind != other.kind:
        return False
    is_mixed = one.is_visit != other.is_visit
    if is_mixed and ((one.kind and other.kind) or "ilacs" in {_graded(one), _graded(other)}):
        return False
    return one.earliest <= other.latest and other.earliest <= one.latest


def _graded(event: ToldEvent) -> str | None:
    """The framework of an event told as an inspection by name, not as a visit."""
    return None if event.is_visit else event.framework


def _both(one: ToldEvent, other: ToldEvent) -> ToldEvent:
    mentions = sorted({*one.mentions, *other.mentions}, key=lambda one: (_vagueness(one.first), one.start))
    return ToldEvent(
        one.kind or other.kind,
        one.framework or other.framework,
        tuple(mentions),
        (*one.named_at, *other.named_at),
        one.on_site or other.on_site,
        one.calendar_days or other.calendar_days,
        one.is_earlier and other.is_earlier,
    )


def _vagueness(day: PartialDate) -> int:
    return (day.month is None) + (day.day is None)
