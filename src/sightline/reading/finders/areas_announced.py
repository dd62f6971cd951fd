"""Areas for improvement as papers and plans repeat them: announced by a sentence or heading, then listed.

The list may be bullets, paragraphs or the rest of the sentence. A sentence that says how many there
are is held against how many were found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sightline.knowledge.lookup import number_in_words
from sightline.reading.doubts import doubt
from sightline.reading.finders.events_told import Span
from sightline.reading.finders.lists import grouped, list_after
from sightline.reading.model import AreaForImprovement, Block, BlockKind, Document, Doubt
from sightline.reading.phrases.framework_tags import find_tags
from sightline.reading.sentences import split

_LEAD = re.compile(
    r"\b(?:areas?|recommendations?|actions?)\s+(?:for|of|requiring)\s+(?:further\s+)?(?:improvement|development)\b"
    r"|\bneeds?\s+to\s+(?:be\s+)?improved?\b|\bwhat\s+needs\s+to\s+improve\b",
    re.IGNORECASE,
)
_PRIORITY = re.compile(r"\bpriority\s+actions?\b", re.IGNORECASE)
_HEADING = re.compile(
    r"(?:[\d.]+\s+)?(?:(?:key|the)\s+)?(?:areas?\s+(?:for|of|requiring)\s+(?:further\s+)?(?:improvement|development|priority\s+action)"
    r"|what\s+needs\s+to\s+improve)\b.{0,40}$",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\b(\d+|one|two|three|four|five|six)\s+(?:\w+\s+)?(?:areas?|recommendations?|priority\s+actions?)\b", re.IGNORECASE
)
_REST_OF_SENTENCE = re.compile(r"(?:areas?|recommendations?|actions?)[^:.]{0,60}:\s+(?=\S)", re.IGNORECASE)
_NEXT_ITEM = re.compile(r";\s*(?:and\s+)?|\s*\(?\b(?:\d|i{1,3}|iv|v)\)\s+")
_NEXT_OF_COUNTED = re.compile(r";\s*(?:and\s+)?|,\s+and\s+|,\s+|\s+and\s+")
_LONGEST_AREA = 600
_SHORTEST_AREA = 10
_PROSE = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}


@dataclass(frozen=True, slots=True)
class _Announced:
    """Areas that one sentence or heading announces: the spans of each, and how many it says there are."""

    lead: Span
    areas: tuple[tuple[Span, ...], ...]
    is_priority: bool
    count: int | None


def areas_announced(document: Document, on: date | None) -> tuple[tuple[AreaForImprovement, ...], tuple[Doubt, ...]]:
    """Every area announced and listed, each wording once, and doubts where the number announced differs.

    ``on`` is the day by which a numbered framework tag gets its meaning.
    """
    areas: dict[str, AreaForImprovement] = {}
    doubts: list[Doubt] = []
    for announced in _announced(document):
        for spans in announced.areas:
            area = _area(document, spans, on, is_priority=announced.is_priority)
            areas.setdefault(area.text.lower(), area)
        if announced.count not in (None, len(announced.areas)):
            message = f"Announced are {announced.count} areas for improvement; {len(announced.areas)} were found."
            doubts.append(doubt("count-differs", message, (document.locate(*announced.lead),)))
    return tuple(areas.values()), tuple(doubts)


def _announced(document: Document) -> Iterator[_Announced]:
    for index, block in enumerate(document.blocks):
        words = document.words(block).rstrip()
        if block.kind is BlockKind.HEADING and _HEADING.match(words):
            yield from _below(document, index, (block.start, block.end), None)
        elif block.kind in _PROSE and words.endswith(":"):
            *_, lead = split(document.text, block.start, block.end)
            if _announces(document.text[slice(*lead)]):
                yield from _below(document, index, lead, _count(document.text[slice(*lead)]))
        elif block.kind in _PROSE:
            for sentence in split(document.text, block.start, block.end):
                yield from _in_sentence(document.text, sentence)


def _announces(words: str) -> bool:
    return bool(_LEAD.search(words) or _PRIORITY.search(words))


def _count(words: str) -> int | None:
    stated = _COUNT.search(words)
    return number_in_words(stated[1]) if stated else None


def _below(document: Document, index: int, lead: Span, count: int | None) -> Iterator[_Announced]:
    """The list, or after a sentence the paragraphs, below what announces them."""
    groups = grouped(document, list_after(document.blocks, index))
    if not groups:
        is_heading = document.blocks[index].kind is BlockKind.HEADING
        below = _numbered_after(document, index) if is_heading else _paragraphs_after(document, index, count or 1)
        groups = [[block] for block in below]
    areas = tuple(tuple((block.start, block.end) for block in group) for group in groups)
    if areas or count:
        yield _Announced(lead, areas, bool(_PRIORITY.search(document.text[slice(*lead)])), count)


def _paragraphs_after(document: Document, index: int, count: int) -> Iterator[Block]:
    """The unnumbered paragraphs that follow, as many as are announced."""
    for block in document.blocks[index + 1 : index + 1 + count]:
        is_area = block.kind is BlockKind.PARAGRAPH and not block.label
        if not is_area or block.end - block.start > _LONGEST_AREA:
            return
        yield block


def _numbered_after(document: Document, index: int) -> Iterator[Block]:
    """What is numbered from 1 below a heading, up to a heading without a number."""
    expected = 1
    for block in document.blocks[index + 1 :]:
        is_other = block.kind is BlockKind.HEADING and block.number is None and ":" not in document.words(block)
        if is_other or (expected == 1 and block.number != 1):
            return
        if block.number == expected and not document.words(block).rstrip().endswith(":"):
            expected += 1
            yield block


def _in_sentence(text: str, sentence: Span) -> Iterator[_Announced]:
    """The areas that a sentence itself lists behind a colon: "two areas for improvement: plans and visits"."""
    start, end = sentence
    opening = _REST_OF_SENTENCE.search(text, start, end)
    if not opening or not _announces(text[start : opening.end()]):
        return
    count = _count(text[start : opening.end()])
    items = list(_items(text, opening.end(), end, _NEXT_ITEM))
    if count is not None and len(items) != count:
        counted = list(_items(text, opening.end(), end, _NEXT_OF_COUNTED))
        items = counted if len(counted) == count else items
    areas = tuple((item,) for item in items)
    yield _Announced((start, end), areas, bool(_PRIORITY.search(text, start, opening.end())), count)


def _items(text: str, start: int, end: int, parting: re.Pattern[str]) -> Iterator[Span]:
    for match in parting.finditer(text, start, end):
        if match.start() - start >= _SHORTEST_AREA:
            yield start, match.start()
        start = match.end()
    if end - start >= _SHORTEST_AREA:
        yield start, end


def _area(document: Document, spans: Sequence[Span], on: date | None, *, is_priority: bool) -> AreaForImprovement:
    text = "; ".join(document.text[start:end].strip().rstrip(";").rstrip() for start, end in spans)
    return AreaForImprovement(
        text=text,
        of="authority",
        urgency="priority" if is_priority else "improvement",
        at=tuple(document.locate(start, end) for start, end in spans),
        tags=tuple(mention.tag for mention in find_tags(text, on)),
    )
