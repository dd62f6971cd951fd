"""Headings of judgement areas: in one line or two, with the grade in them, beside them or below, or without."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sightline.knowledge import lookup
from sightline.knowledge.model import Era
from sightline.reading.model import Block, BlockKind, Document
from sightline.reading.phrases.grades import stated_grade
from sightline.reading.phrases.headings import LONGEST_HEADING

_MAY_HEAD = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_MID_SENTENCE = re.compile(r"[\w’']$")


@dataclass(frozen=True, slots=True)
class AreaHeading:
    """A heading that names a judgement area, the grade that stands in it or beside it, and all its blocks."""

    words: str
    area: str
    grade: str | None
    holds_grade: bool
    blocks: tuple[Block, ...]


def area_of_heading(words: str, era: Era | None) -> tuple[str, str | None] | None:
    """The judgement area a heading names and the grade it states, if it does."""
    return _area_of_heading(words, era.id if era else None)


@lru_cache(maxsize=8192)
def _area_of_heading(words: str, era_id: str | None) -> tuple[str, str | None] | None:
    era = lookup.era(era_id) if era_id else None
    statement = stated_grade(words)
    if statement and (area := lookup.judgement_area(statement.subject, era)):
        return area, statement.grade
    bare = lookup.judgement_area(words, era)
    return (bare, None) if bare else None


def may_be_heading(block: Block) -> bool:
    """Whether a block can head a part of a report: short and unlabelled, or first in its row or table."""
    if block.end - block.start > LONGEST_HEADING:
        return False
    if block.kind is BlockKind.CELL:
        return block.column == 0 or block.row == 0
    return block.kind is BlockKind.HEADING or (block.kind in _MAY_HEAD and not block.label)


def area_heading_at(document: Document, index: int, era: Era | None) -> AreaHeading | None:
    """The area heading that begins at a block; its label may run on into the next line or cell."""
    block = document.blocks[index]
    words = document.words(block)
    blocks: tuple[Block, ...] = (block,)
    found = area_of_heading(words, era)
    if (found is None or found[1] is None) and (following := _runs_on(document, index)) is not None:
        joined = f"{words} {document.words(following)}"
        if whole := area_of_heading(joined, era):
            words, found, blocks = joined, whole, (block, following)
    if found is None:
        return None
    area, grade = found
    if grade is not None:
        return AreaHeading(words, area, grade, True, blocks)
    beside = _grade_beside(document, index + len(blocks) - 1)
    if beside is None:
        return AreaHeading(words, area, None, False, blocks)
    return AreaHeading(words, area, beside[0], False, (*blocks, beside[1]))


def _runs_on(document: Document, index: int) -> Block | None:
    """The next block, where it goes on with a label that broke off in mid-phrase."""
    following = document.blocks[index + 1] if index + 1 < len(document.blocks) else None
    if following is None or not may_be_heading(following):
        return None
    breaks_off = _MID_SENTENCE.search(document.words(document.blocks[index]))
    return following if breaks_off and document.words(following)[:1].islower() else None


def _grade_beside(document: Document, index: int) -> tuple[str, Block] | None:
    """The grade in a cell to the right, or alone in the block below."""
    block = document.blocks[index]
    for other in document.blocks[index + 1 : index + 3]:
        is_same_row = (other.table, other.row) == (block.table, block.row)
        if block.kind is BlockKind.CELL and not is_same_row:
            break
        grade = lookup.grade(document.words(other)) if other.end - other.start < LONGEST_HEADING else None
        if grade:
            return grade, other
        if block.kind is not BlockKind.CELL:
            break
    return None
