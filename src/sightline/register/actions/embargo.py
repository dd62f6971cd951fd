"""The end of an embargo: what the document tells becomes part of what its inspections are held to be.

Until then an inspection is held to be what the national facts and other documents tell, so that a list narrowed or
sorted by a date or a kind says nothing of a document that only some may read. Where nothing else tells of it, it is
held to be what the document tells, and is itself hidden.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from sightline.register import events, search
from sightline.register.actions.weighing import weigh
from sightline.register.models import Document, Inspection


def end_embargoes(*, on: date, by: str, at: datetime) -> int:
    """Let in what was held back up to the day before; how many documents that were."""
    waiting = Document.objects.filter(embargo_until__lt=on, embargo_ended_on=None)
    if not waiting.exists():
        return 0
    with transaction.atomic():
        ended = list(waiting.select_for_update().order_by("pk"))
        for document in ended:
            _end(document, on, by, at)
    return len(ended)


def _end(document: Document, on: date, by: str, at: datetime) -> None:
    document.embargo_ended_on = on
    document.save(update_fields=["embargo_ended_on"])
    told = Inspection.objects.filter(accounts__document=document).distinct()
    for inspection in told:
        weigh(inspection)
    if document.received_on:
        told.filter(accounts__role="main", received_on=None).update(received_on=document.received_on)
    for other in Document.objects.filter(accounts__inspection__in=told).distinct():
        search.index(other)
    content = {"sha256": document.sha256, "embargo_until": f"{document.embargo_until:%Y-%m-%d}"}
    events.append(kind="embargo-ended", subject=f"document/{document.pk}", by=by, at=at, content=content)
