"""Doubts: looked at beside their words, settled with a reason, opened again."""

from __future__ import annotations

import pytest

from sightline.register.access import Role
from sightline.register.models import Doubt, Event
from tests.pages.conftest import Page
from tests.unit.register.made import NEWER, Made, reading, report, taken


@pytest.fixture
def doubt(db: None) -> Doubt:
    taken(report())
    return Doubt.objects.get()


def _settle(page: Page, doubt: Doubt, by: Role = Role.EDITOR, **sent: object) -> str:
    whole = {"was": "open", "reason": "The page says so."} | sent
    return page(f"/review/doubts/{doubt.pk}", by, post=whole).words


def test_a_doubt_stands_beside_its_words(page: Page, doubt: Doubt) -> None:
    words = page(f"/review/doubts/{doubt.pk}", Role.EDITOR).words
    assert "In doubt Look at it. About the short inspection of Northmere, begun 11 December 2023." in words
    assert "doubtful words" in words


def test_a_settled_doubt_leaves_the_list_and_stays_to_be_seen(page: Page, doubt: Doubt) -> None:
    assert "Settled. It is off the review list." in _settle(page, doubt)
    assert "Nothing is in doubt" in page("/review", Role.EDITOR).words
    assert "Settled The page says so." in page(f"/inspections/{doubt.inspection_id}").words
    assert Event.objects.get(kind="doubt-settled").content["reason"] == "The page says so."


def test_a_settled_doubt_is_opened_again(page: Page, doubt: Doubt) -> None:
    _settle(page, doubt)
    assert "Back on the review list" in _settle(page, doubt, Role.APPROVER, was="settled")
    assert "Nothing is in doubt" not in page("/review", Role.EDITOR).words
    assert Event.objects.filter(kind="doubt-reopened", by="approver").count() == 1


def test_a_doubt_is_settled_only_with_a_reason(page: Page, doubt: Doubt) -> None:
    sent = {"was": "open", "reason": " "}
    assert "Say why it is settled" in page(f"/review/doubts/{doubt.pk}", Role.EDITOR, post=sent, status=422).words


@pytest.mark.parametrize("first", ["open", "settled"])
def test_the_second_of_two_people_is_told_and_loses_nothing(page: Page, doubt: Doubt, first: str) -> None:
    _settle(page, doubt)
    if first == "settled":
        _settle(page, doubt, was="settled")
    sent = {"was": first, "reason": "I read it so."}
    words = page(f"/review/doubts/{doubt.pk}", Role.APPROVER, post=sent, status=409).words
    assert "while you were looking at it" in words
    assert "You had typed: “I read it so.”" in words
    assert Event.objects.filter(by="approver", kind__startswith="doubt").count() == 0


def test_a_doubt_stays_settled_when_the_document_is_read_again(page: Page, doubt: Doubt) -> None:
    _settle(page, doubt)
    taken(report(doubts=["weekend-date", "era-mismatch"]), version=NEWER)
    assert dict(Doubt.objects.values_list("code", "reason")) == {
        "weekend-date": "The page says so.",
        "era-mismatch": "",
    }


def test_doubts_of_no_inspection_stand_in_the_list_too(page: Page, db: None) -> None:
    taken(reading(Made(kind="press-notice", name="notice"), is_about=False, doubts=["no-authority"]))
    assert "1 doubt is about documents that could not be put to an inspection" in page("/review", Role.EDITOR).words
    assert "It belongs to no inspection" in page(f"/review/doubts/{Doubt.objects.get().pk}", Role.EDITOR).words


def test_a_viewer_settles_nothing(page: Page, doubt: Doubt) -> None:
    page(f"/review/doubts/{doubt.pk}", Role.VIEWER, post={"was": "open", "reason": "x"}, status=403)
