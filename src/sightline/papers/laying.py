"""What every writer must agree on: the numbers of paragraphs, and the notes that say where a statement rests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from operator import is_
from typing import Any

from sightline.papers.blocks import Block, Heading, Look, Paper, Paragraph, Sentence, Source, Table


@dataclass(frozen=True, slots=True)
class Laid:
    """A block with the number printed before it: ``2`` for a section, ``2.1`` for a paragraph, or none."""

    block: Block
    number: str = ""

    @property
    def leads(self) -> bool:
        """Whether it announces what follows, and must not be parted from it at the foot of a page."""
        if not isinstance(self.block, Paragraph):
            return False
        return self.block.leads or any(it.text.endswith(":") for it in self.block.sentences[-1:])


_NOT_PRINTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that no Word file and no web page may hold: what commands a machine, and halves of characters."""


def printable(paper: Paper) -> Paper:
    """The paper with a space where it holds a character that no file of words may hold."""
    cleaned = _cleaned(paper)
    return cleaned if isinstance(cleaned, Paper) else paper


def _cleaned(value: Any) -> Any:
    """The value, or one like it with its words cleaned; itself where there is nothing to clean."""
    match value:
        case Enum():
            return value
        case str():
            return value if value.isprintable() else _NOT_PRINTED.sub(" ", value.replace("\r\n", "\n"))
        case tuple():
            found = tuple(map(_cleaned, value))
            return value if all(map(is_, found, value)) else found
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {it.name: _cleaned(getattr(value, it.name)) for it in fields(value)}
    changed = {name: now for name, now in changed.items() if now is not getattr(value, name)}
    return replace(value, **changed) if changed else value


NUMBERED_LOOKS = frozenset({Look.COMMITTEE})


def laid_out(paper: Paper) -> Iterator[Laid]:
    """The blocks in order, numbered as committees number them: sections, and paragraphs within them."""
    section = paragraph = 0
    is_numbered = paper.look in NUMBERED_LOOKS
    for block in paper.blocks:
        match block:
            case Heading(level=1) if is_numbered:
                section, paragraph = section + 1, 0
                yield Laid(block, f"{section}")
            case Paragraph(is_numbered=True) if is_numbered and section:
                paragraph += 1
                yield Laid(block, f"{section}.{paragraph}")
            case _:
                yield Laid(block)


_LETTERS_A_LINE, _SHORT = 85, 14


def is_short(table: Table) -> bool:
    """Whether a table has so few lines, its head among them, that no end of a page need part it."""
    widths = table.widths or (1.0,) * len(table.head)
    letters = [max(1, int(_LETTERS_A_LINE * part / sum(widths))) for part in widths]
    rows = (table.head, *([it.text for it in row] for row in table.rows))
    lines = (max(1 + len(text) // room for text, room in zip(row, letters, strict=True)) for row in rows)
    return sum(lines) <= _SHORT


class Notes:
    """The endnotes of a paper: each source has one number, given where it is first used.

    Where all is on one page, a document is one note, whatever its pages.
    """

    def __init__(self, paper: Paper) -> None:
        self._with_pages = paper.look is not Look.ONE_PAGE
        used = (source for sentence in paper.sentences() for source in sentence.sources)
        self.sources: tuple[Source, ...] = tuple(dict.fromkeys(self._place(source) for source in used))
        self._numbers = {source: number for number, source in enumerate(self.sources, start=1)}

    def numbers(self, sentence: Sentence) -> tuple[int, ...]:
        """The numbers of the notes behind a statement, in rising order."""
        return tuple(sorted({self._numbers[self._place(source)] for source in sentence.sources}))

    def _place(self, source: Source) -> Source:
        """The same place is one note, whatever words of it are quoted."""
        return Source(source.title, source.place if self._with_pages else "", source.on, link=source.link)
