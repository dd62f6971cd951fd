"""The nouns of reading: a document as opened, and a reading as found.

A :class:`Document` is the same whatever it came from (PDF, Word, HTML, Markdown, text): one text
whose offsets never move, cut into blocks. A :class:`Reading` is what one pass of the reader found
in it; every fact in it carries its places. ``reading/contract.py`` writes it in the public shape.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from sightline.ground.dates import PartialDate
from sightline.ground.locators import Locator
from sightline.ground.outcomes import NotFound, Stated
from sightline.ground.problems import Problem


class BlockKind(StrEnum):
    """What a block of text is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    CELL = "cell"
    FOOTNOTE = "footnote"
    CONTENTS = "contents"


class Block(NamedTuple):
    """One heading, paragraph, list item, table cell, footnote or line of a table of contents.

    ``text[start:end]`` is the words alone. A printed label (``12.``, ``2.3``, ``a)``, ``•``) stands
    in the text before ``start`` and is repeated in ``label``; bullets of every glyph read ``•``,
    and those of a nested list ``–``.
    ``level`` is 1-6 for headings (1 the title), the nesting from 1 for list items, else 0.
    Cells carry ``table`` (counting from 0 in the document), ``row`` and ``column`` (from 0).
    ``page`` is where the block begins, 1-based, or ``None``. A named tuple, as sentences are: documents have
    hundreds of either, and a named tuple is made in half the time of a frozen class.
    """

    kind: BlockKind
    start: int
    end: int
    page: int | None = None
    level: int = 0
    label: str = ""
    table: int | None = None
    row: int | None = None
    column: int | None = None

    @property
    def number(self) -> int | None:
        """The paragraph number its label prints, where that is a whole number."""
        digits = self.label.strip("().: \u00a0")
        return int(digits) if digits.isdecimal() else None


@dataclass(frozen=True)
class Document:
    """An inspection document, opened: one text, cut into blocks, on pages.

    Blocks are in reading order; in ``text`` they stand apart by a line feed (cells of one table
    row by a tab). Soft line breaks are one space. Page furniture (running heads, page numbers) is
    not in the text but kept, each wording once, in ``furniture``. ``page_marks`` are pairs of offset
    and page, sorted by offset: from that offset on the text stands on that page. ``line_marks`` are
    the offsets where a printed line begins.
    """

    sha256: str
    filename: str
    media_type: str
    text: str
    blocks: tuple[Block, ...]
    pages: int | None = None
    page_marks: tuple[tuple[int, int], ...] = ()
    line_marks: tuple[int, ...] = ()
    title: str | None = None
    furniture: tuple[str, ...] = ()

    @cached_property
    def _mark_offsets(self) -> list[int]:
        return [offset for offset, _ in self.page_marks]

    def page_at(self, offset: int) -> int | None:
        """The 1-based page on which the character at ``offset`` is printed, if it has pages."""
        index = bisect_right(self._mark_offsets, offset) - 1
        return self.page_marks[max(index, 0)][1] if self.page_marks else None

    def locate(self, start: int, end: int) -> Locator:
        """The place ``start:end`` with its page and its words, trimmed of outer white space."""
        words = self.text[start:end]
        quote = words.strip()
        if len(quote) < len(words):
            start += len(words) - len(words.lstrip())
        return Locator(self.page_at(start), start, start + len(quote), quote)

    def words(self, block: Block) -> str:
        """The words of a block, without its label."""
        return self.text[block.start : block.end]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A grade that the document states for one judgement area (ids of ``knowledge``)."""

    area: str
    grade: str
    at: tuple[Locator, ...]


@dataclass(frozen=True, slots=True)
class NamedAuthority:
    """The council whose services were inspected, by its everyday name, and where it is named."""

    name: str
    gss_code: str | None
    at: tuple[Locator, ...]


StatedDate = Stated[PartialDate]


@dataclass(frozen=True, slots=True)
class Event:
    """An inspection or visit, as far as this document states it.

    ``kind`` is an id of ``knowledge/event_kinds.toml``; ``kind_basis`` says whether the document
    states it, its title does, or it was inferred from the duration. ``era`` keys on the day the
    inspection began.
    """

    authority: NamedAuthority | None = None
    kind: str | None = None
    kind_basis: str | None = None
    framework: str | None = None
    era: str | None = None
    started_on: StatedDate | None = None
    ended_on: StatedDate | None = None
    on_site_from: StatedDate | None = None
    on_site_until: StatedDate | None = None
    published_on: StatedDate | None = None
    lead_inspector: Stated[str] | None = None
    inspectors: tuple[Stated[str], ...] = ()
    scope: tuple[Stated[str], ...] = ()
    judgements: tuple[Judgement, ...] = ()
    not_applicable: tuple[str, ...] = ()
    not_found: tuple[NotFound, ...] = ()


@dataclass(frozen=True, slots=True)
class Tag:
    """A cross-reference to the national framework, as printed and as understood."""

    printed: str
    kind: str
    number: int | None
    means: str | None
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class AreaForImprovement:
    """One thing inspectors say needs to improve: a top-level bullet with its sub-bullets."""

    text: str
    of: str
    urgency: str
    at: tuple[Locator, ...]
    tags: tuple[Tag, ...] = ()
    themes: tuple[str, ...] = ()


class Sentence(NamedTuple):
    """A finding sentence: how good, for how many, about what."""

    text: str
    at: tuple[Locator, ...]
    polarity: str = "neutral"
    prevalence: str | None = None
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A paragraph of findings: its printed number, the judgement area it stands under, its sentences."""

    number: int | None
    area: str | None
    text: str
    at: tuple[Locator, ...]
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """A sentence tying something to an earlier inspection or visit; persists, resolved or unclear."""

    text: str
    state: str
    at: tuple[Locator, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline the document names."""

    what: str
    on: PartialDate
    at: tuple[Locator, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something the reader is unsure of, said out loud; a value, not an error."""

    code: str
    message: str
    at: tuple[Locator, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What one pass of the reader found in one document."""

    document: Document
    kind: str
    inspection: Event | None = None
    other_events: tuple[Event, ...] = ()
    areas_for_improvement: tuple[AreaForImprovement, ...] = ()
    findings: tuple[Finding, ...] = ()
    carried_over: tuple[CarriedOver, ...] = ()
    due: tuple[Due, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    problems: tuple[Problem, ...] = ()
