"""What inspectors found, as letters and papers give it: below its headings, or in a list that a sentence announces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sightline.reading.finders.lists import list_after
from sightline.reading.model import Block, BlockKind, Document, Finding
from sightline.reading.phrases.headings import Announced, announced

_PROSE = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}
_OPENS = {Announced.SUMMARY, Announced.FINDINGS}
_CLOSES = {Announced.IMPROVEMENT, Announced.PRIORITY, Announced.CONTEXT, Announced.MEANINGS}
_END = re.compile(
    r"(?:Ofsted|We)\s+will\s+(?:take|use)\b|Yours\s+(?:sincerely|faithfully)|I\s+am\s+copying|I\s+have\s+copied|This\s+letter\s+"
    r"(?:is|will\s+be|was)\s+\w+|A\s+copy\s+of\s+this\s+letter|The\s+findings\s+of\s+this\s+visit\s+will\b",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r"\b(?:key\s+)?(?:findings|strengths)\b|\b(?:report|letter|inspectors)\s+(?:also\s+)?(?:notes?|noted|found|states?|stated"
    r"|highlights?|recognised?|praised)\b|\bpicks?\s+up\b|\brecognised\b",
    re.IGNORECASE,
)
_IMPROVEMENT = re.compile(r"\b(?:areas?|recommendations?)\s+(?:for|of)\s+(?:improvement|development)\b", re.IGNORECASE)
_SHORTEST = 12


def findings_below_headings(document: Document) -> tuple[Finding, ...]:
    """Each paragraph and item below a heading of findings, up to a heading of something else or the close."""
    return tuple(_finding(document, block) for block in _below_headings(document))


def findings_announced(document: Document) -> tuple[Finding, ...]:
    """Each item or paragraph that a paper quotes after a sentence such as "the key findings are:"."""
    found: list[Block] = []
    for index, block in enumerate(document.blocks):
        lead = document.words(block).rstrip()
        if block.kind in _PROSE and lead.endswith(":") and _ANNOUNCES.search(lead) and not _IMPROVEMENT.search(lead):
            found += list_after(document.blocks, index) or _quoted_after(document.blocks, index)
    return tuple(_finding(document, block) for block in dict.fromkeys(found))


def _below_headings(document: Document) -> Iterator[Block]:
    is_open = False
    for block in document.blocks:
        words = document.words(block)
        if block.kind is BlockKind.HEADING or (block.kind is BlockKind.PARAGRAPH and not block.label):
            what = announced(words)
            is_open = what in _OPENS or (is_open and what not in _CLOSES)
            if what is not None or block.kind is BlockKind.HEADING:
                continue
        if _END.match(words):
            return
        if is_open and block.kind in _PROSE and block.end - block.start >= _SHORTEST:
            yield block


def _quoted_after(blocks: Sequence[Block], index: int) -> list[Block]:
    """The unnumbered paragraphs that follow, up to the next numbered one or heading."""
    quoted: list[Block] = []
    for block in blocks[index + 1 :]:
        if block.kind is not BlockKind.PARAGRAPH or block.label:
            break
        quoted.append(block)
    return quoted


def _finding(document: Document, block: Block) -> Finding:
    return Finding(block.number, None, document.words(block).strip(), (document.locate(block.start, block.end),))
