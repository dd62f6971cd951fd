"""The sources of a paper as its own numbered list, and the numbers in its text that lead there.

Word's own endnotes have no heading that a screen reader finds, and LibreOffice sets them on a page of their own. Here
Word numbers the list and writes each number by a cross-reference: who takes out a source and updates the fields
(Ctrl+A, F9) has all numbers right again.
"""

from __future__ import annotations

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph as WordParagraph

from sightline.papers.blocks import Sentence
from sightline.papers.laying import Notes

_FIRST_ID = 90_001
"""Bookmarks of a council's template have low numbers."""


class Sources:
    """Where each number in the text leads, and the place that it leads to."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self.in_words = tuple(source.in_words() for source in notes.sources)

    def reach(self, paragraph: WordParagraph, sentence: Sentence) -> None:
        """Put the numbers of the sources behind a statement after it."""
        for position, number in enumerate(self._notes.numbers(sentence)):
            if position:
                paragraph.add_run(",").font.superscript = True
            paragraph._p.append(_reference(number))

    @staticmethod
    def mark(paragraph: WordParagraph, number: int) -> None:
        """Let the number lead to this paragraph of the list."""
        id_, name = _FIRST_ID + number, _bookmark(number)
        start = parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="{id_}" w:name="{name}"/>')
        paragraph.runs[0]._r.addprevious(start)
        paragraph._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{id_}"/>'))


def _reference(number: int) -> BaseOxmlElement:
    return parse_xml(
        f'<w:fldSimple {nsdecls("w")} w:instr=" REF {_bookmark(number)} \\r \\h \\* MERGEFORMAT ">'
        f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{number}</w:t></w:r></w:fldSimple>'
    )


def _bookmark(number: int) -> str:
    return f"_Source{number}"
