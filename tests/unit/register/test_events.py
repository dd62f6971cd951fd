from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from sightline.register import events
from sightline.register.models import Event
from sightline.register.models.event import AppendOnly
from tests.register_database import events_may_go

pytestmark = pytest.mark.django_db

AT = datetime(2024, 3, 4, 9, 30, 15, 123456, tzinfo=UTC)


def _three() -> list[Event]:
    return [
        events.append(kind="tried", subject=f"document/{n}", by="ada", at=AT, content={"n": n, "words": ["é", None]})
        for n in range(3)
    ]


def test_events_follow_each_other_from_one() -> None:
    first, second, third = _three()
    assert [first.number, second.number, third.number] == [1, 2, 3]
    assert [first.before, second.before, third.before] == ["", first.seal, second.seal]


def test_a_chain_holds_and_ends_in_its_last_seal() -> None:
    last = _three()[-1]
    assert events.verify_chain() == events.Chain(3, last.seal, ())


def test_the_newest_event_about_some_things_is_found_among_all() -> None:
    subjects = ("document/1", "account/ada", "documents", "authorities", "account/document/1")
    made = [events.append(kind="tried", subject=subject, by="ada", at=AT) for subject in subjects]
    assert events.last() == (5, made[-1].seal)
    assert events.newest_about(["document", "authorities"], until=5) == made[3].seal
    assert events.newest_about(["document", "authorities"], until=3) == made[0].seal
    assert events.newest_about(["inspection"], until=5) == ""


def test_an_empty_chain_holds() -> None:
    assert events.verify_chain() == events.Chain(0, "", ())


def test_the_time_counts_to_the_microsecond() -> None:
    _three()
    assert Event.objects.get(number=1).at == AT
    with events_may_go(), connection.cursor() as cursor:
        cursor.execute("UPDATE register_event SET at = %s WHERE number = 1", [AT.replace(microsecond=0)])
    assert [fault.number for fault in events.verify_chain().faults] == [1]


TAMPERING = [
    ("UPDATE register_event SET \"by\" = 'eve' WHERE number = 2", [2]),
    ("UPDATE register_event SET content = '{}' WHERE number = 3", [3]),
    ("DELETE FROM register_event WHERE number = 2", [3, 3]),
    ("UPDATE register_event SET seal = 'x' WHERE number = 1", [1, 2]),
]


@pytest.mark.parametrize(("statement", "numbers"), TAMPERING)
def test_tampering_shows(statement: str, numbers: list[int]) -> None:
    _three()
    with events_may_go(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert [fault.number for fault in events.verify_chain().faults] == numbers


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE register_event SET \"by\" = 'eve'",
        "DELETE FROM register_event",
        "DELETE FROM register_event WHERE number = 3",
    ],
)
def test_the_database_itself_refuses(statement: str) -> None:
    _three()
    with pytest.raises(DatabaseError, match="events are never"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Event.objects.count() == 3


def test_the_model_refuses() -> None:
    event = _three()[0]
    refused = [event.save, event.delete, Event.objects.all().delete, lambda: Event.objects.update(by="eve")]
    for change in refused:
        with pytest.raises(AppendOnly):
            change()


@pytest.mark.parametrize("content", [{"share": 0.5}, {"when": AT}, {"deep": [{"in": 1.0}]}, {1: "number"}])
def test_what_a_database_may_give_back_otherwise_is_refused(content: dict[Any, Any]) -> None:
    with pytest.raises(TypeError):
        events.append(kind="tried", subject="document/1", by="ada", at=AT, content=content)


def test_a_time_needs_its_zone() -> None:
    with pytest.raises(ValueError, match="zone"):
        events.append(kind="tried", subject="document/1", by="ada", at=datetime(2024, 3, 4))  # noqa: DTZ001


def test_an_event_falls_with_its_transaction() -> None:
    def fail() -> None:
        with transaction.atomic():
            events.append(kind="tried", subject="document/1", by="ada", at=AT)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert events.verify_chain().events == 0
