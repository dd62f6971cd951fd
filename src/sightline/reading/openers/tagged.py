"""A tagged page to pieces: headings, paragraphs, list items, cells and footnotes as the tags say.

Almost every report of the inspectorate is tagged. Text outside all marked content (running heads,
page numbers) is furniture. A tag that spans two pages names the content ids of both; they restart
on each page, so the ids before (or after) a fall belong to the other page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sightline.reading.model import BlockKind
from sightline.reading.openers.pdfium import ARTEFACT, Element, Run
from sightline.reading.openers.pieces import Piece, is_heading, split_label

_INLINE = frozenset({"Span", "Link", "Reference", "Quote", "Em", "Strong", "Code", "Annot", "Sub", "BibEntry"})
_NOTES = frozenset({"Note", "FENote"})
_CELLS = frozenset({"TD", "TH"})
_PARAGRAPHS = frozenset({"P", "Caption", "BlockQuote"})
_LONGEST_NOTE_MARK = 3
_LONGEST_SPANNING_CELL = 160
"""A longer cell that is alone in its row holds paragraphs of the report, laid out as a table."""

_HEADING_LEVELS = {"Title": 1, "H": 2, **{f"H{level}": level for level in range(1, 7)}}


@dataclass(slots=True)
class TablePlace:
    """Where in the document's tables the walk is: table, row and column from 0."""

    table: int
    row: int = -1
    column: int = -1


@dataclass(slots=True)
class PageTags:
    """Walks the tags of one page and collects its pieces."""

    page: int
    texts: dict[int, str]
    order: dict[int, int]
    first_table: int
    last_number: int
    pieces: list[Piece] = field(default_factory=list)
    tables: int = 0

    def walk(self, elements: Sequence[Element]) -> list[Piece]:
        """The pieces of the page, in the order of the tags."""
        for element in elements:
            self._visit(element, 0)
        return self.pieces

    def _visit(self, element: Element, depth: int) -> None:
        role = element.role
        if role in _NOTES:
            self._block(BlockKind.FOOTNOTE, element)
        elif role in _HEADING_LEVELS:
            self._block(BlockKind.HEADING, element, level=_HEADING_LEVELS[role])
        elif role == "TOCI":
            self._block(BlockKind.CONTENTS, element)
        elif role == "Table":
            self._table(element, depth)
        elif role == "LI":
            self._list_item(element, depth)
        elif role in _PARAGRAPHS or role in _INLINE:
            self._block(BlockKind.PARAGRAPH, element)
        elif role != "Figure":
            self._container(element, depth + (role == "L"))

    def _container(self, element: Element, depth: int) -> None:
        """Grouping tags; content that hangs directly in one is a paragraph of its own."""
        loose = [kid for kid in element.kids if isinstance(kid, int)]
        if loose:
            self._add(BlockKind.PARAGRAPH, self._text(loose), 0)
        for kid in element.kids:
            if isinstance(kid, Element):
                self._visit(kid, depth)

    def _list_item(self, element: Element, depth: int) -> None:
        """The label and the first paragraph are one item; further blocks in it stand alone."""
        own: list[int | Element | None] = []
        later: list[Element] = []
        for kid in _item_kids(element):
            block = isinstance(kid, Element) and kid.role not in _INLINE
            if not block or (not later and isinstance(kid, Element) and kid.role in ("Lbl", "P") and not _has_p(own)):
                own.append(kid)
            elif isinstance(kid, Element):
                later.append(kid)
        self._block(BlockKind.LIST_ITEM, Element("LI", tuple(own)), level=max(depth, 1))
        for kid in later:
            self._visit(kid, depth)

    def _table(self, element: Element, depth: int) -> None:
        rows = list(_rows(element))
        if max((sum(1 for _ in _cells(row)) for row in rows), default=0) <= 1:
            for row in rows:
                for cell in _cells(row):
                    self._container(cell, depth)
            return
        place = TablePlace(self.first_table + self.tables)
        self.tables += 1
        for row in rows:
            place.row, place.column = place.row + 1, -1
            cells = list(_cells(row))
            for cell in cells:
                place.column += 1
                text, notes = self._collect(cell)
                if len(cells) == 1 and len(text) > _LONGEST_SPANNING_CELL:
                    self._container(cell, depth)
                    continue
                self._add(BlockKind.CELL, text, 0, (place.table, place.row, place.column))
                self._footnotes(notes)

    def _block(self, kind: BlockKind, element: Element, level: int = 0) -> None:
        text, notes = self._collect(element)
        if kind is BlockKind.HEADING and not is_heading(text):
            kind = BlockKind.PARAGRAPH
        joins = not self.pieces and _begins_elsewhere(element)
        self._add(kind, text, level, joins=joins)
        self._footnotes(notes)

    def _footnotes(self, notes: list[Element]) -> None:
        for note in notes:
            self._block(BlockKind.FOOTNOTE, note)

    def _add(
        self,
        kind: BlockKind,
        text: str,
        level: int,
        place: tuple[int, int, int] | None = None,
        joins: bool = False,
    ) -> None:
        if not text or text.isspace():
            return
        label = ""
        if kind in (BlockKind.LIST_ITEM, BlockKind.PARAGRAPH) and not joins:
            label, text = split_label(text, kind is BlockKind.LIST_ITEM, self.last_number)
            if label and kind is BlockKind.PARAGRAPH:
                kind, level = BlockKind.LIST_ITEM, 1
        self._count(label)
        self.pieces.append(Piece(kind, text, self.page, level, label, joins, place))

    def _count(self, label: str) -> None:
        digits = label.rstrip(".)")
        if digits.isdecimal():
            self.last_number = int(digits)

    def _collect(self, element: Element) -> tuple[str, list[Element]]:
        """The text of a block without its footnotes, and the footnotes' tags."""
        ids: list[int] = []
        notes: list[Element] = []
        self._gather(element, ids, notes)
        return self._text(ids), notes

    def _gather(self, element: Element, ids: list[int], notes: list[Element]) -> None:
        if len(element.kids) == 1 and isinstance(element.kids[0], int):
            ids.append(element.kids[0])
            return
        own = _of_this_page([kid for kid in element.kids if isinstance(kid, int)], self.texts)
        holds_note = any(isinstance(kid, Element) and kid.role in _NOTES for kid in element.kids)
        for kid in element.kids:
            if isinstance(kid, int):
                if kid in own:
                    ids.append(kid)
            elif kid is None:
                continue
            elif kid.role in _NOTES:
                notes.append(kid)
            elif not (holds_note and self._is_note_mark(kid)):
                self._gather(kid, ids, notes)

    def _is_note_mark(self, element: Element) -> bool:
        ids: list[int] = []
        self._gather(element, ids, [])
        mark = self._text(ids).strip()
        return len(mark) <= _LONGEST_NOTE_MARK and (mark.isdecimal() or mark in "*†‡")

    def _text(self, ids: list[int]) -> str:
        parts: list[str] = []
        before = -1
        for content_id in ids:
            text = self.texts.get(content_id, "")
            place = self.order.get(content_id, -1)
            if not text:
                continue
            if parts and place != before + 1 and not parts[-1][-1].isspace():
                parts.append("\n")
            parts.append(text)
            before = place
        return "".join(parts)


