"""The pages that tie actions, plans, people and evidence: each does what it says, and loses nothing that was typed."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User

from sightline.improvement.actions import plans, ties
from sightline.improvement.models import Action, Evidence, PlanArea
from sightline.register.access import Role
from sightline.register.models import Event, Sentence
from tests.pages.conftest import Page
from tests.pages.test_plans import TODAY, Planned, lay
from tests.unit.improvement.made import action_of, voice_of
from tests.unit.register.made import AT


@pytest.fixture
def planned(settings: Any, people: dict[Role, User]) -> Planned:
    return lay(settings, people)


@pytest.fixture
def other(planned: Planned, people: dict[Role, User]) -> Action:
    """A second action of the plan, due later."""
    return action_of(planned.plan, people[Role.EDITOR], what="Write down how visits are booked")


def test_an_action_is_shared_and_two_editors_at_once_see_each_other(
    page: Page, planned: Planned, people: dict[Role, User]
) -> None:
    where, viewer = f"/plan/actions/{planned.action.pk}/people", people[Role.VIEWER]
    assert "Contributor Example" not in page(where, Role.EDITOR).words  # the owner does not share with themselves
    sent = {"people": [str(viewer.pk)], "seen": ""}
    assert "With Viewer Example" in page(where, Role.EDITOR, post=sent).words
    late = {"people": [str(people[Role.ADVISER].pk)], "seen": ""}
    meanwhile = page(where, Role.APPROVER, post=late, status=409)
    assert "It is shared with now Viewer Example You ticked Adviser Example" in meanwhile.words
    assert f'value="{people[Role.ADVISER].pk}" checked' in meanwhile.html
    assert list(planned.action.contributors.all()) == [viewer]
    assert page(where, Role.EDITOR, post={"people": [], "seen": str(viewer.pk)}).words
    assert not planned.action.contributors.exists()


def test_an_action_waits_for_another_and_both_say_what_is_late(page: Page, planned: Planned, other: Action) -> None:
    where = f"/plan/actions/{other.pk}/waits"
    assert planned.action.what in page(f"{where}?words=twenty", Role.EDITOR).words
    assert "No other action is like that." in page(f"{where}?words=nothing+like+it", Role.EDITOR).words
    nobody = page(where, Role.EDITOR, post={"words": "twenty", "waits_for": ""}, status=422)
    assert "Choose one of them" in nobody.words and 'value="twenty"' in nobody.html
    tied = page(where, Role.EDITOR, post={"words": "twenty", "waits_for": str(planned.action.pk)}).words
    assert "What is waited for is late: it was due on 30 September 2024" in tied
    assert "What waits for it" in page(f"/plan/actions/{planned.action.pk}").words
    assert "This action is late: it was due on" in page(f"/plan/actions/{planned.action.pk}").words
    circle = {"words": "", "waits_for": str(other.pk)}
    back = page(f"/plan/actions/{planned.action.pk}/waits", Role.EDITOR, post=circle, status=422)
    assert "waits for this one already" in back.words
    tie = other.waits_for.get()
    for _ in range(2):  # somebody else may have ended it already
        assert "waits for that no longer" in page(where, Role.EDITOR, post={"ended": str(tie.pk)}).words
    assert [it.kind for it in Event.objects.filter(subject=f"action/{other.pk}")][-2:] == [
        "action-waits",
        "action-waits-no-longer",
    ]


def test_an_action_stands_in_two_plans_and_is_one(page: Page, planned: Planned, people: dict[Role, User]) -> None:
    where = f"/plan/actions/{planned.action.pk}/plans"
    assert "It stands in every plan there is." in page(where, Role.EDITOR).words
    second = plans.begin(
        authority=planned.plan.authority, title="After the peer review", by=people[Role.EDITOR], on=TODAY, at=AT
    )
    assert "Choose the plan" in page(where, Role.EDITOR, post={"plan": "x"}, status=422).words
    words = page(where, Role.EDITOR, post={"plan": str(second.pk)}).words
    assert "It stands in “After the peer review” as well, and is still one action." in words
    assert planned.action.what in page(f"/plan/{second.pk}").words


def test_one_piece_of_evidence_serves_several(
    page: Page, planned: Planned, other: Action, people: dict[Role, User]
) -> None:
    evidence = voice_of(planned.action, people[Role.EDITOR])
    where = f"/plan/evidence/{evidence.pk}"
    assert "Choose an area or an action" in page(where, Role.CONTRIBUTOR, post={}, status=422).words
    sent = {"areas": [str(planned.areas[1].pk)]}
    assert f"Area: {planned.areas[1].words}" in page(where, Role.CONTRIBUTOR, post=sent).words
    refused = {"action": str(other.pk), "words": "booked"}
    page(where, Role.CONTRIBUTOR, post=refused, status=403)
    assert f"Action: {other.what}" in page(where, Role.EDITOR, post=refused).words
    assert Evidence.objects.count() == 1
    assert "Families" in page(f"/plan/actions/{other.pk}").words


def test_who_left_is_said_everywhere_and_replaced_by_one_form(
    page: Page, planned: Planned, people: dict[Role, User]
) -> None:
    left = people[Role.CONTRIBUTOR]
    left.is_active = False
    left.save()
    assert "The account of Contributor Example is stopped." in page(f"/plan/actions/{planned.action.pk}").words
    report = page("/plan/exceptions", Role.EDITOR).words
    assert "Owned by people who left Contributor Example: 1 action that has not ended" in report
    where = f"/plan/people/{left.pk}/hand-over"
    assert "owns 1 action that has not ended. Their account is stopped" in page(where, Role.EDITOR).words
    assert "Choose who takes them over" in page(where, Role.EDITOR, post={"to": ""}, status=422).words
    assert "is stopped: name another" in page(where, Role.EDITOR, post={"to": str(left.pk)}, status=422).words
    words = page(where, Role.EDITOR, post={"to": str(people[Role.APPROVER].pk)}).words
    assert "Approver Example owns 1 action of Contributor Example now." in words
    assert "Owned by people who left" not in words
    assert "There is nothing to hand over." in page(where, Role.EDITOR).words


def test_an_action_is_made_from_a_single_sentence(page: Page, planned: Planned) -> None:
    row = Sentence.objects.filter(authority="northmere").first()
    assert row is not None
    place = f"{row.document.sha256}/{row.start}-{row.end}"
    beside = f"/documents/{row.document.sha256}/words/{row.start}-{row.end}"
    assert "Make an action from this sentence" in page(beside, Role.EDITOR).words
    assert "Make an action from this sentence" not in page(beside, Role.VIEWER).words
    where = f"/plan/sentences/{place}"
    assert row.quote in page(where, Role.EDITOR).words
    assert "Choose the plan that answers it" in page(where, Role.EDITOR, post={"plan": ""}, status=422).words
    form = page(where, Role.EDITOR, post={"plan": str(planned.plan.pk)})
    area = PlanArea.objects.get(sha256=row.document.sha256, start=row.start, end=row.end)
    assert f'value="{area.pk}" checked' in form.html
    assert (area.quote, area.page, area.inspection) == (row.quote, row.page, row.inspection)
    page(f"/plan/sentences/{'0' * 64}/1-2", Role.EDITOR, status=404)


def test_a_person_without_the_right_is_told_so(page: Page, planned: Planned, people: dict[Role, User]) -> None:
    evidence = voice_of(action_of(planned.plan, people[Role.EDITOR]), people[Role.EDITOR])
    page(f"/plan/evidence/{evidence.pk}", Role.CONTRIBUTOR, status=403)
    page(f"/plan/actions/{planned.action.pk}/people", Role.CONTRIBUTOR, status=403)


def test_only_people_in_use_take_over(planned: Planned, people: dict[Role, User]) -> None:
    editor = people[Role.EDITOR]
    count = ties.hand_over(of=people[Role.CONTRIBUTOR], to=editor, authority=planned.plan.authority, by=editor, at=AT)
    planned.action.refresh_from_db()
    assert (count, planned.action.owner) == (1, editor)
    assert planned.action.revisions.order_by("-number")[0].content["owner"] == editor.get_username()
