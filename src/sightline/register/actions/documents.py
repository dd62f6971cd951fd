"""Taking a document in: what was read of it becomes rows, all of them or none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import JSONField, TextField, Value
from django.db.models.functions import Cast

from sightline.reading.contract import is_unreadable
from sightline.reading.shapes import ReadingShape
from sightline.register import events, search
from sightline.register.actions.addresses import fill_addresses
from sightline.register.actions.doubts import keep_settled, settled_of
from sightline.register.actions.placing import MAIN, Placed, Placer
from sightline.register.actions.recording import add_judgements, record_doubts, record_findings, record_judgements
from sightline.register.actions.recording_areas import record_areas
from sightline.register.actions.weighing import weigh
from sightline.register.models import Area, Document, Doubt, Finding, Inspection, Reading
from sightline.register.rows import add

if TYPE_CHECKING:
    from django.contrib.auth.models import User

LONGEST_TITLE = 400
LONGEST_NAME = 255


class Outcome(StrEnum):
    """What taking a document in came to."""

    NEW = "new"
    READ_AGAIN = "read-again"
    KNOWN = "known"


EVENTS = {Outcome.NEW: "document-taken-in", Outcome.READ_AGAIN: "document-read-again"}


@dataclass(frozen=True, slots=True)
class Taken:
    """A document taken in, and the inspection it is about where it names one."""

    document: Document
    outcome: Outcome
    inspection: Inspection | None


@transaction.atomic
def take_in(
    *,
    reading: ReadingShape,
    text: str,
    reader_version: str,
    by: str,
    at: datetime,
    source_url: str = "",
    embargo_until: date | None = None,
    readers: Iterable[User] = (),
    written: str = "",
) -> Taken:
    """Record what one version of the reader read in one document, in one transaction with its event.

    ``reading`` is the public shape (``written`` the same as JSON, where that is at hand), ``text`` the text its
    offsets count in; the original is on the shelf before. The same bytes read by the same version change nothing.
    Another version's reading joins the earlier ones and takes their place, except where a person settled a fact.
    ``embargo_until`` and ``readers`` hold for a document that is new.

    :raises ValueError: for a reading that stands for a file that could not be read.
    """
    sha256 = _sha256_of(reading)
    held = Document.objects.filter(sha256=sha256)
    document = held.get() if held.exists() else None  # the shorter question first: most are new
    if document and document.readings.filter(reader_version=reader_version).exists():
        return Taken(document, Outcome.KNOWN, main_inspection(document))
    is_new = document is None
    document = document or Document(sha256=sha256, added_at=at, embargo_until=embargo_until, source_url=source_url)
    _describe(document, reading, text)
    _save(document, readers if is_new else None)
    kept = _as_written(written) if written else reading
    Reading.objects.create(document=document, reader_version=reader_version, content=kept, read_at=at)
    inspection, said = _record(document, reading, is_new=is_new)
    search.index(document, written=said if is_new else None)
    outcome = Outcome.NEW if is_new else Outcome.READ_AGAIN
    told = {"sha256": sha256, "reader_version": reader_version, "inspection": inspection and inspection.pk}
    events.append(kind=EVENTS[outcome], subject=f"document/{document.pk}", by=by, at=at, content=told)
    return Taken(document, outcome, inspection)


def main_inspection(document: Document) -> Inspection | None:
    """The inspection a document is about, where it is held."""
    account = document.accounts.filter(role=MAIN).select_related("inspection").first()
    return account.inspection if account else None


def _sha256_of(reading: ReadingShape) -> str:
    sha256 = reading["document"]["sha256"]
    if sha256 is None or is_unreadable(reading):
        raise ValueError("a file that could not be read cannot be taken in")
    return sha256


def _as_written(written: str) -> Cast:
    """A reading as the column takes it that is JSON already, which need not be written a second time."""
    return Cast(Value(written, TextField()), JSONField())


def _describe(document: Document, reading: ReadingShape, text: str) -> None:
    shape = reading["document"]
    document.filename = shape["filename"][:LONGEST_NAME]
    document.media_type = shape["media_type"] or ""
    document.title = (shape["title"] or "")[:LONGEST_TITLE]
    document.kind = shape["kind"]
    document.pages = shape["pages"]
    document.characters = len(text)
    document.text = text


def _save(document: Document, readers: Iterable[User] | None) -> None:
    """Write the document's own row; those named for it are given for one that is new."""
    if readers is None:
        document.save()
        document.readings.update(is_current=False)
    else:
        add([document])
        document.readers.add(*readers)


