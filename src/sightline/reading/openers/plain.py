"""Opens plain text: reports, papers and letters as scraped from committee systems and web pages.

Nothing is marked in plain text, so what a passage is has to show in its words and its neighbours:
a heading is short, ends without a stop and has something to stand over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sightline.reading.model import Document
from sightline.reading.openers.builder import DocumentBuilder, Words, sha256_of
from sightline.reading.openers.guards import Deadline
from sightline.reading.openers.labels import LabelForm, Nesting
from sightline.reading.openers.reflow import Passage, Table, ends_with_stop, is_shouted, reflow
from sightline.reading.openers.sniff import Format, decode

_HEADING_WORDS = 14
_HEADING_CHARACTERS = 110
_BODY_WORDS = 12
_NUMBERED_HEADING_WORDS = 8
_CELL_WORDS = 16
_GRADE_WORDS = 6
_SYSTEM_HEADS = re.compile(
    r"(?:Agenda item|Issue - meetings|Issue details|Decision details|Meeting details)", re.IGNORECASE
)
_NO_HEADING = re.compile(
    r"(?:Dear|Yours|Tel|Phone|Email|Contact|Signed)\b|(?:To|From|By|Date|Meeting):"
    r"|(?:\w+day,? )?\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ \d{4}$|[“‘\"•–]|\S+@|www\.|https?:"
)
_WEB_TAIL = re.compile(
    r"(?:comments|share(?: this)?(?: page)?|print(?: this page)?|back to top|top of page)", re.IGNORECASE
)
_TITLE_CELL = re.compile(r"(?:title|subject|report title|title of report):?", re.IGNORECASE)
_FLAT_HEADS = (re.compile(r"judge?ments?", re.IGNORECASE), re.compile(r"grades?", re.IGNORECASE))


def open_plain(data: bytes, name: str) -> Document:
    """The document in plain text, re-flowed.

    Raises UnusableDocument: ``not-a-document`` for binary content, ``too-large`` past the deadline.
    """
    reflowed = reflow(decode(data))
    writer = _Writer(_rebuild_flat_tables(reflowed.parts))
    for words in reflowed.furniture + _cut_web_tail(writer.parts):
        writer.builder.furniture(words)
    writer.write()
    return writer.builder.build(sha256_of(data), name, Format.PLAIN, title=writer.title)


def _rebuild_flat_tables(parts: Sequence[Passage | Table]) -> list[Passage | Table]:
    """Rebuild the table of judgements whose cells were scraped as one short paragraph each."""
    rebuilt: list[Passage | Table] = []
    at = 0
    while at < len(parts):
        rows = _flat_rows(parts, at)
        rebuilt.append(Table(rows) if rows else parts[at])
        at += max(len(rows) * 2, 1)
    return rebuilt


def _flat_rows(parts: Sequence[Passage | Table], at: int) -> list[list[str]]:
    rows: list[list[str]] = []
    for index in range(at, len(parts) - 1, 2):
        pair = [_flat_cell(parts[index], _CELL_WORDS), _flat_cell(parts[index + 1], _GRADE_WORDS)]
        heads = not rows and not all(head.fullmatch(cell) for head, cell in zip(_FLAT_HEADS, pair, strict=True))
        if heads or not all(pair):
            break
        rows.append(pair)
    return rows if len(rows) > 1 else []


def _flat_cell(part: Passage | Table, most_words: int) -> str:
    if isinstance(part, Table) or part.label or len(part.words.split()) > most_words or ends_with_stop(part.words):
        return ""
    return part.words


def _cut_web_tail(parts: list[Passage | Table]) -> list[str]:
    """Cut the words of a web page's foot off the end, and give them back."""
    tail: list[str] = []
    while parts and isinstance(last := parts[-1], Passage) and _WEB_TAIL.fullmatch(last.words):
        tail.append(last.words)
        parts.pop()
    return tail


