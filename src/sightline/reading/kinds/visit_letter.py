"""Reads the inspectorate's letter after a focused, assurance or monitoring visit, or a joint inspection."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile, zip_longest

from sightline.ground.outcomes import NotFound, Stated
from sightline.reading.doubts import doubt
from sightline.reading.finders.areas_for_improvement import areas_for_improvement
from sightline.reading.finders.authority_told import find_authority
from sightline.reading.finders.due import find_due
from sightline.reading.finders.events_told import ToldEvent, first_period, visit_named
from sightline.reading.finders.letterhead import day_of_letter, signatory
from sightline.reading.finders.scope import find_scope
from sightline.reading.kinds.accounts import Account, account_of, authority_doubts, main_event, other_events
from sightline.reading.kinds.findings import findings_below_headings
from sightline.reading.model import (
    Block,
    BlockKind,
    CarriedOver,
    Document,
    Doubt,
    Event,
    Reading,
)
from sightline.reading.outline import Part, Section, outline
from sightline.reading.phrases.people import inspectors_in, lead_among
from sightline.reading.sentences import split

KIND = "visit-letter"
_WHY_MISSING = "A visit gives no grades."
_OPENING = 4000
_FRAMEWORKS = {"focused-visit": "ilacs", "assurance-visit": "ilacs"}
_UPHELD = re.compile(
    r"\b(?:areas?|recommendations?|priority\s+actions?)\b[^.]{0,60}"
    r"\b(?:continue|remain|persist|still|are\s+(?:the\s+same\s+as\s+)?those)\b[^.]{0,80}\b(?:inspection|visit)\b",
    re.IGNORECASE,
)


def read(document: Document) -> Reading:
    """The reading of a visit letter: the visit, what it looked at, what must improve, what was found."""
    written_on = day_of_letter(document)
    account = account_of(document, _visit_of_letter, written_on=written_on.value.earliest if written_on else None)
    account.published_on = written_on or account.published_on
    day = _day(account)
    authority = find_authority(document, day)
    sections = outline(document, None)
    upheld = _areas_upheld(document, sections)
    inspection, doubts = _with_inspectors(document, main_event(document, account, _WHY_MISSING, authority))
    return Reading(
        document=document,
        kind=KIND,
        inspection=inspection,
        other_events=other_events(document, account, authority),
        areas_for_improvement=areas_for_improvement(document, _improvements_alone(document, sections), day),
        findings=findings_below_headings(document),
        carried_over=upheld,
        due=find_due(document, near=day),
        doubts=(*authority_doubts(authority), *account.doubts, *doubts, *_doubts_of_upheld(upheld)),
    )


def _improvements_alone(document: Document, sections: Sequence[Section]) -> list[Section]:
    """The sections, those of improvements cut to their items: findings follow them, and a sentence leads in."""
    return [_items_alone(document, section) if section.part is Part.IMPROVEMENT else section for section in sections]


def _items_alone(document: Document, section: Section) -> Section:
    blocks = list(takewhile(lambda block: block.kind is not BlockKind.HEADING, section.blocks))
    kept = [block for block, following in zip_longest(blocks, blocks[1:]) if not _leads_in(document, block, following)]
    return replace(section, blocks=tuple(kept))


def _leads_in(document: Document, block: Block, following: Block | None) -> bool:
    """Whether a paragraph only leads to the list below it."""
    is_above_list = following is not None and following.kind is BlockKind.LIST_ITEM
    return block.kind is BlockKind.PARAGRAPH and is_above_list and document.words(block).rstrip().endswith(":")


def _visit_of_letter(document: Document, told: list[ToldEvent]) -> int | None:
    """The visit that the opening names first; added where its date stands apart from its name."""
    for index, event in enumerate(told):
        if event.is_visit and event.when.start < _OPENING:
            return index
    named = visit_named(document.text, 0, _OPENING)
    mention = first_period(document, _OPENING)
    if named is None or mention is None:
        return None
    event = ToldEvent(named[0], _FRAMEWORKS.get(named[0]), (mention,), (named[1],))
    for index, other in enumerate(told):
        if other.kind is None and mention in other.mentions:
            told[index] = event
            return index
    told.append(event)
    return len(told) - 1


def _day(account: Account) -> date | None:
    """The day by which names and tags get their meaning: that of the letter, else of the visit."""
    if account.published_on:
        return account.published_on.value.latest
    return account.main_event.latest if account.main_event else None


def _with_inspectors(document: Document, event: Event | None) -> tuple[Event | None, tuple[Doubt, ...]]:
    """The visit with its inspectors and scope; the one who signs leads, unless another is named as lead."""
    if event is None:
        return None, ()
    names = _inspectors(document)
    lead, doubts = _lead(document)
    event = replace(event, inspectors=names, lead_inspector=lead, scope=find_scope(document))
    return replace(event, not_found=(*event.not_found, *_missing(event))), doubts


def _missing(event: Event) -> Iterator[NotFound]:
    """What a whole letter states and this one, or this part of it, does not."""
    if event.lead_inspector is None:
        yield NotFound("lead_inspector", "The letter names no lead inspector and bears no inspector's signature.")
    if event.published_on is None:
        yield NotFound("published_on", "The letter bears no date.")


def _inspectors(document: Document) -> tuple[Stated[str], ...]:
    for block in document.blocks:
        names = inspectors_in(document.text, block.start, block.end) if block.start < _OPENING else []
        if names:
            return tuple(Stated(name.name, (document.locate(name.start, name.end),)) for name in names)
    return ()


def _lead(document: Document) -> tuple[Stated[str] | None, tuple[Doubt, ...]]:
    for block in document.blocks:
        named = inspectors_in(document.text, block.start, block.end) if block.start < _OPENING else []
        lead = lead_among(document.text, named)
        if lead:
            return Stated(lead.name, (document.locate(lead.start, lead.end),)), ()
    signed = signatory(document)
    if signed is None or not signed.is_inspector:
        return None, ()
    if signed.is_lead:
        return signed.name, ()
    message = f"The letter is signed by {signed.name.value}, who is taken as lead inspector."
    return signed.name, (doubt("lead-by-signature", message, signed.name.at),)


def _areas_upheld(document: Document, sections: Sequence[Section]) -> tuple[CarriedOver, ...]:
    """Sentences that uphold the areas for improvement of an earlier inspection as a whole."""
    return tuple(_upheld(document, sections))


def _upheld(document: Document, sections: Sequence[Section]) -> Iterator[CarriedOver]:
    for block in (block for section in sections if section.part is Part.IMPROVEMENT for block in section.blocks):
        for start, end in split(document.text, block.start, block.end):
            if _UPHELD.search(document.text, start, end):
                place = document.locate(start, end)
                yield CarriedOver(place.quote, "persists", (place,))


def _doubts_of_upheld(upheld: Sequence[CarriedOver]) -> tuple[Doubt, ...]:
    message = "Earlier areas for improvement are upheld here and not repeated."
    return tuple(doubt("areas-reaffirmed", message, one.at) for one in upheld)
