"""Properties of a paragraph in the order that the file format asks for (ECMA-376, 17.3.1.26), lest Word refuse it."""

from __future__ import annotations

from docx.oxml.xmlchemy import BaseOxmlElement

_AFTER_NUMBER = (
    *("w:suppressLineNumbers", "w:pBdr", "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap"),
    *("w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd"),
    *("w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc"),
    *("w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr"),
    *("w:sectPr", "w:pPrChange"),
)
_AFTER_BORDER = _AFTER_NUMBER[2:]


def add_number(properties: BaseOxmlElement, number: BaseOxmlElement) -> None:
    """Put the tie to a list where it belongs among the properties."""
    properties.insert_element_before(number, *_AFTER_NUMBER)


def add_border(properties: BaseOxmlElement, border: BaseOxmlElement) -> None:
    """Put the border where it belongs among the properties."""
    properties.insert_element_before(border, *_AFTER_BORDER)
