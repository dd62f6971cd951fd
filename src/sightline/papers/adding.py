"""People's own sentences in a composed paper: after a statement, or at the end of a section."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sightline.papers.blocks import (
    Basis,
    Block,
    Box,
    Bullet,
    Bullets,
    Heading,
    Idea,
    Lines,
    NewPage,
    Paper,
    Paragraph,
    Sentence,
    Sentences,
)

OWN = "own."
"""How the key of a person's own sentence begins."""


@dataclass(frozen=True, slots=True)
class Added:
    """A person's own sentence: after the statement with a key, or at the end of the section where there is none."""

    key: str
    after: str
    section: str
    says: str
    by: str

    def sentence(self) -> Sentence:
        """It as a statement of the paper, marked as theirs."""
        return Sentence(self.key, self.says, Basis.OWN, by=self.by)


def with_own(paper: Paper, added: Iterable[Added]) -> Paper:
    """The paper with people's own sentences, in the order in which they were added.

    Where the statement they followed is gone, they stand at the end of its section; where that is gone too, at
    the end of the paper. None is lost.
    """
    blocks = paper.blocks
    for it in added:
        blocks = _after(blocks, it) or _at_end(blocks, it)
    return replace(paper, blocks=blocks)


def sections(paper: Paper) -> tuple[str, ...]:
    """The headings that open a section, in order."""
    return tuple(block.text for block in paper.blocks if isinstance(block, Heading) and block.level == 1)


def section_of(paper: Paper, key: str) -> str:
    """The heading of the section in which a statement stands; blank above the first."""
    section = ""
    for block in paper.blocks:
        if isinstance(block, Heading) and block.level == 1:
            section = block.text
        if any(sentence.key == key for sentence in block.said()):
            return section
    return ""


def _after(blocks: tuple[Block, ...], added: Added) -> tuple[Block, ...]:
    """The blocks with the sentence after its statement; none where nobody makes that statement."""
    for place, block in enumerate(blocks):
        if added.after and any(sentence.key == added.after for sentence in block.said()):
            return (*blocks[:place], *_joined(block, added), *blocks[place + 1 :])
    return ()


def _joined(block: Block, added: Added) -> tuple[Block, ...]:
    """The block with the sentence in it where it holds running words, else with a paragraph below it."""
    match block:
        case Paragraph(sentences) | Idea(_, sentences):
            return (replace(block, sentences=_run(sentences, added)),)
        case Lines(lines):
            return (replace(block, lines=_run(lines, added)),)
        case Box(_, sentences, points):
            return (replace(block, sentences=_run(sentences, added), points=_run(points, added)),)
        case Bullets(items):
            return (Bullets(_items(items, added)),)
        case _:
            return block, Paragraph((added.sentence(),))


def _run(sentences: Sentences, added: Added) -> Sentences:
    place = _place([[it.key] for it in sentences], added.after)
    return (*sentences[:place], added.sentence(), *sentences[place:]) if place else sentences


def _items(items: tuple[Bullet, ...], added: Added) -> tuple[Bullet, ...]:
    place = _place([[it.key for run in (item.sentences, *item.parts) for it in run] for item in items], added.after)
    return (*items[:place], Bullet((added.sentence(),)), *items[place:])


def _place(keys: Sequence[Sequence[str]], after: str) -> int:
    """Where to put what follows a key: behind what was added there before. 0 where the key is not among them."""
    place = next((place for place, its in enumerate(keys, start=1) if after in its), 0)
    while place and place < len(keys) and all(key.startswith(OWN) for key in keys[place]):
        place += 1
    return place


def _at_end(blocks: tuple[Block, ...], added: Added) -> tuple[Block, ...]:
    """The blocks with the sentence in a paragraph of its own at the end of its section, before any signature."""
    starts = [place for place, it in enumerate(blocks) if isinstance(it, Heading) and it.level == 1]
    own = [place for place in starts if _text(blocks[place]) == added.section]
    end = next((place for place in starts if own and place > own[0]), len(blocks))
    while end and isinstance(blocks[end - 1], Lines | NewPage):
        end -= 1
    return (*blocks[:end], Paragraph((added.sentence(),)), *blocks[end:])


def _text(block: Block) -> str:
    return block.text if isinstance(block, Heading) else ""
