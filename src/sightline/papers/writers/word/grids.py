"""Tables of a Word document, whose rows are copies of one that was laid out once, which is fast."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy

from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Emu, Length
from docx.table import Table as WordTable
from docx.table import _Row as WordRow
from docx.text.paragraph import Paragraph as WordParagraph

from sightline.papers.writers.word.look import CELL


class Grids:
    """The tables of one document: those of the same widths are copies of one that was laid out once."""

    def __init__(self, document: WordDocument) -> None:
        self._document = document
        self._patterns: dict[tuple[float, ...], tuple[WordTable, BaseOxmlElement]] = {}

    def begin(self, widths: tuple[float, ...]) -> Grid:
        """A table without rows, for the caller to put where it belongs."""
        if widths not in self._patterns:
            self._patterns[widths] = _laid_out(self._document, widths)
        pattern, row = self._patterns[widths]
        return Grid(WordTable(deepcopy(pattern._tbl), pattern._parent), row)


class Grid:
    """A table as wide as the line, its columns by their shares of it. Each row is asked for and then written into."""

    def __init__(self, table: WordTable, pattern: BaseOxmlElement) -> None:
        self.table = table
        self._pattern = pattern
        self._rows: list[list[WordParagraph]] = []

    def row(self) -> list[WordParagraph]:
        """A new row below the others: the empty paragraph of each of its cells."""
        row = deepcopy(self._pattern)
        self.table._tbl.append(row)
        self._rows.append([WordParagraph(it, self.table) for it in row.iter(qn("w:p"))])  # type: ignore[arg-type]
        return self._rows[-1]

    def head(self, words: Iterable[str]) -> None:
        """The head of the columns, which stands again on every page of the table."""
        for paragraph, text in zip(self.row(), words, strict=True):
            paragraph.add_run(text).bold = True
        _keep_with_next(self._rows[-1])
        self.table.rows[-1]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))

    def keep_whole(self) -> None:
        """No page ends within the table: every row but the last stays with the next."""
        for row in self._rows[:-1]:
            _keep_with_next(row)


def _laid_out(document: WordDocument, widths: Sequence[float]) -> tuple[WordTable, BaseOxmlElement]:
    """An empty table and an empty row of it; neither stays in the document."""
    table = document.add_table(rows=0, cols=len(widths))
    if "Table Grid" in [style.name for style in document.styles]:
        table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = False
    row = _pattern(table, _shares(document, widths))
    if (body := table._tbl.getparent()) is not None:
        body.remove(table._tbl)
    return table, row


def _shares(document: WordDocument, widths: Sequence[float]) -> list[Length]:
    page = document.sections[0]
    line = (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0)
    return [Emu(int(line * part / sum(widths))) for part in widths]


def _pattern(table: WordTable, shares: Sequence[Length]) -> BaseOxmlElement:
    """An empty row with the widths of its cells, which no page breaks; taken out of the table again."""
    row: WordRow = table.add_row()  # type: ignore[no-untyped-call]
    for column, cell, width in zip(table.columns, row.cells, shares, strict=True):
        column.width = cell.width = width
        cell.paragraphs[0].style = CELL
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    table._tbl.remove(row._tr)
    return row._tr


def _keep_with_next(row: Iterable[WordParagraph]) -> None:
    for paragraph in row:
        paragraph.paragraph_format.keep_with_next = True
