"""Numbers that Word keeps itself: 1 for a section, 1.1 for a paragraph in it, as committees number them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.numbering import CT_Numbering
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.numbering import NumberingPart

from sightline.papers.writers.word.order import add_number

_LEVELS = (("Heading 1", "%1", "567"), (None, "%1.%2", "709"))
_ABSTRACT, _OF_SOURCES = 9001, 9002


def number_headings(document: WordDocument, paragraph_style: str) -> None:
    """Tie sections and numbered paragraphs to one list of two levels, through their styles."""
    names = [name or paragraph_style for name, _, _ in _LEVELS]
    _number(document, _ABSTRACT, [(name, text, left) for name, (_, text, left) in zip(names, _LEVELS, strict=True)])


def number_sources(document: WordDocument, style: str) -> None:
    """Number the list of sources, through its style."""
    _number(document, _OF_SOURCES, [(style, "%1", "454")])


def _number(document: WordDocument, abstract_id: int, levels: Sequence[tuple[str, str, str]]) -> None:
    """Add a list, and tie the style of each level to it: its name, how its number is written, how far it is set in."""
    numbering = _numbering(document)
    ids = {style.name: style.style_id for style in document.styles}
    xml = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:pStyle w:val="{ids[name]}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{left}"/></w:pPr></w:lvl>'
        for level, (name, text, left) in enumerate(levels)
    )
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract_id}">'
        f'<w:multiLevelType w:val="multilevel"/>{xml}</w:abstractNum>'
    )
    first = numbering.find(qn("w:num"))
    if first is None:
        numbering.append(abstract)
    else:
        first.addprevious(abstract)
    number = numbering.add_num(abstract_id).numId  # type: ignore[no-untyped-call]
    for level, (name, _, _) in enumerate(levels):
        add_number(document.styles[name].element.get_or_add_pPr(), _tie(number, level))


def _numbering(document: WordDocument) -> CT_Numbering:
    """The lists of the document; a template that has none is given a part for them."""
    part = document.part
    with suppress(NotImplementedError):
        return _element(part.numbering_part)
    xml = f"<w:numbering {nsdecls('w')}/>".encode()
    made = NumberingPart.load(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, xml, part.package)
    part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
    return _element(part.numbering_part)


def _element(part: NumberingPart) -> CT_Numbering:
    element: CT_Numbering = part.element
    return element


def without_number() -> BaseOxmlElement:
    """What a heading carries that stands outside the numbering."""
    return _tie(0, 0)


def _tie(number: int, level: int) -> BaseOxmlElement:
    return parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
