"""Endnotes as Word keeps them: the sources of a paper, in a part of their own, each reached from where it is used."""

from __future__ import annotations

from xml.sax.saxutils import escape

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph as WordParagraph

from sightline.papers.blocks import Sentence
from sightline.papers.laying import Notes

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_SEPARATORS = (
    '<w:endnote w:type="separator" w:id="-1"><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Sources</w:t></w:r></w:p></w:endnote>'
    '<w:endnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:endnote>'
)
_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


class Endnotes:
    """The notes of one document: a source is written once and reached again by its number."""

    def __init__(self, document: WordDocument, notes: Notes) -> None:
        self._document = document
        self._notes = notes
        self._reached: set[int] = set()

    def reach(self, paragraph: WordParagraph, sentence: Sentence) -> None:
        """Put the numbers of the notes behind a statement after it."""
        for position, number in enumerate(self._notes.numbers(sentence)):
            if position:
                self._raised(paragraph, ",")
            if number in self._reached:
                self._raised(paragraph, str(number))
                continue
            self._reached.add(number)
            run = paragraph.add_run()
            run.font.superscript = True
            reference = OxmlElement("w:endnoteReference")
            reference.set(qn("w:id"), str(number))
            run._r.append(reference)

    def close(self) -> None:
        """Write the part that holds the notes; a paper without sources has none."""
        if not self._notes.sources:
            return
        notes = "".join(
            f'<w:endnote w:id="{number}"><w:p><w:r>{_RAISED}<w:endnoteRef/></w:r>'
            f'<w:r><w:t xml:space="preserve"> {escape(source.in_words())}</w:t></w:r></w:p></w:endnote>'
            for number, source in enumerate(self._notes.sources, start=1)
        )
        xml = f"{_DECLARATION}<w:endnotes {nsdecls('w')}>{_SEPARATORS}{notes}</w:endnotes>"
        package = self._document.part.package
        part = Part(PackURI("/word/endnotes.xml"), _CONTENT_TYPE, xml.encode(), package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.ENDNOTES)
        self._number_in_arabic()

    def _number_in_arabic(self) -> None:
        """Word numbers endnotes i, ii, iii unless told otherwise."""
        properties = OxmlElement("w:endnotePr")
        format_ = OxmlElement("w:numFmt")
        format_.set(qn("w:val"), "decimal")
        properties.append(format_)
        for section in self._document.sections:
            section._sectPr.insert(0, properties)

    @staticmethod
    def _raised(paragraph: WordParagraph, text: str) -> None:
        paragraph.add_run(text).font.superscript = True
