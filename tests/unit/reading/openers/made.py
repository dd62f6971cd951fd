"""Small invented files of each format, and a short way to say which blocks a document has."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

from sightline.reading.model import Document
from sightline.reading.openers import open_bytes

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

Outline = list[tuple[str, int, str, str]]


def outline(document: Document) -> Outline:
    """Kind, level, label and words of each block; of a cell its row and column in place of the label."""
    return [
        (
            block.kind.value,
            block.level,
            block.label if block.table is None else f"{block.table}/{block.row}/{block.column}",
            document.words(block),
        )
        for block in document.blocks
    ]


def opened(text: str, name: str = "made.txt") -> Document:
    """The document made of a text as it stands in a file."""
    return open_bytes(text.encode(), name)


def word_part(body: str, root: str = "document") -> str:
    """An XML part of a Word file around what it holds."""
    inner = f"<w:body>{body}</w:body>" if root == "document" else body
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} xmlns:w="{_W}">{inner}</w:{root}>'


def word_file(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """A Word file with the given body and further parts by name."""
    return archive({"word/document.xml": word_part(body), **(parts or {})})


def archive(members: Mapping[str, str | bytes]) -> bytes:
    """A zip file of members by name."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as stream:
        for name, content in members.items():
            stream.writestr(name, content)
    return buffer.getvalue()


def paragraph(words: str, properties: str = "", run: str = "") -> str:
    """A Word paragraph of one run."""
    return (
        f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'
    )


PLAIN = """Report to:
|
Scrutiny Panel
|
Title:
|
Focused visit to Northmere
|
1
Background
1.1 Northmere
was visited in May and the inspectors looked at plans for
children in need and at how they are reviewed.
- Plans are
clear.
"""

MARKDOWN = """# Visit to Northmere

Words with **bold** and a [link](https://northmere.example).

- one
  - two

| Judgement | Grade |
| --- | --- |
| Help | Good |
"""

HTML = """<!doctype html><html><head><title>Visit | Northmere</title></head><body><nav>Menu</nav>
<main><h1>Visit to Northmere</h1><p>Plans for children are clear and are reviewed at good intervals by managers.</p>
<ul><li>one<ul><li>two</li></ul></li></ul>
<table><tr><th>Judgement</th><th>Grade</th></tr><tr><td>Help</td><td>Good</td></tr></table></main></body></html>"""

WORD = word_file(
    paragraph("Visit to Northmere", '<w:outlineLvl w:val="0"/>')
    + paragraph("Plans are clear.")
    + "<w:tbl><w:tr><w:tc>"
    + paragraph("Judgement")
    + "</w:tc><w:tc>"
    + paragraph("Grade")
    + "</w:tc></w:tr></w:tbl>"
)
