"""Reads a council's action plan after an inspection: the areas it answers and what is due when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from sightline.reading.finders.areas_announced import areas_announced
from sightline.reading.finders.authority_told import find_authority
from sightline.reading.finders.due import find_due
from sightline.reading.kinds.accounts import account_of, authority_doubts, main_event, other_events
from sightline.reading.model import AreaForImprovement, BlockKind, Document, Reading
from sightline.reading.phrases.framework_tags import find_tags

KIND = "action-plan"
_NUMBERED = re.compile(
    r"(?:ofsted\s+)?(?:area\s+for\s+improvement|recommendation|improvement\s+area|priority|afi)\s*(?:no\.?\s*)?\d{1,2}\s*[:.–-]\s*",
    re.IGNORECASE,
)
_AREA_COLUMN = re.compile(
    r"(?:ofsted\s+)?(?:areas?\s+(?:for|of|requiring)\s+(?:improvement|development)|recommendations?|what\s+needs\s+to\s+improve"
    r"|(?:ofsted|inspection)\s+findings?|afis?)\b.{0,40}$",
    re.IGNORECASE,
)


def read(document: Document) -> Reading:
    """The reading of an action plan: the inspection it answers, the areas it takes up, its deadlines."""
    account = account_of(document)
    told = account.main_event
    on = told.latest if told else None
    authority = find_authority(document, on)
    listed, doubts = areas_announced(document, on)
    return Reading(
        document=document,
        kind=KIND,
        inspection=main_event(document, account, None, authority),
        other_events=other_events(document, account, authority),
        areas_for_improvement=(*listed, *_numbered_areas(document, on), *_areas_in_tables(document, on)),
        due=find_due(document, near=on),
        doubts=(*authority_doubts(authority), *account.doubts, *doubts),
    )


def _numbered_areas(document: Document, on: date | None) -> Iterator[AreaForImprovement]:
    """What stands behind "Area for improvement 1:", as a heading, a line or the head of a table."""
    for block in document.blocks:
        label = _NUMBERED.match(document.text, block.start, block.end)
        if label and block.end > label.end():
            yield _area(document, label.end(), block.end, on)


def _area(document: Document, start: int, end: int, on: date | None) -> AreaForImprovement:
    place = document.locate(start, end)
    tags = tuple(mention.tag for mention in find_tags(place.quote, on))
    return AreaForImprovement(place.quote, "authority", "improvement", (place,), tags)


def _areas_in_tables(document: Document, on: date | None) -> Iterator[AreaForImprovement]:
    """What stands in the columns headed "area for improvement", each wording once."""
    columns: set[tuple[int | None, int | None]] = set()
    seen: set[str] = set()
    for cell in (block for block in document.blocks if block.kind is BlockKind.CELL):
        words = document.words(cell).strip()
        if cell.row == 0:
            if _AREA_COLUMN.match(words):
                columns.add((cell.table, cell.column))
        elif (cell.table, cell.column) in columns and words and words not in seen:
            seen.add(words)
            yield _area(document, cell.start, cell.end, on)
