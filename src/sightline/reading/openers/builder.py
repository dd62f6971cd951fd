"""Assembles a document's one text and its blocks, so that every opener follows the same rules.

White space is collapsed to single spaces, characters that print nothing are dropped, and the
hyphen that a PDF marks at a line end becomes a plain hyphen that belongs to its word. Blocks stand
apart by a line feed, cells of one row by a tab, a printed label before its words by a space.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from sightline.reading.model import Block, BlockKind, Document

BULLET = "•"
NESTED_BULLET = "–"

Piece = tuple[str, int | None]
"""One printed line: its words and the 1-based page it stands on."""

Words = str | Sequence[Piece]
"""The words of a block: as one string, or line by line so that lines and pages can be marked."""

# U+0002 is how pdfium writes a hyphen that stands at a line end, U+FFFE how older versions did.
_HYPHENS = "\x02\ufffe\u2010\u2011"
_DROPPED = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_CONTROLS = "".join(map(chr, [*range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0)]))
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_TRANSLATION = str.maketrans(
    {
        **dict.fromkeys(_CONTROLS + _DROPPED, ""),
        **dict.fromkeys(_HYPHENS, "-"),
        **_LIGATURES,
        **{chr(code): "\ufffd" for code in range(0xD800, 0xE000)},
    }
)
_ODD = re.compile("[" + _CONTROLS + _DROPPED + _HYPHENS + "".join(_LIGATURES) + "\ud800-\udfff]")
_SUSPENDED = re.compile(r"(?:and|or|to)\b")
_BULLET_LABEL = re.compile(r"[^\w\s(\[]+|[on§]|[\ue000-\uf8ff]")


def sha256_of(data: bytes) -> str:
    """The content hash by which a document is known."""
    return hashlib.sha256(data).hexdigest()


def clean(text: str) -> str:
    """The words of ``text`` on one line: one space between words, nothing that does not print."""
    if text.isprintable() and "  " not in text and text.isascii():
        return text.strip(" ")
    if _ODD.search(text):
        text = text.translate(_TRANSLATION)
    return " ".join(text.split())


def glue(before: str, after: str) -> str:
    """What stands between two lines of one block: a space, or nothing where a word was cut.

    A line that ends in a hyphen goes on in the next ("multi-" and "agency"), unless the hyphen is
    suspended ("pre-" and "and post-birth"); so does a span of years cut after its dash.
    """
    if not before.endswith(("-", "–")):
        return " "
    if before[-1] == "–" and before[-2:-1].isdigit() and after[:1].isdigit():
        return ""
    if before[-1] == "–" or not before[-2:-1].isalnum():
        return " "
    return "" if after[:1].isalnum() and not _SUSPENDED.match(after) else " "


def printed_label(label: str, level: int) -> str:
    """A label as the text prints it: bullets of every glyph as one, nested ones as a dash.

    A lone "o", "n" or "§" is the glyph of a bullet whose symbol font was lost.
    """
    label = clean(label)
    if not _BULLET_LABEL.fullmatch(label):
        return label
    return BULLET if level <= 1 else NESTED_BULLET


class DocumentBuilder:
    """Takes blocks in reading order and builds the document they make.

    A block without words leaves no trace. ``page`` is for words given as one string; words given
    line by line bring their own.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._page: int | None = None
        self._row: tuple[int, int] | None = None
        self._blocks: list[Block] = []
        self._page_marks: list[tuple[int, int]] = []
        self._line_marks: list[int] = []
        self._furniture: dict[str, None] = {}
        self._title: str | None = None

    def heading(self, words: Words, level: int, page: int | None = None, label: str = "") -> None:
        """A heading; level 1 is the document's title, 6 the lowest."""
        added = self._add(BlockKind.HEADING, words, page, min(max(level, 1), 6), clean(label))
        if added and level == 1 and self._title is None:
            block = self._blocks[-1]
            self._title = "".join(self._parts)[block.start : block.end]

    def paragraph(self, words: Words, page: int | None = None, label: str = "") -> None:
        """A paragraph, with the number printed before it if there is one."""
        self._add(BlockKind.PARAGRAPH, words, page, 0, clean(label))

    def list_item(self, words: Words, label: str = BULLET, level: int = 1, page: int | None = None) -> None:
        """An item of a list; ``level`` is its nesting, from 1."""
        level = max(level, 1)
        self._add(BlockKind.LIST_ITEM, words, page, level, printed_label(label, level))

    def cell(self, words: Words, table: int, row: int, column: int, page: int | None = None) -> None:
        """A cell of a table; tables count from 0 in the document, rows and columns from 0."""
        self._add(BlockKind.CELL, words, page, place=(table, row, column))

    def footnote(self, words: Words, page: int | None = None, label: str = "") -> None:
        """A footnote, with its mark if it is printed."""
        self._add(BlockKind.FOOTNOTE, words, page, 0, clean(label))

    def contents(self, words: Words, page: int | None = None) -> None:
        """A line of a table of contents."""
        self._add(BlockKind.CONTENTS, words, page)

    def furniture(self, words: str) -> None:
        """A running head, page number or other wording that is not part of the text."""
        if words := clean(words):
            self._furniture[words] = None

    def build(
        self, sha256: str, filename: str, media_type: str, pages: int | None = None, title: str | None = None
    ) -> Document:
        """The document; its title is the first heading of level 1 where none is given."""
        return Document(
            sha256=sha256,
            filename=filename,
            media_type=media_type,
            text="".join(self._parts),
            blocks=tuple(self._blocks),
            pages=pages,
            page_marks=tuple(self._page_marks),
            line_marks=tuple(self._line_marks),
            title=clean(title or "") or self._title,
            furniture=tuple(self._furniture),
        )

    def _add(
        self,
        kind: BlockKind,
        words: Words,
        page: int | None,
        level: int = 0,
        label: str = "",
        place: tuple[int, int, int] | None = None,
    ) -> bool:
        """Append one block; whether it had any words."""
        pieces: Sequence[Piece] = ((words, page),) if isinstance(words, str) else words
        lines = [(line, on) for text, on in pieces if (line := clean(text))]
        if not lines:
            return False
        self._separate(place)
        first_page = lines[0][1]
        self._mark(first_page)
        if label:
            self._append(label + " ")
        start = self._length
        self._append_lines(lines)
        table, row, column = place or (None, None, None)
        self._blocks.append(Block(kind, start, self._length, first_page, level, label, table, row, column))
        return True

    def _append_lines(self, lines: list[Piece]) -> None:
        parts, length, before = self._parts, self._length, ""
        for line, page in lines:
            if before:
                if between := glue(before, line):
                    parts.append(between)
                    length += len(between)
                self._line_marks.append(length)
                if page is not None and page != self._page:
                    self._page_marks.append((length, page))
                    self._page = page
            parts.append(line)
            length += len(line)
            before = line
        self._length = length

    def _separate(self, place: tuple[int, int, int] | None) -> None:
        row = place[:2] if place else None
        if self._parts:
            self._append("\t" if row is not None and row == self._row else "\n")
        self._row = row

    def _mark(self, page: int | None) -> None:
        self._line_marks.append(self._length)
        if page is not None and page != self._page:
            self._page_marks.append((self._length, page))
            self._page = page

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
