"""The paragraphs in which inspectors say what they found, gathered over pages and footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sightline.ground.locators import Locator
from sightline.reading.model import Block, BlockKind, Document
from sightline.reading.outline import Part, Section


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of findings: its printed number, its area and grade, and where its words stand.

    ``spans`` are stretches of the document's text, in order: more than one where a page break, a
    footnote or sub-bullets part the paragraph. ``is_body`` says that it stands below the judgements,
    not in a summary before them.
    """

    number: int | None
    area: str | None
    grade: str | None
    spans: tuple[tuple[int, int], ...]
    is_body: bool = True

    def at(self, document: Document) -> tuple[Locator, ...]:
        """The places of the passage."""
        return tuple(document.locate(start, end) for start, end in self.spans)

    def text(self, document: Document) -> str:
        """Its words, the spans joined by a space."""
        return " ".join(document.text[start:end].strip() for start, end in self.spans)


_PARTS = (Part.SUMMARY, Part.FINDINGS)
_SUMMARY_WORD = re.compile(r"Summary\s+(?=[A-Z‘“])")
_SENTENCE_END = re.compile(r"[.?!:;][’”)\]\d\s]*$")
_GLUED_NUMBER = re.compile(r"(\d{1,3})\.{1,2}\s*(?=[A-Z‘“])")
_SHORTEST_GLUED = 80
_SHORTEST = 12
_LONGEST_SUB_HEADING = 110


def passages(document: Document, sections: Sequence[Section]) -> tuple[Passage, ...]:
    """Every passage of findings, in the order of the report."""
    return tuple(
        passage for section in sections if section.part in _PARTS for passage in _in_section(document, section)
    )


def _in_section(document: Document, section: Section) -> Iterator[Passage]:
    number: int | None = None
    spans: list[tuple[int, int]] = []
    for block in section.blocks:
        paragraph = _paragraph(document, block)
        if paragraph is None:
            continue
        own_number, span = paragraph
        if spans and own_number is None and _continues(document, block, number, spans[-1]):
            spans.append(span)
            continue
        if spans:
            yield _passage(section, number, spans)
        number, spans = own_number, [span]
    if spans:
        yield _passage(section, number, spans)


def _passage(section: Section, number: int | None, spans: list[tuple[int, int]]) -> Passage:
    return Passage(number, section.area, section.grade, tuple(spans), section.part is Part.FINDINGS)


def _paragraph(document: Document, block: Block) -> tuple[int | None, tuple[int, int]] | None:
    """The number of a block and the stretch of it that holds findings; ``None`` for headings, labels and grades.

    A number may be glued to the words, and a paragraph may be tagged as a heading by mistake.
    """
    words = document.words(block)
    glued = _GLUED_NUMBER.match(words) if not block.label and len(words) > _SHORTEST_GLUED else None
    if glued:
        return int(glued[1]), (block.start + glued.end(), block.end)
    if block.kind is BlockKind.HEADING or len(words) < _SHORTEST:
        return None
    is_short = len(words) < _LONGEST_SUB_HEADING
    if is_short and not _SENTENCE_END.search(words) and block.kind is not BlockKind.LIST_ITEM:
        return None
    label = _SUMMARY_WORD.match(words)
    return block.number, (block.start + (label.end() if label else 0), block.end)


def _continues(document: Document, block: Block, number: int | None, last: tuple[int, int]) -> bool:
    """Whether an unnumbered block goes on with the passage: below a number, or in mid-sentence."""
    if block.kind is BlockKind.CELL:
        return False
    return number is not None or not _SENTENCE_END.search(document.text[last[0] : last[1]])
