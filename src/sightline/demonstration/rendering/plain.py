"""Sets a draft as plain text: as a person saves it, or as a robot scrapes it from a committee system."""

from __future__ import annotations

from itertools import chain
from textwrap import wrap

from sightline.demonstration.blocks import (
    Block,
    Bullets,
    Contents,
    Draft,
    Heading,
    Item,
    Lines,
    NewPage,
    Numbered,
    Paragraph,
    Table,
)

MARK = "Demonstration: invented authority"
SCRAPED_WIDTH = 62
LOST_BULLET = "n"
"""What is left of a square bullet when its symbol font is lost."""


def text(draft: Draft) -> bytes:
    """One line a paragraph, bullets with the letter a lost symbol font leaves, table cells one below the other."""
    parts = chain.from_iterable(_saved(block) for block in draft.blocks)
    return ("\n\n".join([*parts, MARK]) + "\n").encode()


def scraped(draft: Draft) -> bytes:
    """Lines broken where the page broke them, table cells and inner bullets parted by a mark on a line of its own."""
    parts = chain.from_iterable(_scraped(block) for block in draft.blocks)
    return ("\n".join([*parts, MARK]) + "\n").encode()


def _saved(block: Block) -> list[str]:
    match block:
        case Heading():
            return [block.text]
        case Paragraph():
            return [f"{block.label} {block.text}".strip()]
        case Numbered():
            return [f"{block.number}{'' if block.glued else ' '}{block.text}"]
        case Bullets():
            return [
                line
                for item in block.items
                for line in (f"{LOST_BULLET}  {item.text}", *(f"−  {part}" for part in item.parts))
            ]
        case Table():
            return [cell for row in block.rows for cell in row if cell]
        case Lines():
            return list(block.lines)
        case Contents() | NewPage():
            return []


def _scraped(block: Block) -> list[str]:
    match block:
        case Table():
            cells = [_broken(cell) for row in block.rows for cell in row]
            return ["|", *chain.from_iterable((*cell, "|") for cell in cells)]
        case Bullets():
            items = (
                (f"- {item.text}", *chain.from_iterable(("-", part) for part in item.parts)) for item in block.items
            )
            return list(chain.from_iterable(_broken(line) for line in chain.from_iterable(items)))
        case Lines():
            return list(block.lines)
        case _:
            return list(chain.from_iterable(_broken(line) for line in _saved(block)))


def _scraped_item(item: Item) -> list[str]:
    inner = chain.from_iterable(("-", *_broken(part)) for part in item.parts)
    return [*_broken(f"- {item.text}"), *inner]


def _broken(line: str) -> list[str]:
    return wrap(line, SCRAPED_WIDTH, break_long_words=False, break_on_hyphens=False)
