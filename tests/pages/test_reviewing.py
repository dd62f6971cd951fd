"""Confirm, correct, query: on the page of a fact, with nothing lost when two people do it at once."""

from __future__ import annotations

import pytest

from sightline.register.access import Role
from sightline.register.models import Inspection, Review
from tests.pages.conftest import Page
from tests.unit.register.made import report, taken

FACT = "judgement/overall-effectiveness"


@pytest.fixture
def found(db: None) -> Inspection:
    inspection = taken(report()).inspection
    assert inspection is not None
    return inspection


def _sent(verdict: str, **more: object) -> dict[str, object]:
    return {"verdict": verdict, "says": "", "reason": "", "version": 0, **more}


def test_a_fact_is_confirmed(page: Page, found: Inspection) -> None:
    words = page(f"/inspections/{found.pk}/facts/{FACT}", Role.EDITOR, post=_sent("confirmed")).words
    assert "Confirmed by Editor Example" in words
    assert Review.objects.get().verdict == "confirmed"


def test_a_correction_keeps_what_was_read_and_shows_both(page: Page, found: Inspection) -> None:
    sent = _sent("corrected", says="inadequate", reason="The table says so.")
    words = page(f"/inspections/{found.pk}/facts/{FACT}", Role.EDITOR, post=sent).words
    assert "Corrected by Editor Example" in words
    assert "Read as: “Good”" in words
    assert "Reason: The table says so." in words
    assert "Inadequate" in page(f"/inspections/{found.pk}").words


def test_a_query_puts_its_inspection_first_in_the_review_list(page: Page, found: Inspection) -> None:
    page(f"/inspections/{found.pk}/facts/{FACT}", Role.EDITOR, post=_sent("queried", reason="Is this the right year?"))
    assert "Northmere: short inspection 11 December 2023 1" in page("/review", Role.EDITOR).words


WRONG = [
    (_sent("corrected", says="inadequate"), 422, "Say why it is to be corrected"),
    (_sent("corrected", says="splendid", reason="Because."), 422, "A grade is one of"),
    (_sent("queried"), 422, "Say what is in doubt"),
    (_sent(""), 422, "Choose whether you confirm, correct or query"),
    (_sent("confirmed", version="x"), 409, "while you were looking at it"),
]


@pytest.mark.parametrize(("sent", "status", "words"), WRONG)
def test_what_is_wrong_is_said_and_nothing_is_recorded(
    page: Page, found: Inspection, sent: dict[str, object], status: int, words: str
) -> None:
    fetched = page(f"/inspections/{found.pk}/facts/{FACT}", Role.EDITOR, post=sent, status=status)
    assert words in fetched.words
    assert not Review.objects.exists()


def test_two_people_at_once_both_see_what_the_other_said(page: Page, found: Inspection) -> None:
    path = f"/inspections/{found.pk}/facts/{FACT}"
    page(path, Role.EDITOR, post=_sent("corrected", says="inadequate", reason="The table says so."))
    fetched = page(path, Role.APPROVER, post=_sent("corrected", says="outstanding", reason="I read it so."), status=409)
    assert "editor reviewed this while you were looking at it" in fetched.words
    assert [area.text for area in fetched.root.iter("textarea") if area.get("name") == "reason"] == ["I read it so."]
    assert Review.objects.count() == 1


def test_a_viewer_can_say_nothing(page: Page, found: Inspection) -> None:
    page(f"/inspections/{found.pk}/facts/{FACT}", Role.VIEWER, post=_sent("confirmed"), status=403)
    assert not Review.objects.exists()
