"""Opens Markdown: headings, lists, tables and paragraphs, their mark-up gone and their words kept.

Only what documents are written with is understood, not the whole of any Markdown standard; what
is not understood is read as words. Converters cut paragraphs at page ends, so words that go on in
lower case after a blank line join what they go on with.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from sightline.reading.model import BlockKind, Document
from sightline.reading.openers import cells
from sightline.reading.openers.builder import BULLET, DocumentBuilder, Piece, sha256_of
from sightline.reading.openers.guards import Deadline
from sightline.reading.openers.labels import LabelForm, LabelReader
from sightline.reading.openers.reflow import is_interrupted
from sightline.reading.openers.sniff import Format, decode

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*)")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?P<label>[-*+•]|\d{1,3}[.)]|[a-z]\))[ \t]+(?P<words>\S.*)")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})")
_QUOTE = re.compile(r" {0,3}>[ \t]?")
_DEFINITION = re.compile(r" {0,3}\[[^\]]+\]:[ \t]*\S+")
_FOOTNOTE = re.compile(r" {0,3}\[\^([^\]]+)\]:[ \t]*(.*)")
_TAB_WIDTH = 4
_LONGEST_MARKED = 20_000
_TAIL_LINES = 12

_INLINE = (
    (re.compile(r"<!--.{0,2000}?-->", re.DOTALL), ""),
    (re.compile(r"<br[ \t]*/?>", re.IGNORECASE), " "),
    (re.compile(r"!\[[^\]]{0,300}\]\([^)]{0,500}\)"), ""),
    (re.compile(r"\[\^[^\]]{1,20}\]"), ""),
    (re.compile(r"\[([^\]]{1,500})\]\([^)]{0,500}\)"), r"\1"),
    (re.compile(r"\[([^\]]{1,500})\]\[[^\]]{0,100}\]"), r"\1"),
    (re.compile(r"<((?:https?:|mailto:)[^>\s]{1,500}|[^>\s@]{1,100}@[^>\s]{1,200})>"), r"\1"),
    (re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,15}(?:\s[^<>]{0,300})?/?>"), ""),
    (re.compile(r"(?<![\\\w])(\*{1,3}|_{1,3})(?=\S)([^\n]{0,2000}?\S)\1(?!\w)"), r"\2"),
    (re.compile(r"~~([^~]{1,500})~~"), r"\1"),
    (re.compile(r"`{1,2}([^`]{1,500})`{1,2}"), r"\1"),
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_KEPT = re.compile("[\ue100-\ue17f]")


class _Kind(Enum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    FOOTNOTE = "footnote"


@dataclass(slots=True)
class _Part:
    """A heading, paragraph, list item, table row or footnote: its lines, without block mark-up."""

    kind: _Kind
    lines: list[str]
    level: int = 0
    label: str = ""
    hard_broken: bool = False
    closed: bool = False

    @property
    def words(self) -> str:
        return " ".join(self.lines)

    @property
    def tail(self) -> str:
        """The last lines alone: enough to see how the part ends."""
        return " ".join(self.lines[-_TAIL_LINES:])


def open_markdown(data: bytes, name: str) -> Document:
    """The document in Markdown text.

    Raises UnusableDocument: ``not-a-document`` for binary content, ``too-large`` past the deadline.
    """
    parts = _rejoined(_Parser(decode(data)).parts())
    builder = DocumentBuilder()
    _write(parts, builder)
    document = builder.build(sha256_of(data), name, Format.MARKDOWN)
    first = next((block for block in document.blocks if block.kind is BlockKind.HEADING), None)
    return replace(document, title=document.words(first)) if first and not document.title else document


def unmarked(text: str) -> str:
    """The words of inline Markdown: emphasis, links and entities resolved, escapes undone.

    What is longer than any paragraph is taken as it stands.
    """
    if len(text) > _LONGEST_MARKED:
        return html.unescape(text)
    text = _ESCAPE.sub(lambda found: chr(0xE100 + ord(found[1])), text)
    for pattern, kept in _INLINE:
        text = pattern.sub(kept, text)
    return _KEPT.sub(lambda found: chr(ord(found[0]) - 0xE100), html.unescape(text))


class _Parser:
    """Walks the lines once, keeping the one part that is open."""

    def __init__(self, text: str) -> None:
        self._lines = text.expandtabs(_TAB_WIDTH).split("\n")
        self._open: _Part | None = None
        self._indents: list[int] = []

    def parts(self) -> Iterator[_Part]:
        """The parts in order."""
        for line in self._lines:
            line = _QUOTE.sub("", line)
            if self._goes_on(line):
                continue
            if self._open:
                yield self._open
            self._open = self._begin(line)
        if self._open:
            yield self._open

    def _goes_on(self, line: str) -> bool:
        """Whether a line belongs to the open part or to nothing; if so it has been dealt with."""
        if not line.strip():
            if self._open:
                self._open.closed = True
            return True
        if self._open and self._underlines(line):
            return True
        if _RULE.match(line) or _FENCE.match(line) or (_DEFINITION.match(line) and not _FOOTNOTE.match(line)):
            if self._open:
                self._open.closed = True
            return True
        if not self._open or self._open.closed or self._open.kind in (_Kind.HEADING, _Kind.ROW):
            return False
        if _begins_block(line) or self._open.hard_broken:
            return False
        self._take(self._open, line)
        return True

    def _underlines(self, line: str) -> bool:
        """Turn the open paragraph into a heading where this line is the rule drawn under it."""
        found = _UNDERLINE.match(line)
        if not found or not self._open or self._open.closed or self._open.kind is not _Kind.PARAGRAPH:
            return False
        self._open.kind, self._open.closed = _Kind.HEADING, True
        self._open.level = 1 if found[1].startswith("=") else 2
        return True

    def _begin(self, line: str) -> _Part:
        if heading := _HEADING.match(line):
            self._indents = []
            return _Part(_Kind.HEADING, [heading[2].rstrip(" \t#")], len(heading[1]))
        if footnote := _FOOTNOTE.match(line):
            return _Part(_Kind.FOOTNOTE, [footnote[2]], label=footnote[1])
        if item := _ITEM.match(line):
            level = self._level(len(item["indent"]))
            part = _Part(_Kind.ITEM, [], level, item["label"])
            self._take(part, item["words"])
            return part
        if line.lstrip().startswith(cells.BAR) or line.count(cells.BAR) > 1:
            return _Part(_Kind.ROW, [line])
        if not line.startswith("  "):
            self._indents = []
        part = _Part(_Kind.PARAGRAPH, [])
        self._take(part, line)
        return part

    def _level(self, indent: int) -> int:
        while self._indents and indent < self._indents[-1]:
            self._indents.pop()
        if not self._indents or indent > self._indents[-1]:
            self._indents.append(indent)
        return len(self._indents)

    def _take(self, part: _Part, line: str) -> None:
        part.hard_broken = line.endswith(("  ", "\\"))
        part.lines.append(line.removesuffix("\\").strip())


def _begins_block(line: str) -> bool:
    return bool(
        _HEADING.match(line) or _ITEM.match(line) or line.lstrip().startswith(cells.BAR) or _FOOTNOTE.match(line)
    )


def _rejoined(parts: Iterator[_Part]) -> Iterator[_Part]:
    """Join what a page end cut in two."""
    before: _Part | None = None
    for part in parts:
        joins = before and part.kind is _Kind.PARAGRAPH and before.kind in (_Kind.PARAGRAPH, _Kind.ITEM)
        if before and joins and not before.hard_broken and is_interrupted(before.tail, part.words, part.label):
            before.lines.extend(part.lines)
            continue
        if before:
            yield before
        before = part
    if before:
        yield before


def _write(parts: Iterator[_Part], builder: DocumentBuilder) -> None:
    deadline, labels = Deadline(), LabelReader()
    table, row, in_table = -1, 0, False
    for part in parts:
        deadline.check()
        if part.kind is not _Kind.ROW:
            in_table = False
            _write_words(part, builder, labels)
            continue
        if not in_table:
            table, row, in_table = table + 1, 0, True
        for column, words in enumerate(cells.split_row(part.lines[0])):
            builder.cell(unmarked(words), table, row, column)
        row += bool(cells.split_row(part.lines[0]))


def _write_words(part: _Part, builder: DocumentBuilder, labels: LabelReader) -> None:
    words: list[Piece] = [(line, None) for line in unmarked("\n".join(part.lines)).split("\n")]
    if part.kind is _Kind.ITEM and not part.label[0].isdigit():
        builder.list_item(words, BULLET if len(part.label) == 1 else part.label, part.level)
    elif part.kind is _Kind.ITEM and part.level > 1:
        builder.list_item(words, part.label, part.level)
    elif part.kind is _Kind.ITEM:
        builder.paragraph(words, label=part.label)
    elif part.kind is _Kind.FOOTNOTE:
        builder.footnote(words, label=part.label)
    else:
        _write_labelled(part, words, builder, labels)


def _write_labelled(part: _Part, words: list[Piece], builder: DocumentBuilder, labels: LabelReader) -> None:
    labelled = labels.split(words[0][0])
    words = [(labelled.words, None), *words[1:]]
    if part.kind is _Kind.HEADING:
        builder.heading(words, part.level, label=labelled.label)
    elif labelled.form in (LabelForm.BULLET, LabelForm.LETTER):
        builder.list_item(words, labelled.label)
    else:
        builder.paragraph(words, label=labelled.label)