class _Writer:
    """Writes re-flowed parts as blocks."""

    def __init__(self, parts: list[Passage | Table]) -> None:
        self.builder = DocumentBuilder()
        self.title: str | None = None
        self.parts = parts
        self._nesting = Nesting()
        self._deadline = Deadline()
        self._tables = 0
        self._has_body = False
        self._has_title = False

    def write(self) -> None:
        """Write every part in order."""
        at = 0
        while at < len(self.parts):
            self._deadline.check()
            part = self.parts[at]
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
            if _TITLE_CELL.fullmatch(cells[0]) and self.title is None:
                self.title = cells[1]
        self._tables += 1
        self._nesting.end()

    def _passage(self, passage: Passage, at: int) -> None:
        if passage.form in (LabelForm.BULLET, LabelForm.LETTER):
            self._list_item(passage)
            return
        self._nesting.end()
        following = self.parts[at + 1] if at + 1 < len(self.parts) else None
        if self._stands_under_system_head(at) or _is_heading(passage, following):
            self.builder.heading(_lines(passage), self._heading_level(passage), label=passage.label)
            return
        self.builder.paragraph(_lines(passage), label=passage.label)
        self._has_body = self._has_body or len(passage.words.split()) >= _BODY_WORDS

    def _list_item(self, passage: Passage) -> None:
        form = passage.label if passage.form is LabelForm.BULLET else passage.form.value
        form += " alone" if passage.label_stood_alone else ""
        level = self._nesting.level(form, passage.indent, passage.words)
        self.builder.list_item(_lines(passage), passage.label, level)

    def _bare_list(self, at: int) -> list[Passage]:
        """The items of a list whose bullets were lost: short lines after a colon, nothing between them."""
        before = self.parts[at - 1] if at else None
        if not isinstance(before, Passage) or not before.words.endswith(":"):
            return []
        items: list[Passage] = []
        for part in self.parts[at:]:
            if isinstance(part, Table) or part.label or ends_with_stop(part.words.rstrip(";")):
                break
            if items and part.after_blank:
                break
            items.append(part)
        return items if len(items) > 1 else []

    def _stands_under_system_head(self, at: int) -> bool:
        before = self.parts[at - 1] if at == 1 else None
        return isinstance(before, Passage) and bool(_SYSTEM_HEADS.fullmatch(before.words))

    def _heading_level(self, passage: Passage) -> int:
        if passage.label:
            return 2 + passage.label.strip(".").count(".")
        if self._has_body or self._has_title or self._tables or passage.words.endswith(":"):
            return 2
        self._has_title = True
        return 1


def _lines(passage: Passage) -> Words:
    return [(line, None) for line in passage.lines]


def _is_heading(passage: Passage, following: Passage | Table | None) -> bool:
    words = passage.words
    if following is None or not words or _NO_HEADING.match(words) or not (words[0].isupper() or words[0].isdigit()):
        return False
    if len(words) > _HEADING_CHARACTERS or len(words.split()) > _HEADING_WORDS:
        return False
    if passage.label:
        return _is_numbered_heading(passage, following)
    if words.endswith(":"):
        return is_shouted(words) or (len(words.split()) == 1 and _is_body(following))
    if words.endswith("?"):
        return True
    return not ends_with_stop(words) and not words.endswith(",") and _is_body(following)


def _is_numbered_heading(passage: Passage, following: Passage | Table) -> bool:
    """A short numbered line is a heading unless its list goes on at once."""
    if ends_with_stop(passage.words) or len(passage.words.split()) > _NUMBERED_HEADING_WORDS:
        return False
    if isinstance(following, Table) or following.form is not LabelForm.NUMBER:
        return True
    return following.label.count(".") > passage.label.strip(".").count(".") and "." in following.label.strip(".")


def _is_body(part: Passage | Table) -> bool:
    """Whether a part is something that a heading stands over."""
    if isinstance(part, Table):
        return True
    return bool(part.label) or len(part.words.split()) >= _BODY_WORDS or part.words.endswith((":", "."))
