"""The parts of an inspection report: what stands on the cover, what needs to improve, what was found.

A part is told by its heading, not by its place: headings come with and without the grade, as tagged
headings, short paragraphs or rows of a table, and sub-headings inside a list of improvements do not
end it. What an annex says ("what the inspection judgements mean") is nobody's finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from sightline.knowledge import lookup
from sightline.knowledge.model import Era
from sightline.knowledge.wordings import plain
from sightline.reading.model import Block, BlockKind, Document
from sightline.reading.phrases.grades import stated_grade
from sightline.reading.phrases.headings import LONGEST_HEADING, Announced, announced, names_board

BOARD_AREA = "lscb-effectiveness"
OVERALL = "overall-effectiveness"


class Part(StrEnum):
    """What a section of a report is for."""

    COVER = "cover"
    SUMMARY = "summary"
    IMPROVEMENT = "improvement"
    FINDINGS = "findings"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it, up to the next heading that begins a part.

    ``area`` and ``grade`` are those of the judgement it belongs to, where it belongs to one, and
    ``stated_by`` are the blocks of its own that state the grade; ``is_priority`` marks improvements called for at once, ``of_board`` what is said to the board.
    """

    part: Part
    heading: Block | None
    blocks: tuple[Block, ...]
    area: str | None = None
    grade: str | None = None
    is_priority: bool = False
    of_board: bool = False
    stated_by: tuple[Block, ...] = ()


@dataclass
class _Open:
    """The section that is being filled."""

    part: Part
    heading: Block | None = None
    area: str | None = None
    grade: str | None = None
    is_priority: bool = False
    of_board: bool = False
    is_meanings: bool = False
    stated_by: tuple[Block, ...] = ()
    blocks: list[Block] = field(default_factory=list)

    def closed(self) -> Section:
        return Section(
            self.part,
            self.heading,
            tuple(self.blocks),
            self.area,
            self.grade,
            self.is_priority,
            self.of_board,
            self.stated_by,
        )


_FULL_LABEL = re.compile(r"experiences? and progress (of|for)|impact of leaders|graded judge?ment")
_NAME_OF_AREA = re.compile(r"^leadership,? management,? and governance$|^adoption performance$|safeguarding children'?s? board|lscb")
_DEFINES = re.compile(r"(?:in )?an?\s", re.IGNORECASE)
_END_OF_SENTENCE = re.compile(r"[.;,]$")
_LAST_PAGE = re.compile(
    r"The Office for Standards in Education, Children[’']s Services and Skills \(Ofsted\)|If you would like a copy of this"
    r"|(?:Any )?[Cc]omplaints? about the inspection|© Crown copyright"
)


def outline(document: Document, era: Era | None) -> tuple[Section, ...]:
    """The sections of an inspection report, in order; without an era the areas of every era are known."""
    return tuple(_Outliner(document, era).sections())


def spans_about_report(sections: Sequence[Section]) -> list[tuple[int, int]]:
    """The stretches of text in which a report tells about its area and about itself."""
    about = [section for section in sections if section.part is Part.CONTEXT and section.blocks]
    return [(section.blocks[0].start, section.blocks[-1].end) for section in about]