def _record(document: Document, reading: ReadingShape, *, is_new: bool) -> tuple[Inspection | None, search.Written]:
    """Put its inspections to their places and write its rows; the inspection it is about, and what the index takes.

    Of a document that ``is_new`` nothing is held yet, and the database is not asked for it.
    """
    before, settled = (None, ()) if is_new else (main_inspection(document), settled_of(document))
    if not is_new:
        document.doubts.all().delete()
    placer = Placer(document, is_new)
    main = placer.main(reading["inspection"], before) if reading["inspection"] else None
    told = [placer.passing(event, index) for index, event in enumerate(reading["other_events"])]
    left = placer.settle()
    places = [placed for placed in (main, *told) if placed]
    written = _write(document, reading, places, main, is_new=is_new)
    keep_settled(document, settled)
    for inspection in left:
        _leave(inspection)
    begun = {placed.inspection.authority_id for placed in places if placed.is_new}
    if begun and _retry(begun, placer):
        written = written._replace(setting=None)  # others tell of what began here
    if main and main.inspection.is_national_fact and not document.source_url:
        fill_addresses([document.pk])
    return main.inspection if main else None, written


def _write(
    document: Document, reading: ReadingShape, places: list[Placed], main: Placed | None, *, is_new: bool
) -> search.Written:
    grades = record_judgements(document, places, is_new=is_new)
    inspection = main.inspection if main else None
    areas: search.Said = {}
    sentences: search.Said = {}
    if inspection:
        areas = record_areas(document, reading, inspection, is_new=is_new)
        sentences = record_findings(document, reading, inspection, is_new=is_new)
    else:
        _take_out(document)
    record_doubts(document, reading, inspection)
    setting = None
    if main and main.is_new:
        own = {area: grade for (inspected, area), grade in grades.items() if inspected == main.inspection.pk}
        setting = search.setting_of(main.inspection, own)
    return search.Written(sentences, areas, setting, is_first=all(it.is_new for it in places))


def _take_out(document: Document) -> None:
    """A document that is read as about no inspection any more keeps no rows of one."""
    Finding.objects.filter(document=document).delete()
    Area.objects.filter(document=document).delete()


def _leave(inspection: Inspection) -> None:
    """An inspection that the document tells of no more: without another account it goes."""
    if inspection.accounts.exists() or inspection.is_national_fact or inspection.reviews.exists():
        weigh(inspection)
    else:
        inspection.delete()


def _retry(authorities: set[str], placer: Placer) -> bool:
    """What was told in passing may belong to an inspection that is new; whether any did.

    ``placer`` is that of the document just placed, and knows what is held as long as nothing more is placed.
    """
    others = Doubt.objects.filter(authority__in=authorities, event__isnull=False).exclude(document=placer.document)
    told = list(others.select_related("document", "authority").defer("document__text")) if others.exists() else []
    told += [doubt for doubt in placer.noted if doubt.authority_id in authorities]
    knows: Placer | None = placer if placer.is_new else None
    has_placed = False
    for doubt in told:
        document, index = doubt.document, doubt.event
        knows = knows.beside(document) if knows else Placer(document)
        inspection = knows.again(doubt)
        if inspection and index is not None:
            has_placed = True
            knows.settle(keeps_others=True)
            content: ReadingShape = document.readings.get(is_current=True).content
            add_judgements(document, Placed(content["other_events"][index], inspection, is_new=False))
            knows = None  # what is held has changed
    return has_placed
