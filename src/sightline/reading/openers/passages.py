"""Passages and tables: what openers make of a document before it is written as blocks.

Plain text marks nothing, and many web pages and Word files little more. What a passage is then has
to show in its words and its neighbours: a heading is short, ends without a stop and has something
to stand over; a table whose cells were scraped as paragraphs begins with its two heads.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sightline.reading.openers.labels import LabelForm

_STOP_WITHIN = 12
_STOP = re.compile(r"[.!?;:][)\]’”'\"]*$")
_LONGEST_ACRONYM = 6
_TAIL_LINES = 12
_HEADING_WORDS = 14
_HEADING_CHARACTERS = 110
BODY_WORDS = 12
_NUMBERED_HEADING_WORDS = 8
BOLD_HEADING_LEVEL = 2
_LONGEST_CELL = 1_500
_CELL_WORDS = 16
_GRADE_WORDS = 6
_NO_HEADING = re.compile(
    r"(?:Dear|Yours|Tel|Phone|Email|Contact|Signed|Lead inspector|Inspection dates?)\b|(?:To|From|By|Date|Meeting):"
    r"|(?:\w+day,? )?\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ \d{4}$|[“‘\"•–]|\S+@|www\.|https?:"
)
_INSPECTION_FACT = re.compile(r"(?:Inspection dates?|Dates? of (?:inspection|visit)|Meeting):")
_FLAT_HEADS = (re.compile(r"judge?ments?", re.IGNORECASE), re.compile(r"grades?", re.IGNORECASE))


@dataclass(slots=True)
class Passage:
    """A paragraph, heading, list item or footnote: its printed lines without the label.

    ``heading`` is the level of a heading that the document marks as one, ``depth`` the nesting of
    a list item where the document says it; both are 0 where it does not.
    """

    lines: list[str]
    label: str = ""
    form: LabelForm = LabelForm.NONE
    indent: int = 0
    after_blank: bool = True
    label_stood_alone: bool = False
    heading: int = 0
    depth: int = 0
    is_footnote: bool = False

    @property
    def words(self) -> str:
        """The words on one line."""
        return " ".join(self.lines)

    @property
    def tail(self) -> str:
        """The last lines alone: enough to see how the passage ends."""
        return " ".join(self.lines[-_TAIL_LINES:])


@dataclass(slots=True)
class Table:
    """Rows of cells; what a merged cell covers is empty."""

    rows: list[list[str]] = field(default_factory=list)


Part = Passage | Table


def ends_with_stop(words: str) -> bool:
    """Whether the words end as a sentence or a clause before a list does."""
    return bool(_STOP.search(words[-_STOP_WITHIN:]))


def is_shouted(words: str) -> bool:
    """Whether the words are all in capitals, as headings and signatures are; an acronym is not."""
    return words.isupper() and sum(map(str.isalpha, words)) > _LONGEST_ACRONYM


def could_be_bold_heading(words: str) -> bool:
    """Whether words all in bold are short enough, and end openly enough, to be a heading."""
    return 0 < len(words.split()) <= _HEADING_WORDS and not ends_with_stop(words.rstrip(":?"))


def is_real_table(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table holds data and is not there for the layout: two columns, and no cell a page of text."""
    is_wide = any(sum(map(bool, row)) > 1 for row in rows)
    return is_wide and all(len(cell) <= _LONGEST_CELL for row in rows for cell in row)


def is_heading(passage: Passage, following: Part | None) -> bool:
    """Whether a passage that is not marked as a heading reads as one above what follows it."""
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


def _is_numbered_heading(passage: Passage, following: Part) -> bool:
    """A short numbered line is a heading unless its list goes on at once."""
    if ends_with_stop(passage.words) or len(passage.words.split()) > _NUMBERED_HEADING_WORDS:
        return False
    if isinstance(following, Table) or following.form is not LabelForm.NUMBER:
        return True
    return following.label.count(".") > passage.label.strip(".").count(".") and "." in following.label.strip(".")


def _is_body(part: Part) -> bool:
    """Whether a part is something that a heading stands over."""
    if isinstance(part, Table):
        return True
    return (
        bool(part.label or _INSPECTION_FACT.match(part.words))
        or len(part.words.split()) >= BODY_WORDS
        or part.words.endswith((":", "."))
    )


def rebuild_flat_tables(parts: Sequence[Part]) -> list[Part]:
    """Rebuild the table of judgements whose cells were scraped as one short paragraph each."""
    rebuilt: list[Part] = []
    at = 0
    while at < len(parts):
        rows = _flat_rows(parts, at)
        rebuilt.append(Table(rows) if rows else parts[at])
        at += max(len(rows) * 2, 1)
    return rebuilt


def _flat_rows(parts: Sequence[Part], at: int) -> list[list[str]]:
    rows: list[list[str]] = []
    for index in range(at, len(parts) - 1, 2):
        pair = [_flat_cell(parts[index], _CELL_WORDS), _flat_cell(parts[index + 1], _GRADE_WORDS)]
        heads = not rows and not all(head.fullmatch(cell) for head, cell in zip(_FLAT_HEADS, pair, strict=True))
        if heads or not all(pair):
            break
        rows.append(pair)
    return rows if len(rows) > 1 else []


def _flat_cell(part: Part, most_words: int) -> str:
    if isinstance(part, Table) or part.label or len(part.words.split()) > most_words or ends_with_stop(part.words):
        return ""
    return part.words