def read_tags(elements: Sequence[Element], runs: list[Run], page: int, tables: int, number: int) -> PageTags:
    """Walk a page's tags over its text. ``tables`` and ``number`` are what earlier pages counted."""
    texts: dict[int, str] = {}
    order: dict[int, int] = {}
    for place, (content_id, text) in enumerate(runs):
        if content_id != ARTEFACT:
            texts[content_id] = texts[content_id] + text if content_id in texts else text
            order[content_id] = place
    tags = PageTags(page, texts, order, tables, number)
    tags.walk(elements)
    return tags


def _of_this_page(ids: list[int], texts: dict[int, str]) -> set[int]:
    """Of the ids one tag names, those of this page.

    Ids rise down a page and start again on the next. Where they fall, one side of the fall is
    another page's; the side that has text here is ours, and the later one if both have.
    """
    if ids == sorted(ids):
        return set(ids)
    falls = [index for index in range(1, len(ids)) if ids[index] < ids[index - 1]]
    parts = [ids[start:end] for start, end in zip([0, *falls], [*falls, len(ids)], strict=True)]
    here = [part for part in parts if all(content_id in texts for content_id in part)] or parts
    return set(here[-1])


def _begins_elsewhere(element: Element) -> bool:
    """Whether the tag's first content lies on another page: a None before all else, or a fall."""
    ids = [kid for kid in element.kids if isinstance(kid, int)]
    return ids != sorted(ids) or (bool(element.kids) and element.kids[0] is None)


def _item_kids(element: Element) -> Iterator[int | Element | None]:
    """What a list item holds, with its body's own content unwrapped."""
    for kid in element.kids:
        if isinstance(kid, Element) and kid.role == "LBody":
            yield from kid.kids
        else:
            yield kid


def _has_p(kids: list[int | Element | None]) -> bool:
    return any(isinstance(kid, int) or (isinstance(kid, Element) and kid.role != "Lbl") for kid in kids)


def _rows(table: Element) -> Iterator[Element]:
    for kid in table.kids:
        if isinstance(kid, Element):
            if kid.role == "TR":
                yield kid
            elif kid.role not in _CELLS:
                yield from _rows(kid)


def _cells(row: Element) -> Iterator[Element]:
    for kid in row.kids:
        if isinstance(kid, Element) and kid.role in _CELLS:
            yield kid
