"""What inspectors say needs to improve, item by item: bullets, numbers or prose, with their sub-items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sightline.reading.model import AreaForImprovement, Block, BlockKind, Document
from sightline.reading.outline import Part, Section
from sightline.reading.phrases.framework_tags import find_tags
from sightline.reading.sentences import split

AUTHORITY, LSCB = "authority", "lscb"
IMPROVEMENT, PRIORITY = "improvement", "priority"

_Span = tuple[int, int]
_NOTHING = re.compile(
    r"(?:there (?:are|were|is) (?:currently )?no(?:ne|t any)?\b|none\b|no (?:areas?|priority)"
    r"|(?:\d\s*)?the areas for improvement have been cross-referenced"
    r"|(?:the |this )?inspect(?:ion|ors) (?:did not|has not|have not) (?:find|identif))",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"(?:.{0,80}\b(?:local authority|authority|council|board|lscb|partners|leaders|managers)\b.{0,60}"
    r"\b(?:should|must|needs? to|recommend\w*|areas?)\b.{0,40}"
    r"|.{0,30}\brecommend\w*\b.{0,90}|in order to .{0,160}\bfollowing actions?\b.{0,20}"
    r"|.{0,60}\b(?:areas? for improvement|following)\b.{0,60})[.:]?",
    re.IGNORECASE | re.DOTALL,
)
_LEAD_IN_ENDS = (":", "actions.", "action.")
_GENERAL_REMARK = re.compile(
    r"(?:the following recommendations|these recommendations|recommendations are)\b", re.IGNORECASE
)
_DUTY = re.compile(
    r"\b(?:should|must|needs? to|need(?:s|ed)? (?:further )?improve\w*|requires?|ensure|improve)\b", re.IGNORECASE
)
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had)\b", re.IGNORECASE)
_END = re.compile(r"[.?!][’”)\]\d\s]*$|\)$")
_HEADING_END = re.compile(r"[.:;,?!)]\s*$")
_LONGEST_SUB_HEADING = 90
_BEFORE_WORDS = re.compile(r"[^\w‘’“\"'(£]+")


@dataclass
class _Item:
    """One item as it is gathered: its own stretches, then those of its sub-items."""

    of_label: str
    level: int
    spans: list[_Span]
    sub_spans: list[list[_Span]]

    @property
    def last(self) -> _Span:
        return self.sub_spans[-1][-1] if self.sub_spans else self.spans[-1]

    def go_on(self, span: _Span) -> None:
        (self.sub_spans[-1] if self.sub_spans else self.spans).append(span)


def areas_for_improvement(
    document: Document, sections: Sequence[Section], on: date | None
) -> tuple[AreaForImprovement, ...]:
    """Every area for improvement of a report, in its order, with the framework tags printed in it.

    ``on`` is the day by which a numbered tag gets its meaning.
    """
    return tuple(
        _area(document, section, item, on)
        for section in sections
        if section.part is Part.IMPROVEMENT
        for item in _items(document, section.blocks)
    )


def _area(document: Document, section: Section, item: _Item, on: date | None) -> AreaForImprovement:
    groups = [item.spans, *item.sub_spans]
    pieces = [" ".join(document.text[start:end].strip() for start, end in group) for group in groups]
    text = "; ".join(piece.rstrip("; ") for piece in pieces)
    return AreaForImprovement(
        text=text,
        of=LSCB if section.of_board else AUTHORITY,
        urgency=PRIORITY if section.is_priority else IMPROVEMENT,
        at=tuple(document.locate(*span) for group in groups for span in group),
        tags=tuple(mention.tag for mention in find_tags(text, on)),
    )


def _items(document: Document, blocks: Sequence[Block]) -> Iterator[_Item]:
    """The items of one section; sub-headings between them and words that only introduce them fall away."""
    if not any(_is_listed(block) for block in blocks):
        yield from _items_in_prose(document, blocks)
        return
    item: _Item | None = None
    for index, block in enumerate(blocks):
        span = _words_of(document, block)
        if span is None or _introduces(document, blocks, index):
            continue
        if item is not None and _continues(document, block, item):
            item.go_on(span)
        elif item is not None and _is_below(document, block, item):
            item.sub_spans.append([span])
        elif _is_listed(block) or _names_improvement(document.words(block)):
            if item is not None:
                yield item
            item = _Item(_label_kind(block), block.level, [span], [])
    if item is not None:
        yield item


def _words_of(document: Document, block: Block) -> _Span | None:
    """The words of a block without a stray bullet; ``None`` for sub-headings and for "there are none"."""
    if block.kind is BlockKind.HEADING:
        return None
    stray = _BEFORE_WORDS.match(document.text, block.start, block.end)
    start = stray.end() if stray else block.start
    words = document.text[start : block.end]
    if not words.strip() or _NOTHING.match(words):
        return None
    return start, block.end


def _is_sub_heading(document: Document, block: Block) -> bool:
    """A short line without a stop: a sub-heading, even where it bears a number."""
    words = document.words(block)
    return len(words) < _LONGEST_SUB_HEADING and not _HEADING_END.search(words)


def _introduces(document: Document, blocks: Sequence[Block], index: int) -> bool:
    """Whether a block only introduces the items below it."""
    block, words = blocks[index], document.words(blocks[index])
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if block.kind is BlockKind.PARAGRAPH and _GENERAL_REMARK.match(words):
        return True
    if following is None or following.kind is not BlockKind.LIST_ITEM:
        return block.kind is BlockKind.PARAGRAPH and not block.label and _is_sub_heading(document, block)
    if block.kind is BlockKind.PARAGRAPH and not block.label and _is_sub_heading(document, block):
        return True
    if _is_sub_heading(document, block) and block.number is not None and _label_kind(following) == "•":
        return True
    is_first = index == 0 or block.kind is BlockKind.PARAGRAPH
    return (
        is_first and words.rstrip().endswith((":", "actions.", "action.")) and bool(_LEAD_IN.fullmatch(words.strip()))
    )


def _continues(document: Document, block: Block, item: _Item) -> bool:
    """Whether an unlabelled block goes on with an item that a page break cut in mid-sentence."""
    if block.label:
        return False
    start, end = item.last
    before = document.text[start:end].rstrip()
    if before.endswith(":"):
        return False
    is_open = not _END.search(before)
    return is_open and (block.kind is BlockKind.PARAGRAPH or document.words(block)[:1].islower())


def _is_below(document: Document, block: Block, item: _Item) -> bool:
    """Whether a block is a sub-item: nested deeper, or of another kind of label below a colon."""
    if not _is_listed(block):
        return False
    if block.level > item.level:
        return True
    opening = document.text[item.spans[0][0] : item.spans[-1][1]].rstrip()
    if _label_kind(block) == item.of_label:
        was_indented = document.words(block)[:1].islower() and not opening[:1].islower()
        return opening.endswith(":") and was_indented
    return item.of_label == "1" or opening.endswith(":") or not _END.search(opening)


def _is_listed(block: Block) -> bool:
    return block.kind is BlockKind.LIST_ITEM or bool(block.label)


def _items_in_prose(document: Document, blocks: Sequence[Block]) -> Iterator[_Item]:
    """Improvements told without bullets: one a paragraph, or one a sentence where a paragraph holds them all.

    A sentence that only remarks on improvement names nothing, nor do those after it that set no duty.
    """
    spans = [
        _words_of(document, block) for index, block in enumerate(blocks) if not _introduces(document, blocks, index)
    ]
    told = [span for span in spans if span is not None]
    for span in told:
        is_remark = False
        for start, end in _told_apart(document, span, is_alone=len(told) == 1):
            words = document.text[start:end]
            is_item = _DUTY.search(words) or (not is_remark and not _VERB.search(words))
            is_remark = is_remark or not is_item
            if is_item and not _NOTHING.match(words):
                yield _Item("", 0, [(start, end)], [])


def _told_apart(document: Document, span: _Span, *, is_alone: bool) -> list[_Span]:
    """The sentences of a paragraph that stands alone, or holds nothing but things to improve; else the whole of it."""
    sentences = split(document.text, *span)
    words = [document.text[start:end] for start, end in sentences]
    are_things = not any(_DUTY.search(each) or _VERB.search(each) for each in words)
    return sentences if is_alone or are_things else [span]


def _names_improvement(words: str) -> bool:
    """Whether a paragraph names something to improve, rather than remark on improvement."""
    return bool(_DUTY.search(words)) or not _VERB.search(words)


def _label_kind(block: Block) -> str:
    """``1`` for numbers, ``a`` for letters, the bullet itself for bullets, empty without a label."""
    if block.number is not None:
        return "1"
    return "a" if any(character.isalnum() for character in block.label) else block.label
