"""When a report was received: said by an editor, shown beside publication, and counted from."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sightline.register.access import Role
from sightline.register.models import Event, Inspection
from tests.pages.conftest import Page
from tests.unit.register.made import report, taken


@pytest.fixture
def found(settings: Any, db: None) -> Inspection:
    settings.SIGHTLINE_AUTHORITY = "northmere"
    settings.SIGHTLINE_TODAY = date(2024, 2, 12)
    inspection = taken(report(published_on="2024-02-05")).inspection
    assert inspection is not None
    return inspection


def _path(found: Inspection) -> str:
    return f"/inspections/{found.pk}/received"


def test_the_clocks_run_from_publication_until_receipt_is_said(page: Page, found: Inspection) -> None:
    assert "the clocks run from the day of publication" in page(f"/inspections/{found.pk}").words
    assert "published 5 February 2024" in page("/").words


def test_once_said_the_clocks_run_from_receipt_and_both_days_are_kept(page: Page, found: Inspection) -> None:
    before = page("/").words
    words = page(_path(found), Role.EDITOR, post={"received_on": "2024-02-01", "seen": ""}).words
    assert "Recorded: received on 1 February 2024" in words
    assert "published 5 February 2024" in words
    after = page("/").words
    assert "received 1 February 2024" in after
    assert before != after
    found.refresh_from_db()
    assert (found.received_on, found.published_on) == (date(2024, 2, 1), date(2024, 2, 5))
    event = Event.objects.get(kind="report-received")
    assert (event.by, event.content["received_on"]) == ("editor", "2024-02-01")


def test_it_can_be_taken_back(page: Page, found: Inspection) -> None:
    page(_path(found), Role.EDITOR, post={"received_on": "2024-02-01", "seen": ""})
    words = page(_path(found), Role.EDITOR, post={"received_on": "", "seen": "2024-02-01"}).words
    assert "Recorded: counted from publication" in words
    assert "published 5 February 2024" in page("/").words


WRONG = [
    ({"received_on": "next Monday"}, 422, "Write the day the report was received as 2026-11-21"),
    ({"received_on": "2024-02-13"}, 422, "cannot lie in the future"),
    ({"received_on": "2023-12-10"}, 422, "before the inspection began"),
    ({"received_on": "2024-02-01", "seen": "2024-01-31"}, 409, "while you were looking at it; it is none now"),
    ({"received_on": "2024-02-01", "seen": "x"}, 422, "Write the day"),
]


@pytest.mark.parametrize(("sent", "status", "words"), WRONG)
def test_a_day_that_cannot_be_is_refused_and_what_was_typed_is_kept(
    page: Page, found: Inspection, sent: dict[str, str], status: int, words: str
) -> None:
    fetched = page(_path(found), Role.EDITOR, post=sent, status=status)
    assert words in fetched.words
    fields = {field.get("name"): field.get("value") for field in fetched.root.iter("input")}
    assert fields["received_on"] == sent["received_on"]
    assert not Event.objects.filter(kind="report-received").exists()


def test_a_viewer_says_nothing(page: Page, found: Inspection) -> None:
    page(_path(found), Role.VIEWER, post={"received_on": "2024-02-01"}, status=403)
