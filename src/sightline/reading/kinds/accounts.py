"""What a council's own paper or notice tells of inspections: which one it is about, and the others.

Grades come from its tables, column by column, and from its sentences; each goes to the inspection
that its column or its sentence names, else to the one the document is about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sightline.ground.outcomes import NotFound
from sightline.knowledge import lookup
from sightline.reading.doubts import doubt
from sightline.reading.finders.events_told import Span, ToldEvent, events_told, names_inspection, visit_named
from sightline.reading.finders.grades_told import Said, ToldGrade, grades_told
from sightline.reading.kinds.events import Grades, era_of, event_of, stated
from sightline.reading.model import (
    Block,
    BlockKind,
    Document,
    Doubt,
    Event,
    NamedAuthority,
    StatedDate,
)
from sightline.reading.phrases.dates import DateMention, YearFrom, find_dates
from sightline.reading.phrases.grades import find_grade
from sightline.reading.sentences import split

_PROSE = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING}
_POINTS_BACK = re.compile(
    r"\b(?:that|this|the\s+same)\s+(?:inspection|visit)|\bresult(?:ant|ing)\b|\bat\s+(?:that|the)\s+time\b",
    re.IGNORECASE,
)
_TURNS_AWAY = re.compile(
    r"\b(?:which\s+followed|following|previous|earlier|since|compared|improv\w+\s+from|up\s+from)\b", re.I
)
_PUBLISHED = re.compile(r"\bpublish\w*[^.;]{0,45}$|\bpublication\b[^.;]{0,30}$", re.IGNORECASE)
_PUBLISHES = re.compile(r"\bpublish|\bpublication\b", re.IGNORECASE)
_NOT_GIVEN = re.compile(r"\s*(?:n\s*/\s*a|not\s+(?:applicable|judged|inspected|graded)|[-–—])\s*", re.IGNORECASE)
_INSPECTION_IN_TITLE = re.compile(
    r"\binspection\s+of\b|\bILACS\b|\binspection\s+(?:report|outcome|findings)\b", re.IGNORECASE
)


MainEvent = Callable[[Document, list[ToldEvent]], int | None]
"""Which of the inspections told a document is about, by its place in the list; it may add one."""


@dataclass
class Account:
    """The inspections told, which of them the document is about, and the grades of each."""

    told: list[ToldEvent]
    main: int | None
    grades: dict[int, Grades] = field(default_factory=dict)
    published_on: StatedDate | None = None
    doubts: list[Doubt] = field(default_factory=list)
    undated: Grades = field(default_factory=Grades)

    @property
    def main_event(self) -> ToldEvent | None:
        """The inspection the document is about."""
        return None if self.main is None else self.told[self.main]

    def grades_of(self, index: int) -> Grades:
        """The grades of one inspection; empty until some are added."""
        return self.grades.setdefault(index, Grades())


def account_of(document: Document, main: MainEvent | None = None, *, written_on: date | None = None) -> Account:
    """Everything the document tells of inspections; ``main`` says which of them it is about.

    Without it that is one of the kind the title names, else of any, and the latest of those. What is
    told without its year happened before ``written_on``.
    """
    told = events_told(document, before=written_on)
    account = Account(told, (main or latest_of_title)(document, told))
    _read_tables(document, account)
    for block in document.blocks:
        if block.kind in _PROSE:
            _read_grades(document, account, block)
    _read_published(document, account)
    for event in told:
        account.doubts += _year_doubts(document, event.when)
    account.doubts += account.undated.doubts()
    for index, grades in account.grades.items():
        account.doubts += grades.doubts()
        account.doubts += _visit_doubts(account.told[index], grades)
    return account


def main_event(
    document: Document, account: Account, why_missing: str | None, authority: NamedAuthority | None
) -> Event | None:
    """The inspection the document is about, with what it states of it and what it leaves out."""
    if account.main is None:
        return _undated_event(document, account, authority)
    event = event_of(
        document,
        account.told[account.main],
        authority=authority,
        grades=account.grades_of(account.main),
        published_on=account.published_on,
        why_missing=why_missing,
    )
    unnamed = () if authority else (NotFound("authority", "The document does not name the authority."),)
    return replace(event, not_found=(*unnamed, *event.not_found))


def _undated_event(document: Document, account: Account, authority: NamedAuthority | None) -> Event | None:
    """The inspection or visit of a document that says of none when it was; ``None`` where it names none."""
    if not names_inspection(document.text):
        return None
    visit = visit_named(document.text)
    return Event(
        authority=authority,
        kind=visit[0] if visit else None,
        kind_basis="stated" if visit else None,
        published_on=account.published_on,
        judgements=() if visit else account.undated.judgements(),
        not_found=(NotFound("started_on", "The document does not say when this was."),),
    )


def authority_doubts(authority: NamedAuthority | None) -> Iterator[Doubt]:
    """The doubt about an authority nobody knows."""
    if authority is not None and authority.gss_code is None:
        yield doubt("authority-unknown", f"{authority.name} is not among the authorities of England.", authority.at)


def other_events(document: Document, account: Account, authority: NamedAuthority | None) -> tuple[Event, ...]:
    """The inspections and visits the document names besides the one it is about."""
    return tuple(
        event_of(document, told, authority=authority, grades=account.grades_of(index))
        for index, told in enumerate(account.told)
        if index != account.main
    )


def latest_of_title(document: Document, told: Sequence[ToldEvent]) -> int | None:
    """The inspection the document is about: of the kind its title names, else of any, the latest."""
    title = document.title or ""
    visit = visit_named(title)
    fitting = list(range(len(told)))
    if visit:
        fitting = [index for index in fitting if told[index].kind == visit[0]] or fitting
    elif _INSPECTION_IN_TITLE.search(title):
        fitting = [index for index in fitting if not told[index].is_visit] or fitting
    return max(fitting, key=lambda index: told[index].earliest, default=None)


def _read_tables(document: Document, account: Account) -> None:
    """Every table with judgement areas in its first column and grades in the others."""
    cells = [block for block in document.blocks if block.kind is BlockKind.CELL]
    for table in dict.fromkeys(cell.table for cell in cells):
        rows = [cell for cell in cells if cell.table == table]
        heads = {cell.column: cell for cell in rows if cell.row == 0 and cell.column}
        for column, head in heads.items():
            index = _event_of_column(document, account, head)
            if index is not None:
                _read_column(document, account, rows, column, index)


def _event_of_column(document: Document, account: Account, head: Block) -> int | None:
    """The inspection a column belongs to: the one its head dates, else the one the document is about."""
    for mention in find_dates(document.text, head.start, head.end):
        for index, event in enumerate(account.told):
            is_within = mention.first.earliest <= event.latest and event.earliest <= mention.until.latest
            if is_within and not event.is_visit:
                return index
        return None
    return account.main


def _read_column(document: Document, account: Account, rows: Sequence[Block], column: int | None, index: int) -> None:
    era = era_of(account.told[index])
    labels = {cell.row: cell for cell in rows if cell.column == 0}
    for cell in rows:
        label = labels.get(cell.row or 0)
        if cell.column != column or label is None:
            continue
        words = document.words(cell).strip()
        area = lookup.judgement_area(document.words(label), era)
        grade = lookup.grade(words)
        if area and grade:
            places = (document.locate(cell.start, cell.end), document.locate(label.start, label.end))
            account.grades_of(index).add(area, grade, places)
        elif _NOT_GIVEN.fullmatch(words) and (area := area or lookup.judgement_area(document.words(label))):
            account.grades_of(index).not_applicable.append(area)


def _read_grades(document: Document, account: Account, block: Block) -> None:
    """The grades that the sentences of a block state."""
    if find_grade(document.words(block)) is None:
        return
    for start, end in split(document.text, block.start, block.end):
        for grade in grades_told(document.text, start, end, None):
            index = _event_of_grade(document.text, account, (start, end), block, grade)
            if index is None:
                _note(document, account, account.undated, grade)
                continue
            era = era_of(account.told[index])
            for told in grades_told(document.text, start, end, era):
                if told.start == grade.start:
                    _note(document, account, account.grades_of(index), told)


def _note(document: Document, account: Account, grades: Grades, told: ToldGrade) -> None:
    place = document.locate(told.start, told.end)
    if told.area is None:
        grades.of_all_areas.append(place)
        return
    if place in grades.at.get(told.area, {}).get(told.grade, []):
        return
    grades.add(told.area, told.grade, (place,))
    if told.said is Said.OF_SERVICE:
        message = "A grade is given for the service as a whole; it is read as its overall effectiveness."
        account.doubts.append(doubt("grade-of-the-service", message, (place,)))


def _event_of_grade(text: str, account: Account, sentence: Span, block: Block, grade: ToldGrade) -> int | None:
    """The inspection whose grade this is."""
    start, end = sentence
    for index, event in enumerate(account.told):
        if any(left <= grade.start < right for left, right in event.named_at):
            return index
    inside = list(_mentioned(account, start, end))
    before = [pair for pair in inside if pair[0] < grade.start]
    if before:
        return max(before)[1]
    if inside and not _TURNS_AWAY.search(text, grade.end, min(inside)[0]):
        return min(inside)[1]
    earlier = list(_mentioned(account, block.start, start))
    return max(earlier)[1] if earlier and _POINTS_BACK.search(text, start, end) else account.main


def _mentioned(account: Account, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the dates of each inspection stand between two offsets: offset and index."""
    for index, event in enumerate(account.told):
        for mention in event.mentions:
            if start <= mention.start < end:
                yield mention.start, index


