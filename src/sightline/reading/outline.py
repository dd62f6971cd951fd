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

from sightline.knowledge.model import Era
from sightline.knowledge.wordings import plain
from sightline.reading.area_headings import AreaHeading, area_heading_at, area_of_heading, may_be_heading
from sightline.reading.model import Block, BlockKind, Document
from sightline.reading.phrases.headings import Announced, announced, names_board

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
    ``stated_by`` are the blocks of its own that state the grade. ``is_priority`` marks improvements
    called for at once, ``of_board`` what is said to the safeguarding board.
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
_NAME_OF_AREA = re.compile(
    r"^leadership,? management,? and governance$|^adoption performance$|safeguarding children'?s? board|lscb"
)
_COVER_LINE = re.compile(r"(?:inspection dates?|(?:lead|reporting) inspectors?|(?:report )?published)\b", re.IGNORECASE)
_DEFINES = re.compile(r"(?:in )?an?\s", re.IGNORECASE)
_STOP = re.compile(r"[.:;?]\d?$")
_LONGEST_ROW = 75
_END_OF_SENTENCE = re.compile(r"[.;,]$")
_LAST_PAGE = re.compile(
    r"The Office for Standards in Education, Children[’']s Services and Skills \(Ofsted\)"
    r"|If you would like a copy of this|(?:Any )?[Cc]omplaints? about the inspection|© Crown copyright"
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
        return first_page[-1] + 1 if is_older else self._past_broken_rows(table[-1] + 1)

    def _past_broken_rows(self, index: int) -> int:
        """The index after rows of the table that came apart into short lines: a label, a grade."""
        for block in self._document.blocks[index:]:
            words = self._document.words(block)
            if len(words) > _LONGEST_ROW or _STOP.search(words) or announced(words):
                break
            found = area_of_heading(words, self._era)
            if found and found[1]:
                break
            index += 1
        return index

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
        if not may_be_heading(block):
            return None
        words = self._document.words(block)
        heading = area_heading_at(self._document, index, self._era)
        if heading is not None and heading.holds_grade:
            return self._area_section(heading)
        return self._announced_section(block, words) or (self._area_section(heading) if heading else None)

    def _area_section(self, heading: AreaHeading) -> _Open | None:
        """The section of a judgement area: its heading names the area with its grade, or names it whole."""
        now, block = self._open, heading.blocks[0]
        if heading.area == OVERALL or (heading.grade is None and not self._stands_without_grade(heading)):
            return None
        if now.is_meanings and not self._ends_meanings(heading):
            return None
        stated_by = heading.blocks if heading.grade else ()
        if heading.area != BOARD_AREA:
            return _Open(Part.FINDINGS, block, heading.area, heading.grade, stated_by=stated_by)
        grade = heading.grade or (now.grade if now.of_board else None)
        return _Open(Part.SUMMARY, block, BOARD_AREA, grade, of_board=True, stated_by=stated_by)

    def _ends_meanings(self, heading: AreaHeading) -> bool:
        """Whether a heading ends the annex on what grades mean, rather than defining one: "An LSCB that is good"."""
        if heading.holds_grade:
            return not _DEFINES.match(heading.words)
        block = heading.blocks[0]
        return block.kind is BlockKind.HEADING and not self._is_below(block)

    def _stands_without_grade(self, heading: AreaHeading) -> bool:
        """Whether a heading that names an area but no grade begins its section, or only heads some lines."""
        now, block, words = self._open, heading.blocks[0], plain(heading.words)
        if block.kind in (BlockKind.CELL, BlockKind.LIST_ITEM) or now.of_board:
            return False
        if block.kind is not BlockKind.HEADING and _END_OF_SENTENCE.search(heading.words):
            return False
        if _FULL_LABEL.search(words):
            return True
        if now.part is Part.FINDINGS:
            return _NAME_OF_AREA.search(words) is not None
        return names_board(words) and not self._is_below(block)

    def _is_below(self, block: Block) -> bool:
        """Whether a heading is of a lower rank than the heading of the open section."""
        heading = self._open.heading
        if heading is None or heading.kind is not BlockKind.HEADING or block.kind is not BlockKind.HEADING:
            return False
        return block.level > heading.level

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
            grade = now.grade if now.of_board else None
            return _Open(_PARTS[what], block, BOARD_AREA, grade, what is Announced.PRIORITY, of_board=True)
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


def _graded_rows(document: Document, era: Era | None) -> set[Block]:
    """The cells of the first table that names judgement areas."""
    cells = [block for block in document.blocks[:80] if block.kind is BlockKind.CELL]
    tables = [block.table for block in cells if area_of_heading(document.words(block), era)]
    return {block for block in cells if tables and block.table == tables[0]}
