"""An untagged page to pieces, from where its words stand and how large they are printed.

A few reports of 2015 and 2016 carry no tags, and other people's PDFs often have none. Lines become
paragraphs by the gaps between them; bold or large short lines are headings; small print at the foot
is footnotes; words set apart on one line, or standing alone in the right half, are cells.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from sightline.reading.model import BlockKind
from sightline.reading.openers.pdfium import Page, character_box, font_weight
from sightline.reading.openers.pieces import Piece, is_heading, split_label

_BOLD = 600
_SMALL = 0.88
_LARGE = 1.15
_NEW_PARAGRAPH = 1.55
"""A step down of more than this many line heights begins a new paragraph."""
_COLUMN_GAP = 1.5
"""White space wider than this many letters' height sets the next words apart as a cell."""
_NOTE_MARK = 0.8
"""A digit smaller than this share of its line's print is the mark of a footnote."""
_LONGEST_LABEL = 4
_SAME_SIZE = 0.6
"""Prints that differ by less than so many points are of one size."""
_SHORT_LINE = 0.8
_SENTENCE_END = re.compile(r"[.;:!?]['’”)]*\s*$")


class Box(NamedTuple):
    """Where a character is printed, in points from the foot of the page."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(slots=True)
class Line:
    """A printed line: its words, cut at wide gaps, and its place and print."""

    parts: list[str]
    left: float
    right: float
    baseline: float
    size: float
    bold: bool

    @property
    def words(self) -> str:
        """The line as one string."""
        return " ".join(self.parts)


@dataclass(slots=True)
class LinePage:
    """The pieces of one page and the last paragraph number on it."""

    pieces: list[Piece] = field(default_factory=list)
    last_number: int = 0


def read_lines(opened: Page, characters: str, page: int, number: int) -> LinePage:
    """The pieces of an untagged page. ``number`` is the last paragraph number of the pages before."""
    lines = _lines(opened, characters)
    found = LinePage(last_number=number)
    if lines:
        _Grouping(lines, page, found).group()
    return found


class _Grouping:
    """Puts lines together to blocks."""

    def __init__(self, lines: list[Line], page: int, found: LinePage) -> None:
        self.lines = lines
        self.page = page
        self.found = found
        sizes = Counter[float]()
        for line in lines:
            sizes[round(line.size, 1)] += len(line.words)
        self.body = sizes.most_common(1)[0][0] or 1.0
        self.right = max(line.right for line in lines)
        self.middle = (min(line.left for line in lines) + self.right) / 2
        self.pitch = self._pitch()
        self.table_row = -1

    def _pitch(self) -> float:
        steps = Counter(
            round(above.baseline - below.baseline)
            for above, below in pairwise(self.lines)
            if above.baseline > below.baseline
        )
        return float(steps.most_common(1)[0][0]) if steps else self.body

    def group(self) -> None:
        before: Line | None = None
        for line in self.lines:
            self._place(line, before)
            before = line

    def _place(self, line: Line, before: Line | None) -> None:
        if len(line.parts) > 1:
            self._row(line.parts[:-1], line.parts[-1])
        elif line.left > self.middle and self.found.pieces and before is not None and before.left < self.middle:
            self._row([self._take_left_cell()], line.words)
        elif before is not None and (self._continues(line, before) or self._continues_cell(line, before)):
            self.found.pieces[-1].text += "\r\n" + line.words
        else:
            self._begin(line)

    def _row(self, left: list[str], right: str) -> None:
        """A table row: the label cells and the words set apart from them; a page number makes it contents."""
        if right.isdecimal():
            self.found.pieces.append(Piece(BlockKind.CONTENTS, f"{' '.join(left)} {right}", self.page))
            return
        self.table_row += 1
        table = self.page * 100
        for column, words in enumerate([" ".join(left), right]):
            place = (table, self.table_row, column)
            self.found.pieces.append(Piece(BlockKind.CELL, words, self.page, place=place))

    def _take_left_cell(self) -> str:
        piece = self.found.pieces.pop()
        return f"{piece.label} {piece.text}".strip()

    def _continues(self, line: Line, before: Line) -> bool:
        if not self.found.pieces or self.found.pieces[-1].kind is BlockKind.CELL:
            return False
        same_print = abs(line.size - before.size) < _SAME_SIZE and line.bold == before.bold
        near = 0 < before.baseline - line.baseline < _NEW_PARAGRAPH * self.pitch
        label, _ = split_label(line.words, False, self.found.last_number)
        ended = before.right < _SHORT_LINE * self.right and bool(_SENTENCE_END.search(before.words))
        return same_print and near and not label and not ended

    def _continues_cell(self, line: Line, before: Line) -> bool:
        """Whether a line in the right half goes on with the words of the cell above it."""
        in_cell = bool(self.found.pieces) and self.found.pieces[-1].kind is BlockKind.CELL
        near = 0 < before.baseline - line.baseline < _NEW_PARAGRAPH * self.pitch
        return in_cell and near and min(line.left, before.left) > self.middle

    def _begin(self, line: Line) -> None:
        words, kind, level, label = line.words, BlockKind.PARAGRAPH, 0, ""
        if line.size < _SMALL * self.body and line.baseline < self.lines[0].baseline / 2:
            kind = BlockKind.FOOTNOTE
        elif self._is_heading(line):
            kind, level = BlockKind.HEADING, 1 if line.size > _LARGE * self.body else 2
        else:
            label, words = split_label(words, False, self.found.last_number)
            if label:
                kind, level = BlockKind.LIST_ITEM, 1
                digits = label.rstrip(".)")
                self.found.last_number = int(digits) if digits.isdecimal() else self.found.last_number
        self.found.pieces.append(Piece(kind, words, self.page, level, label))

    def _is_heading(self, line: Line) -> bool:
        stands_out = line.size > _LARGE * self.body or line.bold
        return stands_out and is_heading(line.words) and not line.words.rstrip().endswith(".")


def _lines(opened: Page, characters: str) -> list[Line]:
    found: list[Line] = []
    start = 0
    for words in re.split(r"(\r\n|\r|\n)", characters):
        if words.strip():
            line = _line(opened, words, start)
            if line is not None:
                found.append(line)
        start += len(words)
    return found


def _line(opened: Page, words: str, start: int) -> Line | None:
    """One printed line; superscript note marks are left out, wide gaps cut it into parts."""
    boxes = {
        index: Box._make(character_box(opened, start + index))
        for index, letter in enumerate(words)
        if not letter.isspace() and letter != "\0"
    }
    if not boxes:
        return None
    size = Counter([round(box.top - box.bottom, 1) for box in boxes.values()]).most_common(1)[0][0]
    marks = {index for index, box in boxes.items() if words[index].isdecimal() and _is_raised(box, size)}
    if marks and len(marks) < len(boxes):
        boxes = {index: box for index, box in boxes.items() if index not in marks}
    opening = min(boxes)
    first, last = boxes[opening], boxes[max(boxes)]
    bold = font_weight(opened, start + opening) >= _BOLD
    letters = [(letter, boxes.get(index)) for index, letter in enumerate(words) if index not in marks]
    parts = _parts(letters, _COLUMN_GAP * max(size, 1.0))
    return Line(parts, first.left, last.right, first.bottom, size, bold)


def _is_raised(box: Box, size: float) -> bool:
    return box.top - box.bottom < _NOTE_MARK * size


def _parts(letters: list[tuple[str, Box | None]], gap: float) -> list[str]:
    """The words of a line, cut where white space is wider than ``gap`` points."""
    parts, edge = [""], None
    for letter, box in letters:
        if box is not None:
            if edge is not None and box.left - edge > gap and len(parts[-1].strip()) > _LONGEST_LABEL:
                parts.append("")
            edge = box.right
        parts[-1] += letter
    return [part.strip() for part in parts if part.strip()]
