"""Sets the blocks of a paper into a Word document, one after the other."""

from __future__ import annotations

from io import BytesIO

from docx.enum.text import WD_COLOR_INDEX
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from sightline.papers.blocks import (
    Basis,
    Block,
    Box,
    Bullets,
    Details,
    Heading,
    Idea,
    Lines,
    NewPage,
    Paper,
    Paragraph,
    Picture,
    Quotation,
    Sentence,
    Sentences,
    Table,
)
from sightline.papers.laying import Laid, is_short
from sightline.papers.writers.pictures import as_png, in_words, place_for
from sightline.papers.writers.word.floating import beside
from sightline.papers.writers.word.grids import Grid, Grids
from sightline.papers.writers.word.house import Place
from sightline.papers.writers.word.look import BOX, BULLETS, CAPTION, IDEA, NUMBERED, QUOTATION, SOURCE, SUBTITLE, TITLE
from sightline.papers.writers.word.numbers import without_number
from sightline.papers.writers.word.order import add_number
from sightline.papers.writers.word.sources import Sources

_DETAILS = (0.24, 0.76)
_PICTURE = Cm(11)
_BESIDE = 4.2
_LETTERS_A_LINE, _LINE, _ROOM, _LEAST = 34, 22, 106, 18
"""An easy read: letters a line beside a picture, the height of a line, of a picture with its margin, the least room."""
_WITH_THE_HEADING = 2
"""So many sources never stand alone with their heading at the foot of a page."""

_BELOW_TABLE = Cm(0.5)


class Setter:
    """One document being written, block by block."""

    def __init__(self, place: Place, sources: Sources) -> None:
        self._place = place
        self._document = place.document
        self._sources = sources
        self._grids = Grids(place.document)
        self._follows_table = False
        self._opens_page = False

    def title(self, paper: Paper) -> None:
        """The paper's title, and its subtitle where it has one."""
        self._written(paper.title, TITLE)
        if paper.subtitle:
            self._written(paper.subtitle, SUBTITLE)

    def set(self, laid: Laid) -> None:
        """Set one block where the paper stands."""
        match laid.block:
            case Heading():
                self._heading(laid.block, laid.number)
            case Paragraph(sentences):
                paragraph = self._empty(NUMBERED if laid.number else "Normal")
                paragraph.paragraph_format.keep_with_next = laid.leads or None
                self._run(paragraph, sentences)
            case _:
                self._unnumbered(laid.block)

    def sources(self) -> None:
        """What the numbers in the text lead to; nothing where no statement has a source."""
        if self._sources.in_words:
            self._heading(Heading("Sources"), "")
        for number, words in enumerate(self._sources.in_words, start=1):
            paragraph = self._written(words, SOURCE)
            paragraph.paragraph_format.keep_with_next = number <= _WITH_THE_HEADING or None
            self._sources.mark(paragraph, number)

    def _heading(self, block: Heading, number: str) -> None:
        """A real heading; its number, where it has one, is Word's own."""
        paragraph = self._written(block.text, f"Heading {block.level}")
        if not number:
            add_number(paragraph._p.get_or_add_pPr(), without_number())

    def _unnumbered(self, block: Block) -> None:
        match block:
            case Quotation(sentence):
                self._run(self._empty(QUOTATION), (sentence,))
            case Bullets():
                self._bullets(block)
            case Table():
                self._table(block)
            case _:
                self._set_apart(block)

    def _set_apart(self, block: Block) -> None:
        match block:
            case Details():
                self._details(block)
            case Picture():
                self._picture(block)
            case Box():
                self._box(block)
            case Lines(lines):
                self._lines(lines)
            case Idea():
                self._idea(block)
            case NewPage():
                self._opens_page = True
            case _:
                pass

    def _box(self, block: Box) -> None:
        paragraph = self._empty(BOX)
        paragraph.add_run(block.title).bold = True
        paragraph.add_run().add_break()
        self._run(paragraph, block.sentences)
        for point in block.points:
            paragraph.add_run().add_break()
            self._said(paragraph, point)

    def _idea(self, block: Idea) -> None:
        """The words beside a picture that floats at their left; below them as much room as the picture needs."""
        paragraph = self._empty(IDEA)
        paragraph.paragraph_format.keep_together = True
        run = paragraph.add_run()
        shape = run.add_picture(BytesIO(as_png(place_for(block.picture))), width=Cm(_BESIDE))
        beside(shape, in_words(block.picture))
        for index, sentence in enumerate(block.sentences):
            if index:
                paragraph.add_run().add_break()
            self._said(paragraph, sentence)
        lines = sum(1 + len(it.text) // _LETTERS_A_LINE for it in block.sentences)
        paragraph.paragraph_format.space_after = Pt(max(_ROOM - lines * _LINE, _LEAST))

    def _bullets(self, block: Bullets) -> None:
        for item in block.items:
            self._run(self._empty(BULLETS[0]), item.sentences)
            for part in item.parts:
                self._run(self._empty(BULLETS[1]), part)

    def _lines(self, lines: Sentences) -> None:
        paragraph = self._empty("Normal")
        for index, line in enumerate(lines):
            if index:
                paragraph.add_run().add_break()
            self._said(paragraph, line)

    def _picture(self, block: Picture) -> None:
        self._written(block.title, CAPTION)
        paragraph = self._empty("Normal")
        paragraph.paragraph_format.keep_with_next = True
        shape = paragraph.add_run().add_picture(BytesIO(as_png(block.svg)), width=_PICTURE)
        properties = shape._inline.docPr
        properties.set("descr", block.sentence.text)
        properties.set("title", block.title)
        self._run(self._empty("Normal"), (block.sentence,))
        if block.table:
            self._table(block.table)

    def _table(self, block: Table) -> None:
        self._written(block.caption, CAPTION)
        grid = self._grids.begin(block.widths or (1.0,) * len(block.head))
        grid.head(block.head)
        for row in block.rows:
            for paragraph, sentence in zip(grid.row(), row, strict=True):
                self._said(paragraph, sentence)
        if is_short(block):
            grid.keep_whole()
        self._stands(grid)

    def _details(self, block: Details) -> None:
        grid = self._grids.begin(_DETAILS)
        for label, sentences in block.rows:
            first, second = grid.row()
            first.add_run(f"{label}:").bold = True
            self._run(second, sentences)
        self._stands(grid)

    def _stands(self, grid: Grid) -> None:
        self._place.add(grid.table._tbl)
        self._follows_table = True

    def _written(self, text: str, style: str) -> WordParagraph:
        paragraph = self._empty(style)
        paragraph.add_run(text)
        return paragraph

    def _empty(self, style: str) -> WordParagraph:
        """A new paragraph; the space below a table and the break of a page are its own, never empty paragraphs."""
        paragraph = self._document.add_paragraph(style=style)
        if self._follows_table:
            paragraph.paragraph_format.space_before = _BELOW_TABLE
        if self._opens_page:
            paragraph.paragraph_format.page_break_before = True
        self._follows_table = self._opens_page = False
        self._place.add(paragraph._p)
        return paragraph

    def _run(self, paragraph: WordParagraph, sentences: Sentences) -> None:
        for index, sentence in enumerate(sentences):
            if index:
                paragraph.add_run(" ")
            self._said(paragraph, sentence)

    def _said(self, paragraph: WordParagraph, sentence: Sentence) -> None:
        run = paragraph.add_run(sentence.text)
        if sentence.basis is Basis.MISSING:
            run.bold = True
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
        self._sources.reach(paragraph, sentence)