class _Outliner:
    """Walks the blocks of one report once."""

    def __init__(self, document: Document, era: Era | None) -> None:
        self._document = document
        self._era = era
        self._open = _Open(Part.COVER)

    def sections(self) -> Iterator[Section]:
        blocks = self._document.blocks
        body = self._cover_ends()
        self._open.blocks = list(blocks[:body])
        yield self._open.closed()
        self._open = _Open(Part.SUMMARY)
        for index in range(body, len(blocks)):
            block = blocks[index]
            if block.kind in (BlockKind.FOOTNOTE, BlockKind.CONTENTS):
                continue
            opened = self._opened_by(index)
            if opened is None:
                self._open.blocks.append(block)
                continue
            yield self._open.closed()
            self._open = opened
        yield self._open.closed()

    def _is_past_half(self, index: int) -> bool:
        return 2 * index > len(self._document.blocks)

    def _cover_ends(self) -> int:
        """The index of the first block after the cover: its table of judgements, dates and names.

        The cover of the older framework fills its page; that of the newer is followed by text.
        """
        blocks = self._document.blocks
        rows = _graded_rows(self._document, self._era)
        first_page = [index for index, block in enumerate(blocks) if block.page == blocks[0].page] if blocks else []
        table = [index for index in first_page if blocks[index] in rows]
        if not table or not self._document.pages:
            return self._after_labels(table)
        is_older = self._era is not None and self._era.framework == "sif"
        return (first_page if is_older else table)[-1] + 1

    def _after_labels(self, table: list[int]) -> int:
        """Without a table on the cover: after the lines that name dates and inspector."""
        labelled = [
            index
            for index, block in enumerate(self._document.blocks[:20])
            if _COVER_LINE.match(self._document.words(block))
        ]
        return max([*table, *labelled], default=-1) + 1

    def _opened_by(self, index: int) -> _Open | None:
        """The section that the block at ``index`` begins, if it does."""
        block = self._document.blocks[index]
        if self._is_past_half(index) and _LAST_PAGE.match(self._document.text, block.start, block.end):
            return _Open(Part.CONTEXT, block, is_meanings=True)
        if not self._may_be_heading(block):
            return None
        words = self._document.words(block)
        found = area_of_heading(words, self._era)
        if found is not None and found[1]:
            return self._area_section(index, words)
        return self._announced_section(block, words) or self._area_section(index, words)

    def _may_be_heading(self, block: Block) -> bool:
        if block.end - block.start > LONGEST_HEADING:
            return False
        if block.kind is BlockKind.HEADING:
            return True
        if block.kind is BlockKind.CELL:
            return block.column == 0 or block.row == 0
        return block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and not block.label

    def _area_section(self, index: int, words: str) -> _Open | None:
        """The section of a judgement area: its heading names the area with its grade, or names it whole."""
        block, now = self._document.blocks[index], self._open
        found = area_of_heading(words, self._era)
        if found is None or found[0] == OVERALL:
            return None
        beside = None if found[1] else self._grade_beside(index)
        area, grade = found[0], found[1] or (beside[0] if beside else None)
        if grade is None and not self._stands_without_grade(block, words):
            return None
        if now.is_meanings and (found[1] is None or _DEFINES.match(words)):
            return None
        stated_by = (block, *([beside[1]] if beside else [])) if grade else ()
        if area == BOARD_AREA:
            return self._board_section(block, grade, stated_by)
        return _Open(Part.FINDINGS, block, area, grade, stated_by=stated_by)

    def _stands_without_grade(self, block: Block, words: str) -> bool:
        """Whether a heading that names an area but no grade begins its section, or only heads some lines."""
        now = self._open
        if block.kind in (BlockKind.CELL, BlockKind.LIST_ITEM) or now.of_board:
            return False
        if block.kind is not BlockKind.HEADING and _END_OF_SENTENCE.search(words):
            return False
        if _FULL_LABEL.search(plain(words)):
            return True
        if now.part is Part.FINDINGS:
            return _NAME_OF_AREA.search(plain(words)) is not None
        return names_board(words) and not self._is_below(block)

    def _is_below(self, block: Block) -> bool:
        """Whether a heading is of a lower rank than the heading of the open section."""
        heading = self._open.heading
        are_ranked = heading is not None and heading.kind is block.kind is BlockKind.HEADING
        return are_ranked and heading is not None and block.level > heading.level

    def _board_section(self, block: Block, grade: str | None, stated_by: tuple[Block, ...]) -> _Open | None:
        kept = self._open.grade if self._open.of_board else None
        return _Open(Part.SUMMARY, block, BOARD_AREA, grade or kept, of_board=True, stated_by=stated_by)

    def _grade_beside(self, index: int) -> tuple[str, Block] | None:
        """The grade in the cell to the right, or alone in the block below."""
        blocks = self._document.blocks
        for other in blocks[index + 1 : index + 3]:
            same_row = other.table == blocks[index].table and other.row == blocks[index].row
            if blocks[index].kind is BlockKind.CELL and not same_row:
                break
            grade = lookup.grade(self._document.words(other)) if other.end - other.start < LONGEST_HEADING else None
            if grade:
                return grade, other
            if blocks[index].kind is not BlockKind.CELL:
                break
        return None

    def _announced_section(self, block: Block, words: str) -> _Open | None:
        what = announced(words)
        if what is None or (block.kind is BlockKind.CELL and block.table is not None and block.column != 0):
            return None
        now = self._open
        if what is Announced.AUTHORITY:
            return None if now.is_meanings else _Open(Part.SUMMARY, block)
        if what is Announced.MEANINGS:
            return _Open(Part.CONTEXT, block, is_meanings=True)
        of_board = names_board(words) or (now.of_board and what is not Announced.CONTEXT)
        if of_board:
            return _Open(_PARTS[what], block, BOARD_AREA, now.grade if now.of_board else None, what is Announced.PRIORITY, True)
        if what in (Announced.IMPROVEMENT, Announced.PRIORITY):
            return _Open(Part.IMPROVEMENT, block, is_priority=what is Announced.PRIORITY)
        if now.part is Part.FINDINGS and _PARTS[what] is not Part.CONTEXT:
            return _Open(Part.FINDINGS, block, now.area, now.grade)
        return _Open(_PARTS[what], block)


_PARTS = {
    Announced.IMPROVEMENT: Part.IMPROVEMENT,
    Announced.PRIORITY: Part.IMPROVEMENT,
    Announced.SUMMARY: Part.SUMMARY,
    Announced.FINDINGS: Part.FINDINGS,
    Announced.CONTEXT: Part.CONTEXT,
}
_COVER_LINE = re.compile(r"(?:inspection dates?|lead inspectors?|report(?:ing)? (?:published|inspector)|published)\b", re.IGNORECASE)


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


def _graded_rows(document: Document, era: Era | None) -> set[Block]:
    """The cells of the first table that names judgement areas."""
    cells = [block for block in document.blocks[:80] if block.kind is BlockKind.CELL]
    tables = [block.table for block in cells if area_of_heading(document.words(block), era)]
    return {block for block in cells if tables and block.table == tables[0]}
