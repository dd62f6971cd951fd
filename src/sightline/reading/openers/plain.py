"""Opens plain text: reports, papers and letters as scraped from committee systems and web pages."""

from __future__ import annotations

import re

from sightline.reading.model import Document
from sightline.reading.openers.guards import Deadline
from sightline.reading.openers.passages import Part, Passage
from sightline.reading.openers.reflow import reflow
from sightline.reading.openers.sniff import Format, decode
from sightline.reading.openers.writer import document_of

_WEB_TAIL = re.compile(
    r"(?:comments|share(?: this)?(?: page)?|print(?: this page)?|back to top|top of page)", re.IGNORECASE
)


def open_plain(data: bytes, name: str) -> Document:
    """The document in plain text, re-flowed.

    Raises UnusableDocument: ``not-a-document`` for binary content, ``too-large`` past the deadline.
    """
    deadline = Deadline()
    reflowed = reflow(decode(data), deadline)
    tail = _cut_web_tail(reflowed.parts)
    return document_of(reflowed.parts, data, name, Format.PLAIN, deadline, furniture=reflowed.furniture + tail)


def _cut_web_tail(parts: list[Part]) -> list[str]:
    """Cut the words of a web page's foot off the end, and give them back."""
    tail: list[str] = []
    while parts and isinstance(last := parts[-1], Passage) and _WEB_TAIL.fullmatch(last.words):
        tail.append(last.words)
        parts.pop()
    return tail
