"""A paper as a PDF, tagged for screen readers (PDF/UA-1), set by Typst."""

from __future__ import annotations

import json
from typing import Any

from sightline.papers.blocks import (
    Block,
    Box,
    Bullet,
    Bullets,
    Details,
    Heading,
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
from sightline.papers.laying import Laid, Notes, is_short, laid_out, printable
from sightline.papers.writers.pictures import in_our_letters, in_words, place_for
from sightline.papers.writers.typesetting import as_pdf

Node = dict[str, Any]


def pdf(paper: Paper) -> bytes:
    """The paper as a PDF that says its title, language, headings, tables and pictures to a screen reader."""
    paper = printable(paper)
    return as_pdf("paper.typ", {"paper": json.dumps(_Writer(Notes(paper)).paper(paper))})


class _Writer:
    """The paper as plain values that the template sets without knowing our blocks."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes

    def paper(self, paper: Paper) -> Node:
        return {
            "title": paper.title,
            "subtitle": paper.subtitle,
            "author": paper.author,
            "look": paper.look.value,
            "is_draft": paper.is_draft,
            "blocks": [self._laid(laid) for laid in laid_out(paper)],
            "properties": [list(pair) for pair in paper.properties],
            "notes": [source.in_words() for source in self._notes.sources],
        }

    def _laid(self, laid: Laid) -> Node:
        return {
            "kind": type(laid.block).__name__,
            "number": laid.number,
            "leads": laid.leads,
            **self._block(laid.block),
        }

    def _block(self, block: Block) -> Node:
        match block:
            case Heading(text, level):
                return {"text": text, "level": level}
            case Paragraph(sentences):
                return {"words": self._run(sentences)}
            case Quotation(sentence):
                return {"words": [self._said(sentence)]}
            case Bullets(items):
                return {"items": [self._bullet(item) for item in items]}
            case Table():
                return self._table(block)
            case _:
                return self._set_apart(block)

    def _set_apart(self, block: Block) -> Node:
        match block:
            case Details(rows):
                return {"rows": [[label, self._run(words)] for label, words in rows]}
            case Picture():
                return self._picture(block)
            case Box(title, sentences, points):
                return {"title": title, "words": self._run(sentences), "points": self._run(points)}
            case Lines(lines):
                return {"lines": self._run(lines)}
            case Idea(picture, sentences):
                return {"alt": in_words(picture), "svg": place_for(picture), "words": self._run(sentences)}
            case _:
                return {}

    def _bullet(self, item: Bullet) -> Node:
        return {"words": self._run(item.sentences), "parts": [self._run(part) for part in item.parts]}

    def _table(self, table: Table) -> Node:
        widths = list(table.widths) or [1.0] * len(table.head)
        rows = [[self._said(cell) for cell in row] for row in table.rows]
        return {
            "caption": table.caption,
            "head": list(table.head),
            "rows": rows,
            "widths": widths,
            "is_short": is_short(table),
        }

    def _picture(self, picture: Picture) -> Node:
        table = self._table(picture.table) if picture.table else None
        words = self._said(picture.sentence)
        return {
            "title": picture.title,
            "words": words,
            "alt": picture.sentence.text,
            "svg": in_our_letters(picture.svg),
            "table": table,
        }

    def _run(self, sentences: Sentences) -> list[Node]:
        return [self._said(sentence) for sentence in sentences]

    def _said(self, sentence: Sentence) -> Node:
        numbers = list(self._notes.numbers(sentence))
        return {"text": sentence.text, "basis": sentence.basis.value, "notes": numbers}
