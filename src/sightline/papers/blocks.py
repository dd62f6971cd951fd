"""A paper before it has a format: blocks of sentences, each with what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import chain

from sightline.ground.wording import day_in_words


class Basis(StrEnum):
    """What makes a sentence true: facts and rules, a document's own words, a person, or nothing yet."""

    COMPOSED = "composed"
    QUOTED = "quoted"
    OWN = "own"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement can be checked: a document and the place in it, or a measure and its day.

    ``quote`` holds the words that stand there, where there are words; ``link`` is a path inside the service.
    """

    title: str
    place: str = ""
    on: date | None = None
    quote: str = ""
    link: str = ""

    def in_words(self) -> str:
        """``Ofsted, inspection of Northmere, 6 February 2024, page 3``."""
        day = day_in_words(self.on) if self.on else ""
        return ", ".join(part for part in (self.title, day, self.place) if part)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One statement of a paper, under a ``key`` that stays the same when the paper is made again.

    A ``COMPOSED`` statement has at least one source unless it states only what the paper itself is; a
    ``QUOTED`` one is exact and has its source; an ``OWN`` one names who wrote it in ``by``.
    """

    key: str
    text: str
    basis: Basis = Basis.COMPOSED
    sources: tuple[Source, ...] = ()
    by: str = ""

    @property
    def is_missing(self) -> bool:
        """Whether a fact is wanted here that nobody has given yet."""
        return self.basis is Basis.MISSING


def gap(key: str, what: str) -> Sentence:
    """A missing fact, marked so that nobody can overlook it: ``[To be added: the date of the meeting]``."""
    return Sentence(key, f"[To be added: {what}]", Basis.MISSING)


Sentences = tuple[Sentence, ...]


class Set:
    """A block: something that is set on a line of its own. Most say something, and tell what."""

    __slots__ = ()

    def said(self) -> Iterator[Sentence]:
        """The statements of the block, in the order they are read."""
        return iter(())


@dataclass(frozen=True, slots=True)
class Heading(Set):
    """A heading; level 1 opens a section of the paper. The paper's title is not a heading."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph(Set):
    """A paragraph; numbered within its section where the paper numbers its paragraphs.

    ``leads`` says that it belongs to what follows; one that ends with a colon does so anyway.
    """

    sentences: Sentences
    is_numbered: bool = True
    leads: bool = False

    def said(self) -> Iterator[Sentence]:
        yield from self.sentences


@dataclass(frozen=True, slots=True)
class Quotation(Set):
    """A document's own words, set apart."""

    sentence: Sentence

    def said(self) -> Iterator[Sentence]:
        yield self.sentence


@dataclass(frozen=True, slots=True)
class Bullet:
    """One point of a list, and the points below it."""

    sentences: Sentences
    parts: tuple[Sentences, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets(Set):
    """Points of equal rank."""

    items: tuple[Bullet, ...]

    def said(self) -> Iterator[Sentence]:
        for item in self.items:
            yield from chain(item.sentences, *item.parts)


@dataclass(frozen=True, slots=True)
class Table(Set):
    """Rows of statements under a head. The first cell of a row names the row. ``widths`` are parts of the line."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[Sentences, ...]
    widths: tuple[float, ...] = ()

    def said(self) -> Iterator[Sentence]:
        yield from chain.from_iterable(self.rows)


@dataclass(frozen=True, slots=True)
class Details(Set):
    """Labels and what belongs to them, as at the top of a committee report (Report to, Date, By, Title)."""

    rows: tuple[tuple[str, Sentences], ...]

    def said(self) -> Iterator[Sentence]:
        for _, sentences in self.rows:
            yield from sentences


@dataclass(frozen=True, slots=True)
class Picture(Set):
    """A chart: a title that states the finding, a sentence that says it in words, and the figures in a table."""

    title: str
    sentence: Sentence
    svg: str
    table: Table | None = None

    def said(self) -> Iterator[Sentence]:
        yield self.sentence
        if self.table:
            yield from self.table.said()


@dataclass(frozen=True, slots=True)
class Box(Set):
    """Something set apart to be seen: what a committee is asked, point by point, or a word explained."""

    title: str
    sentences: Sentences
    points: Sentences = ()

    def said(self) -> Iterator[Sentence]:
        yield from (*self.sentences, *self.points)


@dataclass(frozen=True, slots=True)
class Lines(Set):
    """Short lines that keep their breaks: an address, a signature, a contact."""

    lines: Sentences

    def said(self) -> Iterator[Sentence]:
        yield from self.lines


@dataclass(frozen=True, slots=True)
class Idea(Set):
    """One idea of an easy read, beside the place for a picture. ``picture`` says what it should show."""

    picture: str
    sentences: Sentences

    def said(self) -> Iterator[Sentence]:
        yield from self.sentences


@dataclass(frozen=True, slots=True)
class NewPage(Set):
    """What follows begins a new page, where there are pages."""


Block = Heading | Paragraph | Quotation | Bullets | Table | Details | Picture | Box | Lines | Idea | NewPage


class Look(StrEnum):
    """How a paper is set: as a report, a letter (also in large print or easy to read), on one page, in wide tables."""

    COMMITTEE = "committee"
    LETTER = "letter"
    LARGE_PRINT = "large-print"
    EASY_READ = "easy-read"
    ONE_PAGE = "one-page"
    LANDSCAPE = "landscape"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of one kind. ``properties`` say what was used: inspection, knowledge, the day figures are as at.

    ``is_draft`` puts the word across every page until the paper is approved.
    """

    kind: str
    title: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    author: str = ""
    look: Look = Look.COMMITTEE
    is_draft: bool = True
    properties: tuple[tuple[str, str], ...] = field(default=())

    def sentences(self) -> Iterator[Sentence]:
        """Every statement, in the order it is read."""
        for block in self.blocks:
            yield from block.said()

    def missing(self) -> tuple[Sentence, ...]:
        """The gaps that somebody has yet to fill."""
        return tuple(sentence for sentence in self.sentences() if sentence.is_missing)
