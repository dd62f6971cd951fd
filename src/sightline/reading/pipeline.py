"""One document to one reading: recognised first, then read by the reader of its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sightline.reading.kinds import inspection_report
from sightline.reading.model import Document, Reading
from sightline.reading.recognise import REPORT, document_kind

READERS: Mapping[str, Callable[[Document], Reading]] = {REPORT: inspection_report.read}


def read_document(document: Document) -> Reading:
    """What the document says, each fact with its place. A kind that no one reads gives its kind alone."""
    kind = document_kind(document)
    reader = READERS.get(kind)
    return reader(document) if reader else Reading(document=document, kind=kind)
