"""One document to one reading: recognised first, then read by the reader of its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sightline.reading.finders.findings import with_sentences
from sightline.reading.kinds import (
    action_plan,
    childrens_letter,
    committee_report,
    inspection_report,
    press_notice,
    visit_letter,
)
from sightline.reading.model import Document, Reading
from sightline.reading.recognise import REPORT, document_kind

READERS: Mapping[str, Callable[[Document], Reading]] = {
    REPORT: inspection_report.read,
    action_plan.KIND: action_plan.read,
    childrens_letter.KIND: childrens_letter.read,
    committee_report.KIND: committee_report.read,
    press_notice.KIND: press_notice.read,
    visit_letter.KIND: visit_letter.read,
}


def read_document(document: Document) -> Reading:
    """What the document says, each fact with its place. A kind that no one reads gives its kind alone."""
    kind = document_kind(document)
    reader = READERS.get(kind)
    return with_sentences(reader(document)) if reader else Reading(document=document, kind=kind)
