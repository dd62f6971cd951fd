"""Puts lines of plain text back together into passages, as they were before they were scraped.

Some texts have one paragraph a line, others are cut at a fixed width, often in odd places and
with nothing between paragraphs. Which of the two it is shows in the lines themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sightline.reading.openers import cells
from sightline.reading.openers.guards import Deadline
from sightline.reading.openers.labels import LabelForm, Labelled, LabelReader
from sightline.reading.openers.passages import Part, Passage, Table, ends_with_stop, is_shouted

_WIDEST_WRAP = 130
_LEAST_CUTS = 2
_LEAST_CUT_SHARE = 0.2
_CUT_FROM = 20
_FULL_ENOUGH_TO_GO_ON = 0.65
_FULL_ENOUGH_AFTER_A_STOP = 0.75
_FULL_ENOUGH_AFTER_A_FIELD = 0.85
_SHORT_FIRST_LINE_WORDS = 4
_INTERRUPTED_FROM_WORDS = 12
_FIRST_CELL_LINES = 3
_FIELD = re.compile(r"[A-Z][\w .’'/()-]{1,40}:(?:\s|$)")
_RUNNING_HEAD = re.compile(r"(?P<words>\D.{10,150}?)\s(?P<page>\d{1,3})")
_LEAST_RUNNING_HEADS = 3
_LINK_FURNITURE = re.compile(r"\b(?:pdf|doc|docx|xls) icon\s+(?:PDF|DOCX?|XLSX?) [\d.]+ ?[KM]B\b.*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reflowed:
    """A text's passages and tables in order, and the web furniture cut out of it."""

    parts: list[Part]
    furniture: list[str]


def reflow(text: str, deadline: Deadline) -> Reflowed:
    """The passages and tables of a plain text; raises ``too-large`` past the deadline."""
    lines, furniture = _without_furniture(text.replace("\f", "\n").split("\n"))
    parts = list(_Reflow(lines, deadline).parts())
    return Reflowed(_rejoin_interrupted(parts), furniture)


