"""A council's own template: opened with care, filled at its placeholders, refused in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from sightline.ground.errors import UnusableDocument
from sightline.papers.blocks import Look, Paper
from sightline.papers.writers.word.look import OURS

BODY = "{{body}}"
LARGEST = 20_000_000
"""A template is some pages of letterhead; more bytes than this are something else."""


@dataclass(slots=True)
class Place:
    """A document and the paragraph before which a paper is set (``None``: at the end)."""

    document: WordDocument
    before: WordParagraph | None = None
    has_title: bool = False

    @classmethod
    def of_our_own(cls, look: Look) -> Place:
        """An empty A4 page with page numbers at its foot."""
        document = docx.Document()
        _forget_older_styles(document)
        document.core_properties.keywords = OURS
        section = document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        if look is Look.LANDSCAPE:
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = section.page_height, section.page_width
        margin = Cm({Look.ONE_PAGE: 1.8, Look.LANDSCAPE: 1.8, Look.EASY_READ: 3.0}.get(look, 2.4))
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = margin
        _number_pages(section.footer.paragraphs[0])
        return cls(document)

    def add(self, element: BaseOxmlElement) -> None:
        """Put an element where the paper stands; one that was made at the end of the document may be there already."""
        if self.before is not None:
            self.before._p.addprevious(element)
        elif element.getparent() is None:
            self.document.element.body.insert_element_before(element, "w:sectPr")


def open_house(data: bytes, paper: Paper) -> Place:
    """The council's template with its placeholders filled, ready to take the paper at ``{{body}}``.

    Raises:
        UnusableDocument: ``damaged``, ``template-with-macros`` or ``template-without-body``.
    """
    document = _opened(data)
    words = {"{{title}}": paper.title, "{{subtitle}}": paper.subtitle, "{{author}}": paper.author}
    found = {mark for paragraph in _everywhere(document) for mark in _fill(paragraph, words)}
    before = next((it for it in document.paragraphs if it.text.strip() == BODY), None)
    if before is None:
        raise UnusableDocument(
            "template-without-body",
            f"The template has no paragraph that says {BODY}. "
            f"Write {BODY} on a line of its own, where the paper is to stand.",
        )
    before.text = ""
    return Place(document, before, has_title="{{title}}" in found)


def close_house(place: Place) -> None:
    """Take away the emptied placeholder once the paper stands."""
    if place.before is not None and (parent := place.before._p.getparent()) is not None:
        parent.remove(place.before._p)


def _opened(data: bytes) -> WordDocument:
    if len(data) > LARGEST:
        raise UnusableDocument(
            "too-large", "The template is larger than 20 MB. Save it without pictures and try again."
        )
    try:
        with ZipFile(BytesIO(data)) as package:
            names = package.namelist()
        if any("vbaproject" in name.lower() for name in names):
            raise UnusableDocument(
                "template-with-macros",
                "The template holds macros, which Sightline does not open. "
                "Save it as a Word document (.docx) and try again.",
            )
        document = docx.Document(BytesIO(data))
        _ = document.paragraphs  # a part that is no Word text shows here
    except (BadZipFile, PackageNotFoundError, SyntaxError, KeyError, ValueError, AttributeError) as fault:
        raise UnusableDocument(
            "damaged",
            "The template is not a Word document (.docx), or it is damaged. "
            "Open it in Word, save it anew and try again.",
        ) from fault
    return document


def _everywhere(document: WordDocument) -> list[WordParagraph]:
    """The paragraphs of the body, its tables, and every head and foot."""
    found = list(document.paragraphs)
    found += [p for table in document.tables for row in table.rows for cell in row.cells for p in cell.paragraphs]
    for section in document.sections:
        for part in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            if not part.is_linked_to_previous:
                found += part.paragraphs
    return found


def _fill(paragraph: WordParagraph, words: dict[str, str]) -> list[str]:
    """Fill the placeholders of a paragraph, and say which; Word may have cut one into several runs."""
    marks = [mark for mark in words if mark in paragraph.text]
    if marks:
        text = paragraph.text
        for mark in marks:
            text = text.replace(mark, words[mark])
        first, *rest = paragraph.runs
        first.text = text
        for run in rest:
            run.text = ""
    return marks


def _forget_older_styles(document: WordDocument) -> None:
    """Take out the copy of the styles that was for Word 2007: it knows none of ours, and Word may want to mend that."""
    part = document.part
    for key in [key for key, it in part.rels.items() if it.reltype.endswith("/stylesWithEffects")]:
        part.drop_rel(key)
        part.rels.pop(key, None)


def _number_pages(paragraph: WordParagraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for text in ("Page ", "PAGE", " of ", "NUMPAGES"):
        run = paragraph.add_run("" if text.isupper() else text)
        run.font.size = Pt(9)
        if text.isupper():
            field = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" {text} "/>')
            run._r.addprevious(field)
            field.append(run._r)
            run.text = "1"
