"""Reads a council's paper to its cabinet, committee or panel about an inspection, and its minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from sightline.knowledge.lookup import number_in_words
from sightline.reading.doubts import doubt
from sightline.reading.finders.authority_told import find_authority
from sightline.reading.finders.due import find_due
from sightline.reading.finders.scope import find_scope
from sightline.reading.kinds.accounts import Account, account_of, authority_doubts, main_event, other_events
from sightline.reading.kinds.findings import findings_announced
from sightline.reading.kinds.lists import grouped, joined, list_after
from sightline.reading.model import (
    AreaForImprovement,
    Block,
    BlockKind,
    Document,
    Doubt,
    Event,
    NamedAuthority,
    Reading,
)
from sightline.reading.phrases.framework_tags import find_tags

KIND = "committee-report"
_WHY_MISSING = "The paper does not state this grade."
_AREAS_LEAD = re.compile(
    r"\b(?:areas?|recommendations?|actions?)\s+(?:for|of|requiring)\s+(?:further\s+)?(?:improvement|development)\b"
    r"|\bneeds?\s+to\s+(?:be\s+)?improved?\b|\bwhat\s+needs\s+to\s+improve\b",
    re.IGNORECASE,
)
_PRIORITY_LEAD = re.compile(r"\bpriority\s+actions?\b", re.IGNORECASE)
_NUMBER_OF = re.compile(
    r"\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:\w+\s+)?(?:areas?|recommendations?)\b",
    re.IGNORECASE,
)
_LONGEST_AREA = 600


def read(document: Document) -> Reading:
    """The reading of a committee paper: the inspection it is about, what must improve, what is due."""
    account = account_of(document)
    event = account.main_event
    authority = find_authority(document, event.earliest if event else None)
    areas, doubts = areas_listed(document, _day_of_tags(account))
    return Reading(
        document=document,
        kind=KIND,
        inspection=_inspection(document, account, authority),
        other_events=other_events(document, account, authority),
        areas_for_improvement=areas,
        findings=findings_announced(document),
        due=find_due(document, near=event.latest if event else None),
        doubts=(*authority_doubts(authority), *account.doubts, *doubts),
    )


def _inspection(document: Document, account: Account, authority: NamedAuthority | None) -> Event | None:
    event = main_event(document, account, _WHY_MISSING, authority)
    is_visit = account.main_event is not None and account.main_event.is_visit
    return replace(event, scope=find_scope(document)) if event and is_visit else event


def _day_of_tags(account: Account) -> date | None:
    """The day by which a framework tag gets its meaning: when the report appeared, else the inspection."""
    if account.published_on and account.published_on.value.is_whole:
        return account.published_on.value.earliest
    return account.main_event.latest if account.main_event else None


def areas_listed(document: Document, on: date | None) -> tuple[tuple[AreaForImprovement, ...], tuple[Doubt, ...]]:
    """The areas for improvement that a sentence announces and a list, or a paragraph, then gives."""
    areas: list[AreaForImprovement] = []
    doubts: list[Doubt] = []
    for index, block in enumerate(document.blocks):
        words = document.words(block).rstrip()
        lead = _last_sentence(words)
        is_priority = bool(_PRIORITY_LEAD.search(lead))
        if not words.endswith(":") or not (_AREAS_LEAD.search(lead) or is_priority):
            continue
        groups = grouped(document, list_after(document.blocks, index)) or list(_paragraphs_after(document, index, lead))
        areas += [_area(document, group, on, is_priority=is_priority) for group in groups]
        doubts += _miscounted(document, block, lead, len(groups))
    return tuple(areas), tuple(doubts)


def _last_sentence(words: str) -> str:
    return re.split(r"(?<=[.!?])\s+(?=[A-Z])", words)[-1]


def _paragraphs_after(document: Document, index: int, lead: str) -> Iterator[list[Block]]:
    """The unnumbered paragraphs that follow, as many as the sentence announces (one, if it gives no number)."""
    stated = _NUMBER_OF.search(lead)
    count = (number_in_words(stated[1]) if stated else None) or 1
    for block in document.blocks[index + 1 : index + 1 + count]:
        is_area = block.kind is BlockKind.PARAGRAPH and not block.label
        if not is_area or block.end - block.start > _LONGEST_AREA:
            return
        yield [block]


def _area(document: Document, group: Sequence[Block], on: date | None, *, is_priority: bool) -> AreaForImprovement:
    text = joined(document, group)
    return AreaForImprovement(
        text=text,
        of="authority",
        urgency="priority" if is_priority else "improvement",
        at=tuple(document.locate(block.start, block.end) for block in group),
        tags=tuple(mention.tag for mention in find_tags(text, on)),
    )


def _miscounted(document: Document, block: Block, lead: str, found: int) -> Iterator[Doubt]:
    stated = _NUMBER_OF.search(lead)
    count = number_in_words(stated[1]) if stated else None
    if count is not None and count != found:
        message = f"The paper announces {count} areas for improvement; {found} were found."
        yield doubt("count-differs", message, (document.locate(block.start, block.end),))
