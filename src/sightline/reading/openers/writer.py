"""Writes passages and tables as the blocks of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sightline.reading.model import Document
from sightline.reading.openers.builder import DocumentBuilder, Words, sha256_of
from sightline.reading.openers.guards import Deadline
from sightline.reading.openers.labels import LabelForm, Nesting
from sightline.reading.openers.passages import (
    BODY_WORDS,
    Part,
    Passage,
    Table,
    ends_with_stop,
    is_heading,
    rebuild_flat_tables,
)
from sightline.reading.openers.sniff import Format

_SYSTEM_HEADS = re.compile(
    r"(?:Agenda item|Issue - meetings|Issue details|Decision details|Meeting details)", re.IGNORECASE
)
_TITLE_CELL = re.compile(r"(?:title|subject|report title|title of report):?", re.IGNORECASE)


def document_of(
    parts: Sequence[Part],
    data: bytes,
    name: str,
    media_type: Format,
    deadline: Deadline,
    furniture: Sequence[str] = (),
    title: str = "",
) -> Document:
    """The document that parts in reading order make.

    Headings are inferred where the parts mark none below the title. A title given stands before one in a table's
    "Title:" row, and that before the first heading. Raises ``too-large`` past the deadline.
    """
    writer = _PartWriter(parts, deadline)
    writer.write()
    for words in furniture:
        writer.builder.furniture(words)
    return writer.builder.build(sha256_of(data), name, media_type, title=title or writer.title)


class _PartWriter:
    """Writes parts as blocks of one document."""

    def __init__(self, parts: Sequence[Part], deadline: Deadline) -> None:
        self.builder = DocumentBuilder()
        self.title: str | None = None
        self._parts = rebuild_flat_tables(parts)
        self._infers = not any(isinstance(part, Passage) and part.heading > 1 for part in parts)
        self._nesting = Nesting()
        self._deadline = deadline
        self._tables = 0
        self._has_body = False
        self._has_title = False

    def write(self) -> None:
        """Write every part in order."""
        at = 0
        while at < len(self._parts):
            self._deadline.check()
            part = self._parts[at]
            if isinstance(part, Table):
                self._table(part)
            elif items := self._bare_list(at):
                for item in items:
                    self.builder.list_item(_lines(item), label="")
                at += len(items) - 1
            else:
                self._passage(part, at)
            at += 1

    def _table(self, table: Table) -> None:
        for row, cells in enumerate(table.rows):
            for column, words in enumerate(cells):
                self.builder.cell(words, self._tables, row, column)
            if self.title is None and len(cells) > 1 and _TITLE_CELL.fullmatch(cells[0]):
                self.title = cells[1]
        self._tables += 1
        self._nesting.end()

    def _passage(self, passage: Passage, at: int) -> None:
        if passage.form in (LabelForm.BULLET, LabelForm.LETTER) or passage.depth > 1:
            self._list_item(passage)
            return
        self._nesting.end()
        if level := self._heading_level(passage, at):
            self.builder.heading(_lines(passage), level, label=passage.label)
        elif passage.is_footnote:
            self.builder.footnote(_lines(passage), label=passage.label)
        else:
            self.builder.paragraph(_lines(passage), label=passage.label)
            self._has_body = self._has_body or len(passage.words.split()) >= BODY_WORDS

    def _list_item(self, passage: Passage) -> None:
        if passage.depth:
            self.builder.list_item(_lines(passage), passage.label, passage.depth)
            return
        form = passage.label if passage.form is LabelForm.BULLET else passage.form.value
        form += " alone" if passage.label_stood_alone else ""
        level = self._nesting.level(form, passage.indent, passage.words)
        self.builder.list_item(_lines(passage), passage.label, level)

    def _bare_list(self, at: int) -> list[Passage]:
        """The items of a list whose bullets were lost: short lines after a colon, nothing between them."""
        before = self._parts[at - 1] if at else None
        if not isinstance(before, Passage) or not before.words.endswith(":"):
            return []
        items: list[Passage] = []
        for index in range(at, len(self._parts)):
            part = self._parts[index]
            if isinstance(part, Table) or part.label or ends_with_stop(part.words.rstrip(";")):
                break
            if items and part.after_blank:
                break
            items.append(part)
        return items if len(items) > 1 else []

    def _stands_under_system_head(self, at: int) -> bool:
        before = self._parts[at - 1] if at == 1 else None
        return isinstance(before, Passage) and bool(_SYSTEM_HEADS.fullmatch(before.words))

    def _heading_level(self, passage: Passage, at: int) -> int:
        """The level of a heading, marked or inferred; 0 for what is none."""
        if passage.heading or passage.is_footnote:
            return passage.heading
        following = self._parts[at + 1] if at + 1 < len(self._parts) else None
        is_one = self._infers and is_heading(passage, following)
        return self._inferred_level(passage) if is_one or self._stands_under_system_head(at) else 0

    def _inferred_level(self, passage: Passage) -> int:
        if passage.label:
            return 2 + passage.label.strip(".").count(".")
        if self._has_body or self._has_title or self._tables or passage.words.endswith((":", "?")):
            return 2
        self._has_title = True
        return 1


def _lines(passage: Passage) -> Words:
    return [(line, None) for line in passage.lines]
