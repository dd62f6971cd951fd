"""A composed paper with people's words in it: each change kept by its key, and what the facts say instead shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from sightline.papers.blocks import (
    Basis,
    Block,
    Box,
    Bullet,
    Bullets,
    Details,
    Idea,
    Lines,
    Paper,
    Paragraph,
    Picture,
    Quotation,
    Sentence,
    Sentences,
    Table,
)

Change = Callable[[Sentence], Sentence | None]


@dataclass(frozen=True, slots=True)
class Said:
    """What a person put in the place of a statement; no words take it out. ``composed`` was there then."""

    composed: str
    says: str
    by: str


@dataclass(frozen=True, slots=True)
class Differs:
    """A statement that is not what it was: its words before (none: it is new) and now (none: it is gone)."""

    key: str
    before: str
    now: str


def with_edits(paper: Paper, edits: Mapping[str, Said]) -> Paper:
    """The paper with people's words in the places of its own; a quotation stays exact or goes, whole."""
    return _rewritten(paper, lambda sentence: _said(sentence, edits.get(sentence.key)))


def outdated(paper: Paper, edits: Mapping[str, Said]) -> tuple[Differs, ...]:
    """Where a person changed a statement and the facts behind it have changed since."""
    composed = {sentence.key: sentence.text for sentence in paper.sentences()}
    return tuple(
        Differs(key, said.composed, composed.get(key, ""))
        for key, said in edits.items()
        if composed.get(key, "") != said.composed
    )


def differences(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[Differs, ...]:
    """What differs between two versions, by key, in the order of the newer one."""
    keys = [*now, *(key for key in before if key not in now)]
    pairs = ((key, before.get(key, ""), now.get(key, "")) for key in keys)
    return tuple(Differs(key, old, new) for key, old, new in pairs if old != new)


def _said(sentence: Sentence, said: Said | None) -> Sentence | None:
    if said is None:
        return sentence
    if not said.says:
        return None
    if sentence.basis is Basis.QUOTED:
        return sentence
    return replace(sentence, text=said.says, basis=Basis.OWN, by=said.by)


def _rewritten(paper: Paper, change: Change) -> Paper:
    blocks = (_block(block, change) for block in paper.blocks)
    return replace(paper, blocks=tuple(block for block in blocks if block is not None))


def _block(block: Block, change: Change) -> Block | None:
    """The block with each statement changed; ``None`` where nothing is left of it."""
    match block:
        case Paragraph(sentences) | Idea(_, sentences):
            left = _run(sentences, change)
            return replace(block, sentences=left) if left else None
        case Box(_, sentences, points):
            told, left = _run(sentences, change), _run(points, change)
            return replace(block, sentences=told, points=left) if told or left else None
        case Lines(lines):
            left = _run(lines, change)
            return replace(block, lines=left) if left else None
        case Quotation(sentence):
            said = change(sentence)
            return replace(block, sentence=said) if said else None
        case Bullets(items):
            bullets = tuple(it for it in (_bullet(item, change) for item in items) if it.sentences)
            return replace(block, items=bullets) if bullets else None
        case Table() | Details() | Picture():
            return _figures(block, change)
        case _:
            return block


def _figures(block: Table | Details | Picture, change: Change) -> Block:
    """Where every statement has its place, one that is taken out leaves its place blank."""
    match block:
        case Table():
            return replace(block, rows=tuple(tuple(_cell(cell, change) for cell in row) for row in block.rows))
        case Details(rows):
            return replace(
                block, rows=tuple((label, tuple(_cell(it, change) for it in words)) for label, words in rows)
            )
        case Picture(sentence=sentence):
            return replace(block, sentence=_cell(sentence, change))


def _cell(sentence: Sentence, change: Change) -> Sentence:
    return change(sentence) or replace(sentence, text="", sources=())


def _bullet(item: Bullet, change: Change) -> Bullet:
    parts = (_run(part, change) for part in item.parts)
    return Bullet(_run(item.sentences, change), tuple(part for part in parts if part))


def _run(sentences: Sentences, change: Change) -> Sentences:
    return tuple(said for said in map(change, sentences) if said is not None)
