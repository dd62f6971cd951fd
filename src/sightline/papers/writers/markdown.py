"""A paper as Markdown, for review: one can read it as it is and see a change in a diff."""

from __future__ import annotations

import re

from sightline.papers.blocks import (
    Basis,
    Block,
    Box,
    Bullets,
    Details,
    Heading,
    Idea,
    Lines,
    NewPage,
    Paper,
    Paragraph,
    Picture,
    Quotation,
    Sentence,
    Sentences,
    Table,
)
from sightline.papers.laying import Laid, Notes, laid_out, printable

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#])")


def markdown(paper: Paper) -> str:
    """The paper as Markdown with footnotes; ends with one line break."""
    paper = printable(paper)
    writer = _Writer(Notes(paper))
    parts = [f"# {_escaped(paper.title)}"]
    if paper.is_draft:
        parts.insert(0, "**DRAFT**")
    if paper.subtitle:
        parts.append(_escaped(paper.subtitle))
    parts += [text for laid in laid_out(paper) if (text := writer.block(laid))]
    parts += [_properties(paper), *writer.notes()]
    return "\n\n".join(part for part in parts if part) + "\n"


class _Writer:
    def __init__(self, notes: Notes) -> None:
        self._notes = notes

    def block(self, laid: Laid) -> str:
        number = f"{laid.number} " if laid.number else ""
        match laid.block:
            case Heading(text, level):
                return f"{'#' * (level + 1)} {number}{_escaped(text)}"
            case Paragraph(sentences):
                return number + self._run(sentences)
            case _:
                return self._unnumbered(laid.block)

    def _unnumbered(self, block: Block) -> str:
        match block:
            case Quotation(sentence):
                return f"> {self._said(sentence)}"
            case Bullets():
                return self._bullets(block)
            case Table():
                return self._table(block)
            case Details(rows):
                return "\n".join(f"- **{_escaped(label)}:** {self._run(words)}" for label, words in rows)
            case Picture():
                return self._picture(block)
            case Box(title, sentences, points):
                lines = [f"**{_escaped(title)}**", self._run(sentences), *map(self._said, points)]
                return "\n>\n".join(f"> {line}" for line in lines if line)
            case Lines(lines):
                return "  \n".join(self._said(line) for line in lines)
            case Idea(picture, sentences):
                return f"*Place for a picture: {_escaped(picture)}*  \n{self._run(sentences)}"
            case Heading() | Paragraph() | NewPage():
                return ""

    def _bullets(self, block: Bullets) -> str:
        lines = []
        for item in block.items:
            lines.append(f"- {self._run(item.sentences)}")
            lines += [f"  - {self._run(part)}" for part in item.parts]
        return "\n".join(lines)

    def _table(self, table: Table) -> str:
        head = [_escaped(cell) for cell in table.head]
        rows = [[self._said(cell) for cell in row] for row in table.rows]
        lines = [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]
        return f"**{_escaped(table.caption)}**\n\n" + "\n".join(lines)

    def _picture(self, picture: Picture) -> str:
        parts = [f"**{_escaped(picture.title)}**", self._said(picture.sentence)]
        return "\n\n".join([*parts, self._table(picture.table)] if picture.table else parts)

    def _run(self, sentences: Sentences) -> str:
        return " ".join(self._said(sentence) for sentence in sentences)

    def _said(self, sentence: Sentence) -> str:
        text = _escaped(" ".join(sentence.text.split()))
        if sentence.basis is Basis.MISSING:
            text = f"**{text}**"
        return text + "".join(f"[^{number}]" for number in self._notes.numbers(sentence))

    def notes(self) -> list[str]:
        if not self._notes.sources:
            return []
        lines = (
            f"[^{number}]: {_escaped(source.in_words())}" for number, source in enumerate(self._notes.sources, start=1)
        )
        return ["## Sources", "\n".join(lines)]


def _properties(paper: Paper) -> str:
    if not paper.properties:
        return ""
    lines = "\n".join(f"- {_escaped(name)}: {_escaped(value)}" for name, value in paper.properties)
    return f"## About this paper\n\n{lines}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
