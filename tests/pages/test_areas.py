"""An area for improvement on its own page: its words, its lineage, and what people decide of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User

from sightline.register.access import Role
from sightline.register.actions import lineage
from sightline.register.models import Area, Authority, Event, Inspection, LineageLink
from tests.pages.conftest import Page
from tests.unit.improvement.made import action_of, plan_of
from tests.unit.papers.kept import begun
from tests.unit.register.made import AT, Made, reading, taken

FIRST = ["The assessment of private fostering arrangements.", "The quality of supervision and of plans."]
SECOND = ["Oversight of private fostering.", "The stability of the workforce."]


def _inspected(on: str, areas: list[str], embargo_until: date | None = None) -> Inspection:
    made = Made(name=f"{on}.pdf")
    told = {"kind": "short-inspection", "grades": {"overall-effectiveness": "good"}}
    found = taken(reading(made, areas=areas, started_on=on, ended_on=on, **told), embargo_until=embargo_until)
    assert found.inspection is not None
    return found.inspection


def _trace() -> None:
    lineage.trace(authority=Authority.objects.get(pk="northmere"), by="import", at=AT)


@pytest.fixture
def both(db: None) -> dict[str, Area]:
    """Two inspections: of what was asked first one thing is asked again and one is gone."""
    _inspected("2019-05-13", FIRST)
    _inspected("2023-05-15", SECOND)
    _trace()
    return {area.text: area for area in Area.objects.all()}


@pytest.fixture
def tied(both: dict[str, Area]) -> LineageLink:
    return LineageLink.objects.get(state="repeated")


def _decide(link: LineageLink, decision: str, seen: str = "") -> tuple[str, dict[str, str]]:
    return f"/areas/{link.earlier_id}/ties/{link.pk}", {"decision": decision, "seen": seen}


def test_an_area_shows_its_words_what_became_of_it_and_on_what_that_rests(page: Page, tied: LineageLink) -> None:
    words = page(f"/areas/{tied.earlier_id}").words
    assert f"Area for improvement {FIRST[0]} Asked of Northmere in the short inspection begun 13 May 2019." in words
    assert f"Said again Short inspection, 15 May 2023 Here {FIRST[0]} Later {SECOND[0]}" in words
    assert "Likely. Both are about private fostering. Nobody has confirmed it yet." in words
    assert "No earlier inspection or visit that is held here gives areas for improvement" in words
    assert "Yes, it is the same" not in words


STATES = [(FIRST[1], "No longer said"), (SECOND[0], "Said before"), (SECOND[1], "New")]


@pytest.mark.parametrize(("text", "state"), STATES)
def test_the_state_of_an_area_is_said(page: Page, both: dict[str, Area], text: str, state: str) -> None:
    assert state in page(f"/areas/{both[text].pk}").words


def test_what_an_editor_confirms_stands_with_their_name(page: Page, tied: LineageLink) -> None:
    path, sent = _decide(tied, "confirmed")
    words = page(path, Role.EDITOR, post=sent).words
    assert "Confirmed by Editor Example on" in words
    assert "(likely)" not in page("/authorities/northmere").words.partition("No longer said")[0]
    assert Event.objects.filter(kind="lineage-confirmed", by="editor").count() == 1


def test_what_an_editor_refuses_can_be_taken_up_again(page: Page, tied: LineageLink) -> None:
    path, sent = _decide(tied, "rejected")
    assert "1 tie that was refused" in page(path, Role.EDITOR, post=sent).words
    assert "1 tie that was refused" not in page(f"/areas/{tied.earlier_id}").words
    path, sent = _decide(tied, "confirmed", seen="rejected")
    assert "Confirmed by Approver Example" in page(path, Role.APPROVER, post=sent).words


WRONG = [("confirmed", "confirmed", "while you were looking at it"), ("maybe", "", "A tie is confirmed or rejected")]


@pytest.mark.parametrize(("decision", "seen", "words"), WRONG)
def test_a_decision_that_cannot_be_recorded_changes_nothing(
    page: Page, tied: LineageLink, decision: str, seen: str, words: str
) -> None:
    path, sent = _decide(tied, decision, seen)
    assert words in page(path, Role.EDITOR, post=sent, status=409).words
    assert LineageLink.objects.get(pk=tied.pk).decision == ""


def test_the_second_of_two_people_is_told_what_the_first_decided(page: Page, tied: LineageLink) -> None:
    path, sent = _decide(tied, "confirmed")
    page(path, Role.EDITOR, post=sent)
    path, sent = _decide(tied, "rejected")
    words = page(path, Role.APPROVER, post=sent, status=409).words
    assert "Editor Example has confirmed this while you were looking at it" in words
    assert LineageLink.objects.get(pk=tied.pk).decision == "confirmed"


def test_a_tie_that_is_gone_is_said_to_be(page: Page, tied: LineageLink) -> None:
    words = page(f"/areas/{tied.earlier_id}/ties/999999", Role.EDITOR, post={"decision": "confirmed"}, status=409).words
    assert "not held any more" in words


def test_two_areas_are_tied_on_a_persons_word_from_either_side(page: Page, both: dict[str, Area]) -> None:
    earlier, later = both[FIRST[1]], both[SECOND[1]]
    path = f"/areas/{later.pk}/tie"
    assert f"Earlier: short inspection, 13 May 2019 {FIRST[0]} {FIRST[1]}" in page(path, Role.EDITOR).words
    words = page(path, Role.EDITOR, post={"other": f"{earlier.pk}-", "state": "narrowed"}).words
    assert "Narrowed Short inspection, 13 May 2019" in words
    assert "On a person’s word. Tied by a person who read both. Confirmed by Editor Example" in words
    assert "No longer said" not in page(f"/areas/{earlier.pk}").words
    assert Event.objects.filter(kind="lineage-tied", by="editor").count() == 1


NOT_TIED = [
    ({"state": "repeated"}, 422, "Choose the area it belongs to"),
    ({"other": "999999-", "state": "repeated"}, 422, "Choose the area it belongs to"),
    ({"other": "{other}-"}, 422, "Choose whether the later one repeats or narrows"),
    ({"other": "{other}-", "state": "doubled"}, 422, "A later area repeats or narrows an earlier one"),
    ({"other": "{other}-rejected", "state": "repeated"}, 409, "while you were looking at it"),
]


@pytest.mark.parametrize(("sent", "status", "words"), NOT_TIED)
def test_what_cannot_be_tied_is_said(
    page: Page, both: dict[str, Area], sent: dict[str, str], status: int, words: str
) -> None:
    sent = {name: value.format(other=both[FIRST[1]].pk) for name, value in sent.items()}
    path = f"/areas/{both[SECOND[1]].pk}/tie"
    assert words in page(path, Role.EDITOR, post=sent, status=status).words
    assert not LineageLink.objects.filter(basis="person").exists()


def test_a_chain_leads_on_to_inspections_before_and_after(page: Page, both: dict[str, Area]) -> None:
    _inspected("2025-05-12", ["The oversight of private fostering arrangements."])
    _trace()
    words = page(f"/areas/{both[FIRST[0]].pk}").words
    assert (
        "The chain goes on: The oversight of private fostering arrangements. (short inspection, 12 May 2025)" in words
    )


def test_a_viewer_decides_nothing(page: Page, tied: LineageLink) -> None:
    path, sent = _decide(tied, "confirmed")
    page(path, Role.VIEWER, post=sent, status=403)
    page(f"/areas/{tied.earlier_id}/tie", Role.VIEWER, status=403)


def test_an_area_that_is_not_held_is_not_found(page: Page) -> None:
    assert "Page not found" in page("/areas/1", status=404).words


def test_a_lineage_that_only_an_embargoed_report_shows_is_hidden(page: Page, db: None) -> None:
    _inspected("2019-05-13", FIRST)
    _inspected("2023-05-15", SECOND, embargo_until=date(2999, 1, 1))
    _trace()
    assert LineageLink.objects.count() == 2
    for area in Area.objects.filter(inspection__started_on="2019-05-13"):
        assert "2023" not in page(f"/areas/{area.pk}").words
    page(f"/areas/{Area.objects.get(text=SECOND[0]).pk}", status=404)
    assert "2023" not in page("/authorities/northmere").words


def test_an_area_gathers_the_plan_and_the_papers_that_answer_it(
    page: Page, settings: Any, people: dict[Role, User], both: dict[str, Area]
) -> None:
    settings.SIGHTLINE_AUTHORITY = "northmere"
    area = both[SECOND[1]]
    assert "No plan answers it yet." in page(f"/areas/{area.pk}").words
    plan, areas = plan_of(area.inspection, people[Role.EDITOR])
    answered = next(it for it in areas if it.area_id == area.pk)
    action_of(plan, people[Role.EDITOR], answered, what="Train every team")
    begun(area.inspection, people[Role.EDITOR])
    words = page(f"/areas/{area.pk}").words
    assert "Train every team" in words
    assert "Report to the corporate parenting panel" in words
