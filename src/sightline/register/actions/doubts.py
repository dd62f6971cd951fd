"""Doubts: settled by a person with a reason, opened again, and kept settled when the document is read anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from sightline.ground.errors import SightlineError
from sightline.register import events
from sightline.register.models import Document, Doubt


class Refused(SightlineError):
    """A doubt that cannot be settled or opened. Codes: ``reason-missing``, ``settled-meanwhile``, ``doubt-gone``."""

    exit_status = 2


@dataclass(frozen=True, slots=True)
class Settled:
    """A doubt that a person settled, by what tells it from the others of its document."""

    code: str
    message: str
    quote: str
    reason: str
    by: int
    at: datetime


@transaction.atomic
def settle(*, doubt: int, reason: str, was_open: bool, by: User, at: datetime) -> Doubt:
    """Say why there is no doubt any more; it leaves the review list and stays to be seen with the reason.

    ``was_open`` is how the person saw it.
    """
    if not reason.strip():
        raise Refused("reason-missing", "Say why it is settled, so that others can follow.")
    row = _held(doubt, was_open=was_open)
    row.reason, row.settled_by, row.settled_at = reason.strip(), by, at
    return _record(row, "doubt-settled", by, at)


@transaction.atomic
def reopen(*, doubt: int, was_open: bool, by: User, at: datetime) -> Doubt:
    """Put a settled doubt back on the review list; why it was settled stays in its events."""
    row = _held(doubt, was_open=was_open)
    row.reason, row.settled_by, row.settled_at = "", None, None
    return _record(row, "doubt-reopened", by, at)


def _held(doubt: int, *, was_open: bool) -> Doubt:
    rows = Doubt.objects.select_for_update(of=("self",)).select_related("settled_by")
    row = rows.filter(pk=doubt).first()
    if row is None:
        raise Refused("doubt-gone", "This doubt is not held any more, because the document was read again.")
    if (row.settled_at is None) != was_open:
        who = (row.settled_by.first_name or row.settled_by.username) if row.settled_by else "Somebody"
        what = f"settled this: “{row.reason}”" if row.settled_at else "opened this again"
        message = f"{who} {what} while you were looking at it. Nothing was changed: look at it and decide."
        raise Refused("settled-meanwhile", message)
    return row


def _record(row: Doubt, kind: str, by: User, at: datetime) -> Doubt:
    row.save()
    content = {"code": row.code, "message": row.message, "quote": row.quote, "reason": row.reason}
    subject = f"document/{row.document_id}"
    events.append(kind=kind, subject=subject, by=by.get_username(), at=at, content=content)
    return row


def settled_of(document: Document) -> tuple[Settled, ...]:
    """What people settled of a document, to be kept before its doubts are written anew."""
    rows = document.doubts.filter(settled_at__isnull=False)
    values = rows.values_list("code", "message", "quote", "reason", "settled_by", "settled_at")
    return tuple(
        Settled(code, message, quote, reason, by, at) for code, message, quote, reason, by, at in values if by and at
    )


def keep_settled(document: Document, settled: tuple[Settled, ...]) -> None:
    """Settle again what was settled, where the new reading doubts the same of the same words."""
    for it in settled:
        same = document.doubts.filter(code=it.code, message=it.message, quote=it.quote)
        same.update(reason=it.reason, settled_by=it.by, settled_at=it.at)