def _visit_doubts(event: ToldEvent, grades: Grades) -> Iterator[Doubt]:
    """A visit gives no grades: one told of it belongs elsewhere."""
    if event.is_visit:
        for found in grades.at.values():
            places = tuple(place for at in found.values() for place in at)
            yield doubt("grade-of-a-visit", "A grade stands beside a visit, and visits give none.", places)
        grades.at.clear()


def _read_published(document: Document, account: Account) -> None:
    """When the report or letter was published, its year settled by the inspection where none is printed."""
    event = account.main_event
    near = event.latest if event else None
    for block in document.blocks:
        if block.kind not in _PROSE or not _PUBLISHES.search(document.text, block.start, block.end):
            continue
        for start, end in split(document.text, block.start, block.end):
            for mention in find_dates(document.text, start, end, near=near):
                if _PUBLISHED.search(document.text[start : mention.start]) and _is_after(event, mention):
                    account.published_on = stated(document, mention, mention.first)
                    account.doubts += _year_doubts(document, mention)
                    return


def _is_after(event: ToldEvent | None, mention: DateMention) -> bool:
    return event is None or mention.first.latest >= event.when.until.earliest


def _year_doubts(document: Document, mention: DateMention) -> Iterator[Doubt]:
    if mention.year_from is YearFrom.CONTEXT:
        message = f"No year is printed; {mention.first.year} follows from the dates around it."
        yield doubt("year-from-context", message, (document.locate(mention.start, mention.end),))
