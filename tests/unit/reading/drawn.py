"""Documents drawn line by line, so that a test shows the page it is about.

``#`` to ``####`` begin headings, ``1.`` and ``a)`` numbered items, ``*`` bullets and ``**`` nested ones,
``|`` the cells of a row, ``^`` footnotes, ``@`` running heads; ``---`` turns the page, and anything else
is a paragraph. An empty line ends a table.
"""

from __future__ import annotations

import re

from sightline.reading.model import Document
from sightline.reading.openers.builder import DocumentBuilder

_NUMBERED = re.compile(r"(\d+\.|\(?[a-z]+\))\s+(.*)")


def drawn(page: str) -> Document:
    """The document that these lines draw."""
    builder, number, table, row = DocumentBuilder(), 1, -1, -1
    is_in_table = False
    for line in (line.strip() for line in page.strip().splitlines()):
        if line == "---":
            number += 1
        elif line.startswith("|"):
            table, row = (table, row + 1) if is_in_table else (table + 1, 0)
            for column, words in enumerate(line.strip("|").split("|")):
                builder.cell(words, table, row, column, number)
        elif line:
            _add(builder, line, number)
        is_in_table = line.startswith("|")
    return builder.build("ab" * 32, "northmere.pdf", "application/pdf", number)


def _add(builder: DocumentBuilder, line: str, page: int) -> None:
    marks, _, words = line.partition(" ")
    numbered = _NUMBERED.match(line)
    if marks in {"#", "##", "###", "####"}:
        builder.heading(words, len(marks), page)
    elif marks in {"*", "**"}:
        builder.list_item(words, level=len(marks), page=page)
    elif marks == "^":
        builder.footnote(words, page)
    elif marks == "@":
        builder.furniture(words)
    elif numbered:
        builder.list_item(numbered[2], label=numbered[1], page=page)
    else:
        builder.paragraph(line, page)
