"""What a page yields before the document is put together: blocks as printed, page by page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sightline.reading.model import BlockKind

_BULLETS = "■◼◾▪▫●•○◦‣∙·⁃\uf0b7\uf0a7\uf06e\uf06f\uf0d8\uf0fc\uf02d\u2013\u2212-"
_DASHES = frozenset("\u2013\u2212-o○◦\uf02d\uf06f")
_LABEL = re.compile(
    r"\s*(?:"
    r"(?P<number>\d{1,3}(?:\.\d{1,2}){0,2}[.)]|\d{1,2}\.\d{1,2})(?=\s*[A-Z‘’“\"'(]|\s+\S)"
    rf"|(?P<bullet>[{re.escape(_BULLETS)}\ue000-\uf8ff])(?=\s|[A-Za-z‘“])"
    r"|(?P<lost>[no§])(?=\s+[A-Za-z‘“])"
    r"|(?P<letter>\(?(?:[a-z]|[ivx]{1,4})[.)])(?=\s)"
    r")\s*"
)
_LONGEST_HEADING = 220
_LONGEST_HEADING_WITH_STOP = 100
_NOTE_NUMBER = re.compile(r"\s*(\d{1,2})(?!\d)")
_BARE_NUMBER = re.compile(r"\s*(\d{1,3})\s+(?=[A-Z‘“])")


@dataclass(slots=True)
class Piece:
    """One block of one page, still with its line ends; ``joins`` says it goes on from the page before."""

    kind: BlockKind
    text: str
    page: int
    level: int = 0
    label: str = ""
    joins: bool = False
    place: tuple[int, int, int] | None = None
    lines: list[tuple[str, int]] = field(default_factory=list)

    def printed_lines(self) -> list[tuple[str, int]]:
        """The words line by line, each with its page."""
        return [(line, self.page) for line in self.text.splitlines()]


def split_label(text: str, in_list: bool, last_number: int) -> tuple[str, str]:
    """The printed label at the head of ``text``, and the rest.

    Letters and lost bullets are labels only inside a list. A number without a full stop is one
    only where it follows the last number (paragraph "10 While" after paragraph 9).
    """
    found = _LABEL.match(text)
    if found and (in_list or found["number"] or found["bullet"]):
        return text[: found.end()].strip(), text[found.end() :]
    bare = _BARE_NUMBER.match(text)
    if bare and int(bare[1]) == last_number + 1:
        return bare[1], text[bare.end() :]
    return "", text


def is_heading(text: str) -> bool:
    """Whether words tagged as a heading can be one: neither a bullet nor a paragraph of sentences."""
    words = " ".join(text.split())
    bullet = _LABEL.match(words)
    if len(words) > _LONGEST_HEADING or (bullet and bullet["bullet"]):
        return False
    return not (words.endswith(".") and len(words) > _LONGEST_HEADING_WITH_STOP)


def is_dash(label: str) -> bool:
    """Whether a bullet is of the kind that reports use for the inner list."""
    return label in _DASHES


def drop_note_marks(pieces: list[Piece]) -> None:
    """Take footnotes' marks out of the words they are stuck to ("improve?1", "schools3 , of whom").

    Only a number that a footnote of the same page begins with is a mark.
    """
    numbers: dict[int, list[str]] = {}
    for piece in pieces:
        number = _NOTE_NUMBER.match(piece.text) if piece.kind is BlockKind.FOOTNOTE else None
        if number:
            numbers.setdefault(piece.page, []).append(number[1])
    for piece in pieces:
        if piece.page in numbers and piece.kind is not BlockKind.FOOTNOTE:
            marks = "|".join(numbers[piece.page])
            piece.text = re.sub(rf"(?<=[A-Za-z.,;:?!’”)])(?:{marks})(?=\s|[.,;:?!)]|$)", "", piece.text)
