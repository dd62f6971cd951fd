"""Marking what was looked for in the words as printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sightline.register.search.asking import Asked, Kind, Term
from sightline.register.search.words import Word, stem, words_in

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, and whether it is what was looked for. Pieces in order are the whole text."""

    text: str
    is_match: bool


def mark(text: str, asked: Asked) -> tuple[Piece, ...]:
    """The text in pieces, those marked that an index would have found."""
    words = list(words_in(text))
    spans = sorted(span for term in asked.wanted for span in _spans(words, term))
    return tuple(_pieces(text, _joined(spans)))


def _spans(words: list[Word], term: Term) -> Iterator[Span]:
    if term.kind is Kind.PHRASE:
        yield from _in_a_row(words, term.words)
        return
    sought = term.words[0]
    for word in words:
        if word.folded.startswith(sought) if term.kind is Kind.BEGINNING else stem(word.folded) == sought:
            yield word.start, word.end


def _in_a_row(words: list[Word], sought: tuple[str, ...]) -> Iterator[Span]:
    folded = tuple(word.folded for word in words)
    for first in range(len(words) - len(sought) + 1):
        if folded[first : first + len(sought)] == sought:
            yield words[first].start, words[first + len(sought) - 1].end


def _joined(spans: list[Span]) -> list[Span]:
    """Spans that overlap as one."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _pieces(text: str, spans: list[Span]) -> Iterator[Piece]:
    at = 0
    for start, end in spans:
        if start > at:
            yield Piece(text[at:start], is_match=False)
        yield Piece(text[start:end], is_match=True)
        at = end
    if at < len(text):
        yield Piece(text[at:], is_match=False)
