"""Deadlines a document names: "the final action plan will be shared with Ofsted by 17 May 2024"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from sightline.reading.model import Block, BlockKind, Document, Due
from sightline.reading.phrases.dates import find_dates
from sightline.reading.sentences import split

_HINT = re.compile(r"\b(?:by|before|until|later|due|deadline|within)\b", re.IGNORECASE)
_BY = re.compile(
    r"\b(?:by|no\s+later\s+than|not\s+later\s+than|on\s+or\s+before|before|due(?:\s+(?:on|by|for))?"
    r"|deadline(?:\s+(?:of|is|for\s+[\w\s]{3,60}\s+is))?|target\s+date(?:\s+(?:of|is))?)\s*:?\s*"
    r"(?:the\s+)?(?:end\s+of\s+|close\s+(?:of\s+play\s+)?(?:on\s+)?|early\s+|mid[- ]|\w+day,?\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)
_OWED = re.compile(
    r"\b(?:will|would|must|shall|should|requir\w+|is to|are to|to be|needs? to|due|deadline|target date)\b"
    r"|\b(?:submit|prepar|send|publish|complet|provid|ensur|agree)\w*",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|has been|have been|did)\b[^,;]{0,60}\b(?:by|before)\s*(?:the\s+)?(?:end\s+of\s+)?$",
    re.IGNORECASE,
)
_DATE_COLUMN = re.compile(
    r"(?:by\s+when|when|time-?\s?(?:scales?|frames?)|target\s+dates?|due(?:\s+date|\s+by)?|deadlines?|completion\s+dates?"
    r"|complete\s+by|end\s+date|date\s+due)\b.{0,30}$",
    re.IGNORECASE,
)
_ACTION_COLUMN = re.compile(
    r"(?:(?:key\s+|improvement\s+)?actions?\b|what\b|tasks?\b|activit|step|we\s+will|milestone)", re.IGNORECASE
)
_PROSE = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}


def find_due(document: Document, blocks: Sequence[Block] | None = None, *, near: date | None = None) -> tuple[Due, ...]:
    """Every deadline that the blocks (all, if none are given) name, in prose or in a table of actions.

    ``near`` settles the year of a day printed without one; see ``find_dates``.
    """
    blocks = document.blocks if blocks is None else blocks
    in_prose = (due for block in blocks if block.kind in _PROSE for due in _in_block(document, block, near))
    return (*in_prose, *_in_tables(document, blocks, near))


def _in_block(document: Document, block: Block, near: date | None) -> Iterator[Due]:
    text = document.text
    if not _HINT.search(text, block.start, block.end):
        return
    for start, end in split(text, block.start, block.end):
        for mention in find_dates(text, start, end, near=near):
            by = _BY.search(text[start : mention.start])
            if by and _is_owed(text[start : mention.start], text[start:end]):
                what = _what(text, start, start + by.start(), mention.end, end)
                yield Due(what, mention.until, (document.locate(start, end),))


def _is_owed(before: str, sentence: str) -> bool:
    return bool(_OWED.search(sentence)) and not _PAST.search(before)


def _what(text: str, start: int, by: int, after: int, end: int) -> str:
    """What is owed: the words before "by", or those after the date where it comes first."""
    before = text[start:by].strip(" ,;:–-")
    return before if before else text[after:end].strip(" ,;:.–-")


def _in_tables(document: Document, blocks: Sequence[Block], near: date | None) -> Iterator[Due]:
    """The dated rows of every table whose head names a column of dates."""
    cells = [block for block in blocks if block.kind is BlockKind.CELL]
    for table in dict.fromkeys(cell.table for cell in cells):
        rows = [cell for cell in cells if cell.table == table]
        heads = [cell for cell in rows if cell.row == 0]
        when = _column(document, heads, _DATE_COLUMN)
        what = _column(document, heads, _ACTION_COLUMN)
        if when is not None and what is not None:
            yield from _dated_rows(document, rows, what, when, near)


def _column(document: Document, heads: Sequence[Block], pattern: re.Pattern[str]) -> int | None:
    return next((cell.column for cell in heads if pattern.match(document.words(cell).strip())), None)


def _dated_rows(document: Document, cells: Sequence[Block], what: int, when: int, near: date | None) -> Iterator[Due]:
    actions = {cell.row: cell for cell in cells if cell.column == what and cell.row}
    for cell in cells:
        if cell.column != when or cell.row not in actions:
            continue
        action = actions[cell.row]
        for mention in find_dates(document.text, cell.start, cell.end, near=near)[-1:]:
            places = (document.locate(action.start, action.end), document.locate(cell.start, cell.end))
            yield Due(document.words(action).strip(), mention.until, places)
