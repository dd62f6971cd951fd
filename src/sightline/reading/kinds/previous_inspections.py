"""Earlier inspections and visits that a report speaks of: the box of past inspections, the opening words.

A report names many inspections of other things (homes, schools, fostering agencies); those are left
out. What is stated of an earlier one stays as open as it is: a year, a month, "all areas".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from sightline.ground.outcomes import Stated
from sightline.knowledge import lookup
from sightline.knowledge.model import Era
from sightline.reading.area_headings import area_of_heading
from sightline.reading.doubts import doubt
from sightline.reading.finders.events_told import Span, ToldEvent, events_told
from sightline.reading.finders.grades_told import Said, ToldGrade, grades_told
from sightline.reading.kinds.events import Grades, era_of, event_of, stated
from sightline.reading.model import Block, BlockKind, Document, Doubt, Event, NamedAuthority, StatedDate
from sightline.reading.outline import OVERALL, Part, Section
from sightline.reading.phrases.dates import find_dates
from sightline.reading.sentences import split

_FORMER = "|".join(
    rf"{word}(?<=\b{word})" for word in ("last", "previous", "earlier", "prior", "first", "recent", "full")
)
_TIES = (
    re.compile(rf"(?:{_FORMER})\b(?:\s+[\w’'-]+){{0,5}}?\s+(?:re-?)?(?:inspect(?:ion|ed)|visit)"),
    re.compile(
        r"focus(?<=\bfocus)s?ed\s+visit|monitoring(?<=\bmonitoring)\s+visit|assurance(?<=\bassurance)\s+visit"
        r"|sif(?<=\bsif)\b|ilacs(?<=\bilacs)\b|jtai(?<=\bjtai)\b"
        r"|inspect(?<=\binspect)(?:ion|ed)\s+(?:of\s+[^.;]{3,60}\s+)?(?:was\s+|undertaken\s+|took place\s+)?"
        r"in\s+(?:\w+\s+)?20\d\d"
        r"|20(?<=\b20)\d\d\s+(?:ofsted\s+|ilacs\s+|sif\s+)?(?:inspection|focuss?ed visit|monitoring visit)"
        r"|joint targeted area|single inspection"
    ),
)
"""For words in lower case; each begins with a letter, which is found several times quicker than a border of a word."""
_YEAR = re.compile(r"20(?<=\b20)\d\d\b")  # begins with what is found quickly
_OF_OTHER_THINGS = re.compile(
    r"\b(?:fostering|adoption)\s+(?:service|agenc|panel|arrangement|support)|\bchildren[’']?s[’']?\s+centres?|\bhomes?\b"
    r"|youth\s+offending|\bYO[ST]\b|probation|\bschools?\b|thematic|nurser|early\s+years|\bSEND\b"
    r"|special educational|private|\bregulat|contact,?\s+referral|virtual school|serious case|police",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:the|its|this|these|both|all|at that time|overall|services?|they|it)\b[^.]{0,80}"
    r"\b(?:judged|rated|graded|judge?ments?|found|effectiveness|was (?:inadequate|good|outstanding))\b",
    re.IGNORECASE,
)
_LAST_INSPECTION = re.compile(r"\b(?:last|previous)\s+(?:\w+\s+){0,2}inspection\b", re.IGNORECASE)
_SUBJECT = re.compile(
    r"inspections?\s+of\s+(?P<subject>(?:the\s+)?[^.;,]{3,200}?)\s*,?\s+(?:was|were|took\s+place|undertaken|carried\s+out|in\s+(?:\w+\s+)?20\d\d)",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"inspections?\b[^.]{3,160}?\b(?:was|were)\s+published\s+(?:in|on)\s", re.IGNORECASE)
_NOT_OF_THEN = re.compile(
    r"\b(?:is|are|now|remain\w*|has (?:become|declined|deteriorated)|have (?:become|declined))\b[^,;]{0,40}$"
    r"|\bprevious(?:ly)?\s+(?:been\s+)?(?:judge?ment\s+of\s+|judged\s+(?:to\s+be\s+|as\s+)?)[‘“'\"]?$"
    r"|\b(?:those|services\s+(?:that|which)|areas\s+(?:that|which))\s+(?:services\s+)?(?:were\s+|was\s+)?"
    r"(?:previously\s+)?judged\s+(?:to\s+be\s+|as\s+)?[‘“'\"]?$",
    re.IGNORECASE,
)
_VISIT_BEHIND = re.compile(r"\s+(focuss?ed|monitoring|assurance)\s+visit", re.IGNORECASE)
_HALF_A_YEAR = timedelta(days=183)
_QUALIFIES = re.compile(
    r"\s+(?!overall|judge|grad|rat|in\b|for\b|at\b|and\b|or\b|by\b|but\b|with\b|when\b|across\b|on\b|under\b|as\b|to\b"
    r"|then\b|before\b|since\b|following\b|from\b|after\b|while\b|except\b|service)[a-z]"
)
_OF_ALL = re.compile(r"\ball\s+(?:\w+\s+)?(?:services|areas|judge?ments)\b[^.;]{0,40}$", re.IGNORECASE)


@dataclass
class _Earlier:
    """An earlier event, what it looked at where that is said, and the grades told of it."""

    told: ToldEvent | None
    subject: Stated[str] | None = None
    published_on: StatedDate | None = None
    grades: Grades = field(default_factory=Grades)

    @property
    def is_inspection(self) -> bool:
        """Whether it gave grades: an inspection, not a visit."""
        return self.told is None or not self.told.is_visit


def previous_inspections(
    document: Document, sections: Sequence[Section], event: Event
) -> tuple[tuple[Event, ...], tuple[Doubt, ...]]:
    """The earlier inspections and visits a report states, in the order told, and the doubts about them."""
    began = event.started_on.value.earliest if event.started_on else None
    found: list[_Earlier] = []
    for section in sections:
        if section.part is not Part.COVER and section.part is not Part.IMPROVEMENT:
            _read_blocks(document, section.blocks, began, found)
    return tuple(_event(document, each, event.authority) for each in found), tuple(_doubts(found))


def _event(document: Document, earlier: _Earlier, authority: NamedAuthority | None) -> Event:
    scope = (earlier.subject,) if earlier.subject else ()
    if earlier.told is not None:
        event = event_of(document, earlier.told, authority=authority, grades=earlier.grades)
        return replace(event, scope=scope, published_on=earlier.published_on)
    judged = earlier.grades.judgements()
    era = _only_era_of({judgement.area for judgement in judged})
    return Event(
        authority=authority,
        framework=era.framework if era else None,
        era=era.id if era else None,
        published_on=earlier.published_on,
        scope=scope,
        judgements=judged,
    )


def _only_era_of(areas: set[str]) -> Era | None:
    """The one era that judges all these areas, where they tell eras apart."""
    eras = [era for era in lookup.eras() if areas <= set(era.area_ids)]
    return eras[0] if len(eras) == 1 and areas else None


def _read_blocks(document: Document, blocks: Sequence[Block], began: date | None, found: list[_Earlier]) -> None:
    for index, block in enumerate(blocks):
        words = document.words(block)
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or not _may_tell(words):
            continue
        last = _read_block(document, block, began, found)
        if last is not None and words.rstrip().endswith(":"):
            _read_list_of_grades(document, blocks[index + 1 :], last)


def _may_tell(words: str) -> bool:
    """Whether words can tell of an earlier inspection: plain words are looked for first, being quicker to find."""
    if "nspect" not in words and "visit" not in words:
        return False
    tells = bool(_YEAR.search(words)) or "judge" in words or "rated" in words
    return tells and _ties(words)


def _ties(words: str) -> bool:
    """Whether words tie something to an inspection or visit as one among others."""
    lowered = words.lower()
    return any(pattern.search(lowered) for pattern in _TIES)


def _read_block(document: Document, block: Block, began: date | None, found: list[_Earlier]) -> _Earlier | None:
    """Note the events of one block and the grades of its sentences; the last event told."""
    last: _Earlier | None = None
    for span in split(document.text, block.start, block.end):
        told = _told_in(document, block, span, began)
        for earlier in told:
            last = _noted(found, earlier)
        subject = last if told else _spoken_of(document.text[slice(*span)], last, found)
        if subject is not None:
            _read_grades(document, span, subject)
    return last


def _spoken_of(words: str, last: _Earlier | None, found: Sequence[_Earlier]) -> _Earlier | None:
    """The event that a sentence without a date goes on about, if it does."""
    if _YEAR.search(words):
        return None
    if last is not None and _GOES_ON.match(words):
        return last
    inspections = [earlier for earlier in found if earlier.is_inspection]
    return inspections[0] if len(inspections) == 1 and _LAST_INSPECTION.search(words) else None


def _told_in(document: Document, block: Block, span: Span, began: date | None) -> list[_Earlier]:
    """The events of a sentence that came before this inspection and were inspections of the same services."""
    text = document.text
    if not (_YEAR.search(text, *span) and _ties(text[slice(*span)])) or _OF_OTHER_THINGS.search(text, *span):
        return []
    subject = _subject(document, span)
    published = _PUBLISHED.search(text, *span)
    if published:
        dates = find_dates(text, published.end(), span[1])
        return [_Earlier(None, subject, stated(document, day, day.first)) for day in dates[:1]]
    sentence = block._replace(start=span[0], end=span[1])
    told = (_as_visit(text, each) for each in events_told(document, [sentence]))
    return [
        _Earlier(each, None if each.is_visit else subject) for each in told if began is None or _is_before(each, began)
    ]


def _as_visit(text: str, told: ToldEvent) -> ToldEvent:
    """The event as the visit that is named right behind its date: "the inspection and the 2019 focused visit"."""
    visit = _VISIT_BEHIND.match(text, told.when.end)
    if told.is_visit or visit is None:
        return told
    return replace(told, kind=f"{visit[1].lower().replace('focussed', 'focused')}-visit", framework="ilacs")


def _subject(document: Document, span: Span) -> Stated[str] | None:
    """What an inspection looked at, where the sentence says it of a part of the services."""
    match = _SUBJECT.search(document.text, *span)
    if match is None:
        return None
    place = document.locate(*match.span("subject"))
    return Stated(place.quote, (place,))


def _is_before(told: ToldEvent, began: date) -> bool:
    """Whether an event can be earlier than this inspection; one told by the year only, of the same year, can."""
    return told.earliest < began and (told.latest < began or not told.when.first.month)


def _noted(found: list[_Earlier], new: _Earlier) -> _Earlier:
    """The event among those found, added where it is new; the better dated telling is kept."""
    for earlier in found:
        if not _is_same(earlier, new):
            continue
        earlier.published_on = earlier.published_on or new.published_on
        earlier.subject = earlier.subject or new.subject
        if earlier.told is None or (new.told and new.told.when.first.month and not earlier.told.when.first.month):
            kept = earlier.told.kind if earlier.told else None
            earlier.told = replace(new.told, kind=new.told.kind or kept) if new.told else None
        return earlier
    found.append(new)
    return new


def _is_same(one: _Earlier, other: _Earlier) -> bool:
    if one.subject and other.subject and one.subject.value.lower() != other.subject.value.lower():
        return False
    if one.told is None or other.told is None:
        return _came_out_of(one, other) or _came_out_of(other, one)
    if one.told.is_visit != other.told.is_visit or (one.told.is_visit and one.told.kind != other.told.kind):
        return False
    return one.told.earliest <= other.told.latest and other.told.earliest <= one.told.latest


def _came_out_of(report: _Earlier, inspection: _Earlier) -> bool:
    """Whether the report that was published is that of the inspection: it came out within half a year."""
    if report.told is not None or report.published_on is None or inspection.told is None or inspection.told.is_visit:
        return False
    published = report.published_on.value
    return inspection.told.earliest <= published.latest and published.earliest <= inspection.told.latest + _HALF_A_YEAR


def _read_grades(document: Document, span: Span, earlier: _Earlier) -> None:
    if not earlier.is_inspection:
        return
    text, era = document.text, era_of(earlier.told) if earlier.told else None
    for told in grades_told(text, *span, era):
        before = text[span[0] : told.start]
        place = document.locate(told.start, told.end)
        if _NOT_OF_THEN.search(before) or _QUALIFIES.match(text, told.end):
            continue
        if told.area is None or _OF_ALL.search(before):
            earlier.grades.of_all_areas.append(place)
        else:
            earlier.grades.add(_area(earlier, told, era), told.grade, (place,))


def _area(earlier: _Earlier, told: ToldGrade, era: Era | None) -> str:
    """The area of a grade: that of an inspection of one part of the services, where its era judges that part."""
    if told.said is Said.OF_SERVICE and earlier.subject and era:
        services = re.sub(r"^.*?\bservices for\s+", "", earlier.subject.value)
        return lookup.judgement_area(services, era) or told.area or OVERALL
    return told.area or OVERALL


def _read_list_of_grades(document: Document, blocks: Sequence[Block], earlier: _Earlier) -> None:
    """The grades that a list below the sentence names area by area."""
    era = era_of(earlier.told) if earlier.told else None
    for block in blocks:
        found = area_of_heading(document.words(block), era)
        if block.kind is not BlockKind.LIST_ITEM or found is None or found[1] is None:
            return
        earlier.grades.add(found[0], found[1], (document.locate(block.start, block.end),))


def _doubts(found: Sequence[_Earlier]) -> Iterator[Doubt]:
    for earlier in found:
        places = earlier.grades.of_all_areas
        if places:
            message = "A grade is stated for all areas of an earlier inspection, and none is named."
            yield doubt("earlier-grades-left-open", message, places)
        for area, grades in earlier.grades.at.items():
            if len(grades) > 1:
                at = [place for each in grades.values() for place in each]
                yield doubt("grades-differ", f"Two grades are told for {area} of an earlier inspection.", at)
