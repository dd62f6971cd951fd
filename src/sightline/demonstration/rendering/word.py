"""Sets a draft as a Word document, with real headings, lists and tables."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import singledispatch
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.shared import Emu, Pt

from sightline.demonstration.blocks import (
    Block,
    Bullets,
    Draft,
    Heading,
    Lines,
    Numbered,
    Paragraph,
    Table,
)
from sightline.ground.office_files import without_clock

RUNNING_HEAD = "Demonstration: invented authority"
NO_CLOCK = datetime(2020, 1, 1, tzinfo=UTC)


def word(draft: Draft) -> bytes:
    """The draft as a .docx; landscape where its settings ask for it. The same draft is the same bytes."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(11)
    document.core_properties.title = draft.title
    document.core_properties.author = "Sightline demonstration"
    document.core_properties.created = document.core_properties.modified = NO_CLOCK
    section = document.sections[0]
    section.header.paragraphs[0].text = RUNNING_HEAD
    if draft.settings.get("landscape"):
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    for block in draft.blocks:
        _set(block, document)
    stream = BytesIO()
    document.save(stream)
    return without_clock(stream.getvalue())


@singledispatch
def _set(block: Block, document: WordDocument) -> None:
    """What has no place in a Word file (a table of contents, a new page) is left out."""


@_set.register
def _(block: Heading, document: WordDocument) -> None:
    document.add_heading(block.text, block.level)


@_set.register
def _(block: Paragraph, document: WordDocument) -> None:
    paragraph = document.add_paragraph()
    if block.label:
        paragraph.add_run(f"{block.label} ").bold = True
    paragraph.add_run(block.text)


@_set.register
def _(block: Numbered, document: WordDocument) -> None:
    document.add_paragraph(f"{block.number}{'' if block.glued else ' '}{block.text}")


@_set.register
def _(block: Bullets, document: WordDocument) -> None:
    for item in block.items:
        document.add_paragraph(item.text, style="List Bullet")
        for part in item.parts:
            document.add_paragraph(part, style="List Bullet 2")


@_set.register
def _(block: Lines, document: WordDocument) -> None:
    for line in block.lines:
        document.add_paragraph(line).paragraph_format.space_after = Pt(0)
    document.add_paragraph()


@_set.register
def _(block: Table, document: WordDocument) -> None:
    table = document.add_table(rows=0, cols=len(block.widths), style="Table Grid")
    for index, row in enumerate(block.rows):
        cells = table.add_row().cells
        for cell, words, width in zip(cells, row, _widths(document, block), strict=True):
            cell.text = words
            cell.width = width
            if block.has_head and index == 0:
                cell.paragraphs[0].runs[0].bold = True
    document.add_paragraph()


def _widths(document: WordDocument, block: Table) -> list[Emu]:
    """The columns' shares of the line between the margins."""
    page = document.sections[0]
    line = (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0)
    return [Emu(int(line * part / sum(block.widths))) for part in block.widths]
