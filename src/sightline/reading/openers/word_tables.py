"""The tables of a Word file as they are printed: merged cells, repeated headers, paragraphs with their labels.

Reports are read by ``docx``; this is for files in which a table is the document, as a plan's is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sightline.reading.openers.builder import clean
from sightline.reading.openers.docx import BODY, LEFT_OUT, is_bold, part_of, texts
from sightline.reading.openers.guards import Deadline, damaged, open_archive
from sightline.reading.openers.passages import could_be_bold_heading
from sightline.reading.openers.word_styles import Numbering, Styles, attribute, child, local, whole

if TYPE_CHECKING:
    import zipfile

    from lxml import etree

WIDEST_SPAN = 100
MOST_CELLS = 500_000
"""More than this is no plan: ten thousand rows of fifty columns."""


@dataclass(frozen=True, slots=True)
class WordCell:
    """A cell: its paragraphs with the labels printed before them, and the columns it spans.

    ``goes_on`` where it belongs to the cell above, which then holds what is said.
    """

    lines: tuple[str, ...]
    column: int
    span: int = 1
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class WordRow:
    """A row of a table; ``is_header`` where it is repeated over pages."""

    cells: tuple[WordCell, ...]
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table, the heading above it, and the first paragraph below that heading."""

    rows: tuple[WordRow, ...]
    heading: str = ""
    below: str = ""


@dataclass(slots=True)
class _Above:
    """The last heading, and the first paragraph after it."""

    heading: str = ""
    below: str = ""


@dataclass(slots=True)
class _Walk:
    styles: Styles
    numbering: Numbering
    deadline: Deadline = field(default_factory=Deadline)
    above: _Above = field(default_factory=_Above)
    cells: int = 0

    def tables(self, element: etree._Element) -> Iterator[WordTable]:
        """The tables inside an element, in order; those within a cell belong to the cell."""
        for inner in element:
            self.deadline.check()
            name = local(inner)
            if name == "tbl":
                yield WordTable(tuple(self._rows(inner)), self.above.heading, self.above.below)
            elif name == "p":
                self._look_at(inner)
            elif name not in LEFT_OUT:
                yield from self.tables(inner)

    def _look_at(self, paragraph: etree._Element) -> None:
        words = self._line(paragraph)
        if not words:
            return
        is_head = self.styles.heading_level(child(paragraph, "pPr")) > 0
        if is_head or (could_be_bold_heading(words) and is_bold(paragraph) and not self.above.heading):
            self.above = _Above(words)
        elif not self.above.below:
            self.above.below = words

    def _rows(self, table: etree._Element) -> Iterator[WordRow]:
        for row in _own(table, "tr"):
            self.deadline.check()
            properties = child(row, "trPr")
            if child(properties, "del") is None:
                header = child(properties, "tblHeader")
                is_header = header is not None and attribute(header) not in ("0", "false", "off")
                yield WordRow(tuple(self._cells(row, properties)), is_header)

    def _cells(self, row: etree._Element, properties: etree._Element | None) -> Iterator[WordCell]:
        column = min(whole(attribute(child(properties, "gridBefore")), 0), WIDEST_SPAN)
        for cell in _own(row, "tc"):
            self.cells += 1
            if self.cells > MOST_CELLS:
                raise damaged("holds tables with far more cells than a plan has")
            merge = child(cell, "tcPr", "vMerge")
            goes_on = merge is not None and attribute(merge) != "restart"
            span = min(max(whole(attribute(child(cell, "tcPr", "gridSpan")), 1), 1), WIDEST_SPAN)
            yield WordCell(() if goes_on else tuple(self._lines(cell)), column, span, goes_on)
            column += span

    def _lines(self, cell: etree._Element) -> Iterator[str]:
        for paragraph in cell.iter():
            if local(paragraph) == "p":
                words = self._line(paragraph)
                yield from words.split("\n") if words else ()

    def _line(self, paragraph: etree._Element) -> str:
        """The words of a paragraph after the label of the list it stands in; its own breaks are kept."""
        lines = [words for line in "".join(texts(paragraph)).split("\n") if (words := clean(line))]
        found = self.styles.numbering(child(paragraph, "pPr"))
        label = self.numbering.label(*found) if found and lines else ""
        return f"{label} {chr(10).join(lines)}".strip() if label else "\n".join(lines)


def open_word_tables(data: bytes) -> tuple[WordTable, ...]:
    """The tables of a Word file (.docx or .docm), in order; macros are never looked at.

    Raises UnusableDocument: ``damaged``, ``encrypted`` or ``too-large``, as ``guards`` finds it.
    """
    archive: zipfile.ZipFile = open_archive(data)
    body = child(part_of(archive, BODY), "body")
    if body is None:
        raise damaged("has no body of text inside")
    walk = _Walk(
        Styles(part_of(archive, "word/styles.xml")),
        Numbering(part_of(archive, "word/numbering.xml")),
    )
    return tuple(walk.tables(body))


def _own(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table or cells of a row, also those that stand in a content control; not those of inner tables."""
    for inner in element:
        found = local(inner)
        if found == name:
            yield inner
        elif found in ("sdt", "sdtContent", "ins", "customXml", "smartTag"):
            yield from _own(inner, name)
