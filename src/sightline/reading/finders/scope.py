"""What a visit looked at: its theme as a sentence names it, or the list that follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sightline.ground.outcomes import Stated
from sightline.reading.finders.lists import grouped, joined, list_after
from sightline.reading.model import Block, BlockKind, Document
from sightline.reading.sentences import split

_VISIT = r"(?:(?:this|the)\s+)?(?:(?:focuss?ed|monitoring|assurance)\s+)?(?:visit|inspection|inspectors?)"
_SENTENCE = re.compile(
    rf"(?:\b{_VISIT}\s+(?:\w+\s+)?(?:looked\s+at|focuss?ed\s+on|considered|evaluated|reviewed|examined|covered|concentrated\s+on)"
    rf"|\bfocus\s+of\s+{_VISIT}\s+was(?:\s+on)?|\b(?:theme|scope|purpose)\s+(?:of\s+{_VISIT}\s+)?was(?:\s+to\s+\w+)?"
    r"|\binspectors\s+looked\s+at)\s*:?\s*",
    re.IGNORECASE,
)
_COVERED_HEADING = re.compile(
    r"areas?\s+covered\s+by\s+th(?:e|is)\s+visit|scope\s+of\s+th(?:e|is)\s+visit", re.IGNORECASE
)
_OF_EVIDENCE = re.compile(
    r"\b(?:range\s+of\s+evidence|case\s+records|electronic|documents|information|self-evaluation|performance\s+management"
    r"|quality\s+assurance\s+(?:data|documents)|case\s+discussions)\b",
    re.IGNORECASE,
)
_OPENING = 6000
_WHOLE = re.compile(r"\b(?:effectiveness\s+of\s+Children[’']s\s+Services\s+to\s+support)\b", re.IGNORECASE)


def find_scope(document: Document) -> tuple[Stated[str], ...]:
    """The areas of practice that a visit looked at, as the document words them.

    A list is taken item by item, and the sentence that leads to it only where it names a theme of its
    own; what inspectors read to find out ("a range of evidence") is no theme.
    """
    blocks = document.blocks
    for index, block in enumerate(blocks):
        if block.start > _OPENING:
            break
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            found = tuple(_at(document, blocks, index))
            if found:
                return found
    return ()


def _at(document: Document, blocks: Sequence[Block], index: int) -> Iterator[Stated[str]]:
    """The scope stated in one paragraph and the list that goes with it."""
    block = blocks[index]
    if _WHOLE.search(document.words(block)):
        return
    sentences = list(split(document.text, block.start, block.end))
    is_covered = index > 0 and bool(_COVERED_HEADING.match(document.words(blocks[index - 1])))
    for start, end in sentences:
        theme = _theme(document, start, end)
        if theme:
            yield theme
    stated = any(_SENTENCE.search(document.text, start, end) for start, end in sentences)
    if stated or is_covered:
        yield from _listed(document, blocks, index)


def _theme(document: Document, start: int, end: int) -> Stated[str] | None:
    """What a sentence says was looked at, unless it only leads to a list."""
    opening = _SENTENCE.search(document.text, start, end)
    if not opening or document.text[start:end].rstrip().endswith(":"):
        return None
    place = document.locate(opening.end(), end)
    words = place.quote.rstrip(". ")
    if not words or _OF_EVIDENCE.search(words):
        return None
    return Stated(words, (document.locate(place.start, place.start + len(words)),))


def _listed(document: Document, blocks: Sequence[Block], index: int) -> Iterator[Stated[str]]:
    """The items of the list that follows, at once or after one more line that leads to it."""
    for lead in (index, index + 1):
        if lead < len(blocks) and document.words(blocks[lead]).rstrip().endswith(":"):
            items = list_after(blocks, lead)
            for group in grouped(document, items):
                at = tuple(document.locate(item.start, item.end) for item in group)
                yield Stated(joined(document, group), at)
            if items:
                return
