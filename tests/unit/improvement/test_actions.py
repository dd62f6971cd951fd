"""Actions are never doubled, never lose a word, and never get a date without a reason."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sightline.improvement.actions import actions, areas, date_moves, plans, progress, ties
from sightline.improvement.models import Action, ActionRevision, PlanArea
from sightline.improvement.refusals import ChangedMeanwhile, Refused
from sightline.register import events
from sightline.register.access import Role
from sightline.register.models import Event
from tests.unit.improvement.conftest import World
from tests.unit.improvement.made import BEGUN, action_of, own_authority, person, words
from tests.unit.register.made import AT

REFUSED: list[tuple[dict[str, Any], str, str]] = [
    ({"what": " "}, "words-missing", "what"),
    ({"what": "x" * 10_001}, "too-long", "what"),
    ({"owner_role": ""}, "words-missing", "owner_role"),
    ({"due_on": None}, "date-or-reason", "due_on"),
    ({"reason_for_no_date": "It goes on."}, "date-or-reason", "due_on"),
    ({"due_on": date(2024, 2, 29)}, "date-passed", "due_on"),
]


@pytest.mark.parametrize(("changes", "code", "field"), REFUSED)
def test_what_cannot_stand_is_refused_with_the_field(
    world: World, changes: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        world.action(**changes)
    assert (refusal.value.code, refusal.value.field) == (code, field)
    assert not Action.objects.exists()


def test_an_action_of_an_existing_plan_may_have_a_date_that_passed(world: World) -> None:
    past = words(due_on=date(2023, 6, 1))
    action = actions.add(plan=world.plan, words=past, by=world.editor, on=BEGUN, at=AT, is_taken_over=True)
    assert action.due_on == date(2023, 6, 1)


def test_an_owner_who_left_cannot_be_given_an_action(world: World) -> None:
    world.worker.is_active = False
    world.worker.save()
    with pytest.raises(Refused, match="Dora Example is stopped"):
        world.action()


def test_words_pasted_from_word_are_made_plain(world: World) -> None:
    action = world.action(what="  Check\u00a0\u200btwenty\u00ad plans\x0beach month\r\n\r\n\r\n\r\n“with families” ")
    assert action.what == "Check twenty plans\neach month\n\n“with families”"


def test_one_action_serves_two_areas_and_two_plans_and_is_held_once(world: World) -> None:
    action = world.action()
    other = plans.begin(authority=world.plan.authority, title="After the peer review", by=world.editor, on=BEGUN, at=AT)
    ties.answer(action=action, areas=world.areas, by=world.editor, at=AT)
    ties.stand_in(action=action, plan=other, by=world.editor, at=AT)
    assert Action.objects.count() == 1
    assert (action.areas.count(), set(action.plans.all())) == (2, {world.plan, other})


def test_an_area_that_two_plans_answer_is_held_once(world: World) -> None:
    other = plans.begin(authority=world.plan.authority, title="Another plan", by=world.editor, on=BEGUN, at=AT)
    again = areas.take_up(plan=other, area=world.areas[0].area, by=world.editor, at=AT)
    assert again == world.areas[0]
    assert PlanArea.objects.count() == len(world.areas)


def test_a_plan_needs_no_inspection(world: World) -> None:
    plan = plans.begin(authority=own_authority(), title="Our own audits", by=world.editor, on=BEGUN, at=AT)
    source = plans.add_source(plan=plan, kind="audit", title="Audits of spring", by=world.editor, at=AT)
    area = areas.take_up_words(plan=plan, source=source, words="Chronologies are thin.", by=world.editor, at=AT)
    assert (area.words, area.sha256, area.area) == ("Chronologies are thin.", "", None)
    assert action_of(plan, world.editor, area).areas.get() == area


def test_a_sentence_of_a_report_is_answered_at_its_exact_place(world: World) -> None:
    document = world.inspection.accounts.get().document
    start = document.text.index("A few visits")
    asked = {"plan": world.plan, "document": document, "start": start, "end": start + 22, "by": world.editor, "at": AT}
    area = areas.take_up_sentence(**asked, inspection=world.inspection)
    assert (area.quote, area.words) == ("A few visits are late.", "A few visits are late.")
    assert areas.take_up_sentence(**asked) == area


def test_two_editors_at_once_lose_nobodys_words(world: World) -> None:
    action, other = world.action(), person("finn")
    seen = action.version
    actions.revise(action=action, words=words(what="First"), seen=seen, by=world.editor, on=BEGUN, at=AT)
    with pytest.raises(ChangedMeanwhile) as refusal:
        actions.revise(action=action, words=words(what="Second"), seen=seen, by=other, on=BEGUN, at=AT)
    assert (refusal.value.theirs["what"], refusal.value.mine["what"]) == ("First", "Second")
    assert "Bea Example" in refusal.value.message
    action.refresh_from_db()
    assert action.what == "First"
    kept = ActionRevision.objects.get(action=action, is_applied=False)
    assert (kept.content["what"], kept.by, kept.number) == ("Second", other, seen)
    actions.revise(action=action, words=words(what="Both"), seen=refusal.value.version, by=other, on=BEGUN, at=AT)
    action.refresh_from_db()
    assert action.what == "Both"


def test_two_updates_at_once_both_stand_and_the_second_is_shown_the_first(world: World) -> None:
    action = world.action()
    told = {"action": action, "status_now": "under-way", "forecast": "on-time", "seen": 0, "on": BEGUN, "at": AT}
    first = progress.report(**told, words="We began.", by=world.worker)
    second = progress.report(**told, words="We have begun.", by=world.editor)
    assert first.meanwhile == ()
    assert [it.words for it in second.meanwhile] == ["We began."]
    assert [(it.number, it.seen) for it in action.updates.all()] == [(2, 0), (1, 0)]


def test_once_approved_a_date_moves_only_with_a_reason_and_another_person(world: World) -> None:
    action = world.action()
    plans.approve(plan=world.plan, by=world.approver, on=BEGUN, at=AT)
    later = words(owner=world.worker, due_on=date(2024, 12, 1))
    with pytest.raises(Refused) as refusal:
        actions.revise(action=action, words=later, seen=1, by=world.editor, on=BEGUN, at=AT)
    assert refusal.value.code == "date-needs-a-move"
    move = date_moves.ask(
        action=action, new_due_on=date(2024, 12, 1), reason="A post is empty.", by=world.worker, on=BEGUN, at=AT
    )
    date_moves.agree(move=move, by=world.approver, on=BEGUN, at=AT)
    action.refresh_from_db()
    assert action.due_on == date(2024, 12, 1)
    assert (move.old_due_on, move.reason, move.decided_by) == (date(2024, 9, 30), "A post is empty.", world.approver)


def test_nobody_agrees_to_their_own_move(world: World) -> None:
    move = date_moves.ask(
        action=world.action(), new_due_on=None, reason="It never ends.", by=world.approver, on=BEGUN, at=AT
    )
    with pytest.raises(Refused, match="another person"):
        date_moves.agree(move=move, by=world.approver, on=BEGUN, at=AT)
    date_moves.agree(move=move, by=person("gus", Role.ADMINISTRATOR), on=BEGUN, at=AT)
    assert Action.objects.get().reason_for_no_date == "It never ends."


def test_actions_do_not_wait_for_each_other_in_a_circle(world: World) -> None:
    one, two, three = world.action(), world.action(), world.action()
    ties.wait_for(action=one, on=two, by=world.editor, at=AT)
    ties.wait_for(action=two, on=three, by=world.editor, at=AT)
    with pytest.raises(Refused, match="waits for this one already"):
        ties.wait_for(action=three, on=one, by=world.editor, at=AT)


def test_every_change_leaves_its_event_in_the_chain(world: World) -> None:
    action = world.action()
    actions.revise(action=action, words=words(what="Else"), seen=1, by=world.editor, on=BEGUN, at=AT)
    kinds = list(Event.objects.filter(subject=f"action/{action.pk}").values_list("kind", flat=True))
    assert kinds == ["action-added", "action-revised"]
    assert events.verify_chain().faults == ()