def _without_furniture(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    furniture = [found.group() for line in lines if (found := _LINK_FURNITURE.search(line))]
    lines = [_LINK_FURNITURE.sub("", line) for line in lines]
    running = _running_heads(lines)
    furniture += running.values()
    return [line for index, line in enumerate(lines) if index not in running], furniture


def _running_heads(lines: Sequence[str]) -> dict[int, str]:
    """The running heads by line: one wording that comes back with a page number that only grows."""
    places: dict[str, list[tuple[int, int]]] = {}
    for index, line in enumerate(lines):
        if found := _RUNNING_HEAD.fullmatch(line.strip()):
            places.setdefault(found["words"].strip(), []).append((index, int(found["page"])))
    running: dict[int, str] = {}
    for words, found_at in places.items():
        pages = [page for _, page in found_at]
        if len(pages) >= _LEAST_RUNNING_HEADS and all(page < after for page, after in pairwise(pages)):
            running.update((index, words) for index, _ in found_at)
    return running


def _wrap_width(lines: Sequence[str]) -> int | None:
    """The width at which the text was cut into lines, or ``None`` where each line is a paragraph.

    A cut shows as a line without a stop followed, with nothing between, by one in lower case.
    """
    lengths = sorted(len(line) for line in lines if line.strip())
    width = lengths[int(len(lengths) * 0.95)] if lengths else 0
    if not 0 < width <= _WIDEST_WRAP:
        return None
    pairs = [(first.strip(), second.strip()) for first, second in pairwise(lines)]
    pairs = [(first, second) for first, second in pairs if first and second and cells.BAR not in (first, second)]
    cuts = sum(_is_cut(first, second) for first, second in pairs)
    return width if cuts >= _LEAST_CUTS and cuts >= len(pairs) * _LEAST_CUT_SHARE else None


def _is_cut(first: str, second: str) -> bool:
    """Whether a line goes on in the next; short lines may be a list's unless a number stands before them."""
    is_long = len(first) >= _CUT_FROM or first[0].isdigit()
    return is_long and second[0].islower() and not ends_with_stop(first)


class _Reflow:
    """Walks the lines of one text once."""

    def __init__(self, lines: Sequence[str], deadline: Deadline) -> None:
        self._deadline = deadline
        self._lines = lines
        self._width = _wrap_width(lines)
        self._labels = LabelReader()
        self._breaks = [_may_not_stand_in_cell(line) for line in lines]

    def parts(self) -> Iterator[Part]:
        """Passages and tables in order."""
        open_passage: Passage | None = None
        before, at = "", 0
        while at < len(self._lines):
            self._deadline.check()
            line = self._lines[at]
            if (end := self._table_end(at)) > at:
                if open_passage:
                    yield open_passage
                open_passage, before = None, ""
                yield from self._table(at, end)
                at = end
                continue
            at += 1
            if not line.strip():
                before = ""
                continue
            is_fresh = self._width is None or not before or ends_with_stop(before)
            labelled = self._labels.split(line.strip(), is_fresh)
            if open_passage and self._goes_on(open_passage, before, line, labelled):
                open_passage.lines.append(labelled.words)
            else:
                if open_passage:
                    yield open_passage
                open_passage = _begin(line, labelled, after_blank=not before)
            before = line.strip()
        if open_passage:
            yield open_passage

    def _goes_on(self, passage: Passage, before: str, line: str, labelled: Labelled) -> bool:
        """Whether a line goes on with the passage that is open."""
        if labelled.form is not LabelForm.NONE:
            return False
        if not passage.lines:
            return True
        words = line.strip()
        if not before or self._width is None:
            return False
        if words[0].islower():
            return True
        if before.endswith(":") or is_shouted(before) or is_shouted(words) or _FIELD.match(words):
            return False
        if ends_with_stop(before):
            return len(before) >= self._width * _FULL_ENOUGH_AFTER_A_STOP
        if len(passage.lines) == 1 and _FIELD.match(before):
            return len(before) >= self._width * _FULL_ENOUGH_AFTER_A_FIELD
        is_first = bool(passage.label) and len(passage.lines) == 1
        is_cut_short = is_first and len(passage.lines[0].split()) < _SHORT_FIRST_LINE_WORDS
        return is_cut_short or len(before) >= self._width * _FULL_ENOUGH_TO_GO_ON

    def _table_end(self, at: int) -> int:
        """Where the table that begins at this line ends; ``at`` where none begins."""
        if (end := self._row_run(at)) > at + 1:
            return end
        for ahead in range(at, min(at + _FIRST_CELL_LINES, len(self._lines))):
            if cells.ends_cell(self._lines[ahead]):
                return cells.cell_run(self._lines, at, self._breaks)
            if self._breaks[ahead] or not self._lines[ahead].strip() or ends_with_stop(self._lines[ahead].rstrip(": ")):
                break
        return at

    def _row_run(self, at: int) -> int:
        end = at
        while end < len(self._lines) and cells.is_row(self._lines[end]) and not self._breaks[end]:
            end += 1
        return end

    def _table(self, at: int, end: int) -> Iterator[Part]:
        """The table of a run of lines; a row of a single cell stands as a passage of its own."""
        lines = self._lines[at:end]
        whole = self._row_run(at) == end
        rows = [cells.split_row(line) for line in lines] if whole else cells.rows_of(lines)
        table = Table()
        for row in rows:
            if len(row) > 1:
                table.rows.append(row)
                continue
            if table.rows:
                yield table
                table = Table()
            for words in row:
                yield _begin(words, self._labels.split(words), after_blank=True)
        if table.rows:
            yield table


def _may_not_stand_in_cell(line: str) -> bool:
    """Whether a line begins a numbered paragraph, which no cell of a committee paper does."""
    return bool(re.match(r"\s*\d{1,2}\.\d{1,2}\.?\s+\S", line))


def _begin(line: str, labelled: Labelled, after_blank: bool) -> Passage:
    indent = len(line) - len(line.lstrip())
    lines = [labelled.words] if labelled.words else []
    return Passage(lines, labelled.label, labelled.form, indent, after_blank, label_stood_alone=not lines)


def _rejoin_interrupted(parts: Sequence[Part]) -> list[Part]:
    """Join a passage that a page break cut in two: the rest goes on in lower case."""
    joined: list[Part] = []
    for part in parts:
        before = joined[-1] if joined else None
        if isinstance(part, Passage) and isinstance(before, Passage) and _is_cut_off(before, part):
            before.lines.extend(part.lines)
        else:
            joined.append(part)
    return joined


def _is_cut_off(before: Passage, part: Passage) -> bool:
    return is_interrupted(before.tail, part.words, part.label)


def is_interrupted(before: str, words: str, label: str) -> bool:
    """Whether unlabelled words in lower case go on with words that stopped in mid-sentence."""
    return (
        not label
        and words[:1].islower()
        and not ends_with_stop(before)
        and len(before.split()) >= _INTERRUPTED_FROM_WORDS
    )
