"""Lists in letters and papers: which items follow a sentence, and which belong together."""

from __future__ import annotations

from collections.abc import Sequence

from sightline.reading.model import Block, BlockKind, Document


def list_after(blocks: Sequence[Block], index: int) -> list[Block]:
    """The list that follows the block at ``index`` at once, nested items with it."""
    items: list[Block] = []
    for block in blocks[index + 1 :]:
        if block.kind is not BlockKind.LIST_ITEM:
            break
        items.append(block)
    return items


def grouped(document: Document, items: Sequence[Block]) -> list[list[Block]]:
    """Items of a list, each with the nested items below it.

    Where the nesting was lost, items in lower case below one that ends in a colon are its own.
    """
    groups: list[list[Block]] = []
    top = min((item.level for item in items), default=1)
    for item in items:
        leads = bool(groups) and document.words(groups[-1][0]).rstrip().endswith(":")
        if groups and (item.level > top or (leads and document.words(item)[:1].islower())):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def joined(document: Document, group: Sequence[Block]) -> str:
    """One area as one text: the lead-in, then its nested items parted by "; "."""
    return "; ".join(document.words(block).strip().rstrip(";").rstrip() for block in group)
