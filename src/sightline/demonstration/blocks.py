"""A document before it has a format: the blocks that every renderer can set."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the document's title. ``note`` is a footnote hung on its last word."""

    text: str
    level: int = 2
    note: str = ""
    kind: str = "heading"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, with a ``label`` in bold before it where it has one (“Lead inspector:”)."""

    text: str
    label: str = ""
    note: str = ""
    kind: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph with a printed number: ``7.``, ``2.3``, or glued to the first word (``7.While``)."""

    number: str
    text: str
    glued: bool = False
    kind: str = "numbered"


@dataclass(frozen=True, slots=True)
class Item:
    """A bullet and the bullets below it."""

    text: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of bullets, with the mark each has in print."""

    items: tuple[Item, ...]
    mark: str = "◼"
    kind: str = "bullets"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first is a head where ``has_head``. ``widths`` are parts of the line.

    ``indented`` are the rows that stand in from the left, as sub-judgements do.
    """

    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    has_head: bool = True
    indented: tuple[int, ...] = ()
    kind: str = "table"


@dataclass(frozen=True, slots=True)
class Lines:
    """Short lines that keep their breaks: an address, a signature."""

    lines: tuple[str, ...]
    kind: str = "lines"


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents over the headings of level 1 and 2 that follow."""

    title: str = "Contents"
    kind: str = "contents"


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a new page, where there are pages."""

    kind: str = "new-page"


Block = Heading | Paragraph | Numbered | Bullets | Table | Lines | Contents | NewPage


@dataclass(frozen=True, slots=True)
class Draft:
    """A document's blocks and its look: the template that sets it and what runs at the foot of pages."""

    title: str
    look: str
    blocks: tuple[Block, ...]
    running_foot: tuple[str, ...] = ()
    settings: dict[str, Any] = field(default_factory=dict)
