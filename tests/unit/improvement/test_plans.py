"""A plan's steps and clocks, who may do what, what boards hear of, and who is reminded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from sightline.improvement.access import (
    APPROVE,
    CHALLENGE,
    EDIT_PLAN,
    PERMISSIONS,
    READ_PLAN,
    UPDATE_ACTION,
    NotAllowed,
)
from sightline.improvement.actions import boards, challenges, closing, date_moves, plans, progress
from sightline.improvement.models import Plan, PlanSource
from sightline.improvement.queries.boards import boards_of, meeting
from sightline.improvement.queries.clocks import clocks_of
from sightline.improvement.queries.exceptions import exceptions
from sightline.improvement.queries.plans import detail, plans_of
from sightline.improvement.queries.reminders import reminders_on
from sightline.improvement.refusals import Refused
from sightline.register.access import Role
from sightline.register.queries.sight import Sight
from tests.unit.improvement.conftest import World
from tests.unit.improvement.made import BEGUN, person
from tests.unit.register.made import AT

ALL = Sight()
SENT, PUBLISHED = {"sent_on": date(2024, 5, 9)}, {"published_on": date(2024, 5, 8)}
CLOCKS: list[tuple[dict[str, Any], dict[str, Any], date, date, str, bool]] = [
    ({}, {}, date(2024, 4, 24), date(2024, 5, 17), "23 days left", False),
    ({}, {}, date(2024, 5, 17), date(2024, 5, 17), "Due today", False),
    ({}, {}, date(2024, 5, 20), date(2024, 5, 17), "3 days late", True),
    ({}, PUBLISHED, date(2024, 5, 10), date(2024, 5, 17), "Published on 8 May 2024, not sent yet: 7 days left", False),
    (
        {},
        SENT | PUBLISHED,
        date(2024, 9, 1),
        date(2024, 5, 17),
        "Sent on 9 May 2024 and published on 8 May 2024, 8 days early",
        False,
    ),
    (
        {},
        {"sent_on": date(2024, 5, 20), **PUBLISHED},
        date(2024, 9, 1),
        date(2024, 5, 17),
        "Sent on 20 May 2024 and published on 8 May 2024, 3 days late",
        True,
    ),
    ({"received_on": date(2024, 1, 30)}, {}, date(2024, 5, 1), date(2024, 5, 10), "9 days left", False),
]


@pytest.mark.parametrize(("source", "plan", "on", "due_on", "words", "is_late"), CLOCKS)
def test_the_clock_runs_from_receipt_or_else_publication(
    world: World, source: dict[str, Any], plan: dict[str, Any], on: date, due_on: date, words: str, is_late: bool
) -> None:
    PlanSource.objects.update(**source)
    Plan.objects.update(**plan)
    (clock,) = clocks_of(Plan.objects.get(), on)
    assert (clock.duty.due_on, clock.words, clock.is_late) == (due_on, words, is_late)


def test_priority_action_asks_for_an_early_draft_too(world: World) -> None:
    PlanSource.objects.update(has_priority_action=True)
    assert [it.duty.rule for it in clocks_of(Plan.objects.get(), BEGUN)] == [
        "priority-action-draft",
        "priority-action-plan",
    ]
    plans.send_early_draft(plan=world.plan, by=world.editor, on=date(2024, 3, 4), at=AT)
    assert clocks_of(Plan.objects.get(), BEGUN)[0].words == "Sent as an early draft on 4 March 2024, 1 day early"


def test_both_days_are_kept_and_receipt_counts(world: World) -> None:
    source = world.plan.sources.get()
    plans.receive(source=source, received_on=date(2024, 1, 30), by=world.editor, at=AT)
    source.refresh_from_db()
    assert (source.received_on, source.published_on) == (date(2024, 1, 30), date(2024, 2, 6))


def test_a_day_of_receipt_that_the_register_learns_later_counts_too(world: World) -> None:
    world.inspection.received_on = date(2024, 1, 30)
    world.inspection.save()
    (clock,) = clocks_of(Plan.objects.get(), BEGUN)
    assert (clock.duty.due_on, clock.is_receipt_known) == (date(2024, 5, 10), True)


Step = Callable[[World], Any]
CONSULT: Step = lambda it: plans.consult(plan=it.plan, by=it.editor, on=BEGUN, at=AT)  # noqa: E731
APPROVED: Step = lambda it: plans.approve(plan=it.plan, by=it.approver, on=BEGUN, at=AT)  # noqa: E731
SEND: Step = lambda it: plans.send(plan=it.plan, by=it.editor, on=BEGUN, at=AT)  # noqa: E731
PUBLISH: Step = lambda it: plans.publish(plan=it.plan, by=it.editor, on=BEGUN, at=AT)  # noqa: E731


@pytest.mark.parametrize(
    ("steps", "ends"),
    [
        ([CONSULT, APPROVED, SEND, PUBLISH], "published"),
        ([APPROVED, PUBLISH, SEND], "published"),
        ([APPROVED, SEND], "sent"),
        ([SEND], None),
        ([APPROVED, CONSULT], None),
        ([APPROVED, APPROVED], None),
        ([APPROVED, SEND, SEND], None),
        ([CONSULT, PUBLISH], None),
    ],
)
def test_a_plan_goes_its_steps_in_order(world: World, steps: list[Step], ends: str | None) -> None:
    *before, last = steps
    for step in before:
        step(world)
    if ends is None:
        with pytest.raises(Refused) as refusal:
            last(world)
        assert refusal.value.code == "not-in-order"
    else:
        assert last(world).state == ends


MAY = {
    READ_PLAN: set(Role),
    EDIT_PLAN: {Role.EDITOR, Role.APPROVER, Role.ADMINISTRATOR},
    UPDATE_ACTION: {Role.CONTRIBUTOR, Role.EDITOR, Role.APPROVER, Role.ADMINISTRATOR},
    APPROVE: {Role.APPROVER, Role.ADMINISTRATOR},
    CHALLENGE: {Role.ADVISER},
}


@pytest.mark.parametrize("role", list(Role))
def test_each_role_may_what_it_may(world: World, role: Role) -> None:
    somebody = person(f"a-{role}", role)
    assert {name for name in PERMISSIONS if somebody.has_perm(name)} == {
        name for name, roles in MAY.items() if role in roles
    }


def test_a_contributor_reports_on_their_own_actions_only(world: World) -> None:
    theirs, shared, others = world.action(), world.action(owner=world.editor), world.action(owner=world.editor)
    shared.contributors.add(world.worker)
    told = {"status_now": "under-way", "forecast": "on-time", "words": "Begun.", "seen": 0, "on": BEGUN, "at": AT}
    progress.report(action=theirs, by=world.worker, **told)
    progress.report(action=shared, by=world.worker, **told)
    with pytest.raises(NotAllowed):
        progress.report(action=others, by=world.worker, **told)
    with pytest.raises(NotAllowed):
        date_moves.ask(action=others, new_due_on=None, reason="No.", by=world.worker, on=BEGUN, at=AT)


def test_an_adviser_challenges_and_writes_nothing_else(world: World) -> None:
    note = challenges.challenge(about=world.plan, words="Where are the children?", by=world.adviser, on=BEGUN, at=AT)
    with pytest.raises(NotAllowed):
        challenges.challenge(about=world.plan, words="Mine.", by=world.editor, on=BEGUN, at=AT)
    with pytest.raises(NotAllowed):
        closing.propose(area=world.areas[0], reasons="Yes.", by=world.adviser, on=BEGUN, at=AT)
    challenges.answer(note=note, words="Asked in March.", by=world.editor, on=BEGUN, at=AT)
    with pytest.raises(Refused, match="answered meanwhile"):
        challenges.answer(note=note, words="Asked again.", by=world.approver, on=BEGUN, at=AT)


def test_the_plan_page_says_the_bad_first(world: World) -> None:
    world.action(due_on=date(2024, 4, 1))
    world.action(due_on=date(2025, 4, 1))
    found = detail(world.plan.pk, date(2024, 5, 1), ALL)
    assert found is not None
    assert found.summary == "2 actions: 1 late and 1 not started."
    assert [it.standing.reason for it in found.late] == ["It was due on 1 April 2024, 30 days ago, and is not done."]
    assert [(it.area, len(it.actions)) for it in found.areas] == [(world.areas[0], 2), (world.areas[1], 0)]
    assert found.unanswered == (world.areas[1],)
    (line,) = plans_of("northmere", date(2024, 5, 1))
    assert (line.areas, line.open_areas) == (2, 2)


def test_a_board_hears_of_exceptions_alone(world: World) -> None:
    late, _fine = world.action(due_on=date(2024, 4, 1)), world.action(due_on=date(2025, 4, 1))
    date_moves.ask(
        action=late, new_due_on=date(2024, 8, 1), reason="A post is empty.", by=world.worker, on=BEGUN, at=AT
    )
    found = exceptions("northmere", BEGUN, date(2024, 5, 1), ALL)
    assert [it.action for it in found.late] == [late]
    assert [it.reason for it in found.moves] == ["A post is empty."]
    assert found.unanswered == (world.areas[1],)
    assert exceptions("northmere", date(2024, 3, 2), date(2024, 5, 1), ALL).moves == ()


def test_what_went_to_a_meeting_and_what_was_said_there(world: World) -> None:
    action, told = world.action(), {"by": world.editor, "at": AT}
    board = boards.found(authority=world.plan.authority, kind="scrutiny", name="Scrutiny", **told)
    before, now = (boards.meet(board=board, on=day, **told) for day in (date(2024, 3, 5), date(2024, 5, 7)))
    item = boards.put_on(meeting=now, what="Visits", about=boards.About(action=action), **told)
    boards.decide(meeting=now, item=item, words="Look again in June.", **told)
    question = boards.ask(meeting=now, item=item, asked_by="Chair of scrutiny", words="Why late?", **told)
    boards.answer(question=question, words="A post stood empty.", by=world.editor, on=date(2024, 5, 9), at=AT)
    found = meeting(now.pk, date(2024, 6, 1), ALL)
    assert found is not None
    assert found.previous == before
    assert [(it.words, it.action) for it in found.decisions] == [("Look again in June.", action)]
    assert [(it.words, it.answer) for it in found.questions] == [("Why late?", "A post stood empty.")]
    (line,) = boards_of("northmere", date(2024, 4, 1))
    assert (line.next, line.before) == (now, (before,))


REMINDED: list[tuple[date, list[tuple[str, bool]]]] = [
    (date(2024, 9, 16), [("action", True)]),
    (date(2024, 9, 15), []),
    (date(2024, 9, 30), [("action", True)]),
    (date(2024, 10, 1), [("action", True)]),
    (date(2024, 5, 10), [("duty", False)]),
]


@pytest.mark.parametrize(("on", "reminded"), REMINDED)
def test_who_is_reminded_of_what(world: World, on: date, reminded: list[tuple[str, bool]]) -> None:
    world.action()
    found = reminders_on("northmere", on)
    assert [(it.of, it.person == world.worker.pk) for it in found] == reminded
