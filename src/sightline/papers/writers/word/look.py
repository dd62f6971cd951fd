"""The styles a paper needs, under Word's own names where it has one, so that a council can restyle all of it."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from sightline.papers.blocks import Look
from sightline.papers.writers.word.numbers import number_headings, number_sources
from sightline.papers.writers.word.order import add_border

NUMBERED = "Numbered Paragraph"
QUOTATION = "Quote"
CAPTION = "Caption"
BOX = "Boxed Text"
IDEA = "Easy Read"
SOURCE = "Source Note"
CELL = "Table Text"
BULLETS = ("List Bullet", "List Bullet 2")
BESIDE = 5.0
"""Where words begin beside a picture, in centimetres."""

TITLE, SUBTITLE = "Title", "Subtitle"

COLOUR = RGBColor(0x1D, 0x5B, 0x79)
INK = RGBColor(0x0B, 0x0C, 0x0C)
_SIZES = {
    Look.COMMITTEE: 11,
    Look.LETTER: 12,
    Look.LARGE_PRINT: 18,
    Look.EASY_READ: 18,
    Look.ONE_PAGE: 9.5,
    Look.LANDSCAPE: 9,
}
_INSET = 0.12
"""Centimetres above and below the words of a cell."""

_AIR = {Look.ONE_PAGE: 0.5}
"""How much of the usual space stands between paragraphs."""

_LARGE = _SIZES[Look.LARGE_PRINT]
_LOW_TITLES = (Look.ONE_PAGE,)
_HEADINGS = {"Heading 1": 1.3, "Heading 2": 1.12, "Heading 3": 1.0}


def set_look(document: WordDocument, look: Look) -> None:
    """Give the document every style a paper uses; a style that the template already has is left as it is."""
    size = _SIZES[look]
    if not _is_house(document):
        _set_ours(document, size, look)
    _add(document, NUMBERED, "Normal")
    _add(document, QUOTATION, "Normal", left=Cm(1.25))
    _add(document, CAPTION, "Normal", is_bold=True)
    _add(document, BOX, "Normal", left=Cm(0.3), is_boxed=True)
    _add(document, IDEA, "Normal", left=Cm(BESIDE))
    _add(document, SOURCE, "Normal")
    if _add(document, CELL, "Normal"):
        _set_inset(_style(document, CELL), _AIR.get(look, 1.0))
    for name, left in zip(BULLETS, (Cm(0.65), Cm(1.3)), strict=True):
        _add(document, name, "Normal", left=left)
    for name in (TITLE, SUBTITLE, *_HEADINGS):
        _add(document, name, "Normal", is_bold=True)
    if not _is_house(document):
        _set_small(_style(document, SOURCE), size)
    _speak_british(document)
    number_sources(document, SOURCE)
    if look is Look.COMMITTEE and not _is_house(document):
        _indent_bullets(document)
    if look is Look.COMMITTEE:
        number_headings(document, NUMBERED)


def _indent_bullets(document: WordDocument) -> None:
    """Points stand under the words of a numbered paragraph, not under its number."""
    for name, left in zip(BULLETS, (Cm(1.9), Cm(2.55)), strict=True):
        _style(document, name).paragraph_format.left_indent = left
        _style(document, name).paragraph_format.first_line_indent = Cm(-0.65)


def _set_inset(style: ParagraphStyle, air: float) -> None:
    style.paragraph_format.space_before = style.paragraph_format.space_after = Cm(_INSET * air)


def _set_small(style: ParagraphStyle, size: float) -> None:
    """Smaller letters, close together: what is looked up, not read through. Large print is large everywhere."""
    if size < _LARGE:
        style.font.size = Pt(size * 0.85)
    style.paragraph_format.space_after = Pt(size * 0.3)
    style.paragraph_format.line_spacing = 1.05


def _is_house(document: WordDocument) -> bool:
    """Whether the styles are a council's: ours start from an empty document that says so in its keywords."""
    return bool(document.core_properties.keywords != OURS)


OURS = "sightline"


def _set_ours(document: WordDocument, size: float, look: Look) -> None:
    air = _AIR.get(look, 1.0)
    _letters(_style(document, "Normal"), size)
    _style(document, "Normal").paragraph_format.space_after = Pt(size * 0.7 * air)
    _style(document, "Normal").paragraph_format.line_spacing = 1 + 0.15 * air
    for name, times in _HEADINGS.items():
        _letters(_style(document, name), round(size * times), COLOUR, is_bold=True)
        _style(document, name).paragraph_format.space_before = Pt(size * 1.2 * air)
        _style(document, name).paragraph_format.space_after = Pt(size * 0.5 * air)
    _letters(_style(document, TITLE), round(size * (1.4 if look in _LOW_TITLES else 1.8)), COLOUR, is_bold=True)
    _letters(_style(document, SUBTITLE), round(size * 1.15))
    _letters(_style(document, CAPTION), size, is_bold=True)
    _letters(_style(document, QUOTATION), size)
    for name in (CAPTION, QUOTATION):  # neither stands alone at the foot of a page: what belongs to it follows
        _style(document, name).paragraph_format.keep_with_next = True
    _style(document, QUOTATION).paragraph_format.left_indent = Cm(1.25)
    _without_rule(_style(document, TITLE))


def _style(document: WordDocument, name: str) -> ParagraphStyle:
    style = document.styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(f"{name} is no style of paragraphs")
    return style


def _letters(style: ParagraphStyle, size: float, colour: RGBColor = INK, *, is_bold: bool = False) -> None:
    style.font.name = "Arial"
    style.font.size = Pt(size)
    style.font.bold = is_bold
    style.font.italic = False
    style.font.color.rgb = colour
    letters = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        letters.attrib.pop(qn(name), None)
    letters.set(qn("w:cs"), "Arial")


def _without_rule(style: ParagraphStyle) -> None:
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _add(
    document: WordDocument,
    name: str,
    base: str,
    *,
    left: Cm | None = None,
    is_bold: bool = False,
    is_boxed: bool = False,
) -> bool:
    """Add a style where the document has none of that name; whether it did."""
    if name in [style.name for style in document.styles]:
        return False
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if not isinstance(style, ParagraphStyle):
        raise TypeError(f"{name} is no style of paragraphs")
    style.base_style = document.styles[base]
    style.font.bold = is_bold or None
    if left is not None:
        style.paragraph_format.left_indent = left
    if is_boxed:
        style.paragraph_format.right_indent = left
        add_border(style.element.get_or_add_pPr(), _border())
    return True


def _border() -> BaseOxmlElement:
    """A line around the paragraph, in our colour."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="10" w:space="6" w:color="{COLOUR}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return parse_xml(f"<w:pBdr {nsdecls('w')}>{sides}</w:pBdr>")


def _speak_british(document: WordDocument) -> None:
    """Say to screen readers and spelling checkers that the words are British English."""
    properties = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if properties is None:
        properties = _style(document, "Normal").element.get_or_add_rPr()
    language = properties.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        properties.append(language)
    language.set(qn("w:val"), "en-GB")
