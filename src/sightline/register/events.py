"""The audit trail: one more event, and the proof that none was changed, dropped or slipped in.

::

    append(kind=, subject=, by=, at=, content=) -> Event    inside a transaction, one writer at a time
    verify_chain() -> Chain                                 every event read again, every seal made anew
    last_seal() -> str                                      what stands for the whole chain

A seal is the SHA-256 of the seal before and of the event's own content in one fixed form, so the last
seal stands for the whole chain: whoever keeps it elsewhere can prove that nothing was taken off the end.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction

from sightline.ground.seals import seal
from sightline.register.models import Event

_LOCK = 5_309_871
"""The number under which PostgreSQL lets one transaction at a time extend the chain."""

_BATCH = 2_000


@dataclass(frozen=True, slots=True)
class ChainFault:
    """An event whose seal or number does not follow from the one before."""

    number: int
    message: str


@dataclass(frozen=True, slots=True)
class Chain:
    """The chain, verified: how many events, the last seal, and what does not hold."""

    events: int
    seal: str
    faults: tuple[ChainFault, ...]


def append(*, kind: str, subject: str, by: str, at: datetime, content: Mapping[str, Any] | None = None) -> Event:
    """Add an event at the end of the chain; it stands or falls with the surrounding transaction.

    ``content`` holds text, whole numbers, truth values, lists and mappings: what every database gives
    back exactly as it was put in. Raises ``TypeError`` for anything else, ``ValueError`` for a time
    without its zone.
    """
    if at.tzinfo is None:
        raise ValueError("the time of an event needs its zone")
    held = dict(content or {})
    _check_lasting(held)
    with transaction.atomic(savepoint=False):
        _wait_for_turn()
        number, before = _last()
        event = Event(number=number + 1, kind=kind, subject=subject, by=by, at=at, content=held, before=before)
        event.seal = seal_of(event)
        event.save()
    return event


def last_seal() -> str:
    """The seal of the last event, which stands for the whole chain; empty where nothing has happened yet."""
    return _last()[1]


def _last() -> tuple[int, str]:
    """The number and the seal of the last event: asked by almost every page, and by every action."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, seal FROM register_event ORDER BY number DESC LIMIT 1")
        return cursor.fetchone() or (0, "")


def verify_chain() -> Chain:
    """Make every seal anew and compare: what does not hold, with its number."""
    faults: list[ChainFault] = []
    before, number, count = "", 0, 0
    for event in Event.objects.order_by("number").iterator(_BATCH):
        if event.number != number + 1:
            faults.append(ChainFault(event.number, f"does not follow event {number}: one is missing"))
        if event.before != before:
            faults.append(ChainFault(event.number, "is not sealed to the event before"))
        if event.seal != seal_of(event):
            faults.append(ChainFault(event.number, "was changed after it was sealed"))
        before, number, count = event.seal, event.number, count + 1
    return Chain(count, before, tuple(faults))


def seal_of(event: Event) -> str:
    """The seal that belongs to an event with this content."""
    whole = {
        "number": event.number,
        "kind": event.kind,
        "subject": event.subject,
        "by": event.by,
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "content": event.content,
    }
    return seal(event.before, whole)


def _wait_for_turn() -> None:
    """SQLite's transactions take turns by themselves (they begin IMMEDIATE); PostgreSQL's do so here."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _check_lasting(value: Any) -> None:
    if isinstance(value, dict):
        if not all(isinstance(key, str) for key in value):
            raise TypeError("the names in an event's content are text")
        _check_lasting(list(value.values()))
    elif isinstance(value, list | tuple):
        for inner in value:
            _check_lasting(inner)
    elif not (value is None or isinstance(value, str | bool | int)):
        raise TypeError(f"an event cannot hold {value!r}: write it as text")
