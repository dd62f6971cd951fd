"""How an action stands, by rule, with the reason in words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from sightline.improvement.actions import progress, ties
from sightline.improvement.models import Action, Milestone
from sightline.improvement.queries.actions import Wanted, line, listed, of_person
from sightline.improvement.queries.standing import counts, rated, standing_of, with_rating
from sightline.knowledge.action_status import Rating, action_statuses
from tests.unit.improvement.conftest import World
from tests.unit.improvement.made import BEGUN
from tests.unit.register.made import AT

DUE = date(2024, 9, 30)
UNDER_WAY = {"status_now": "under-way"}
DONE = {"status_now": "done", "done_on": DUE}
WAS_DUE = "It was due on 30 September 2024"
STANDINGS: list[tuple[dict[str, Any], date, str, str]] = [
    ({}, date(2024, 9, 1), "not-started", "It has not been started; due on 30 September 2024, 29 days left."),
    ({}, date(2024, 9, 20), "at-risk", "It is due on 30 September 2024, within 14 days, and has not been started."),
    ({}, date(2024, 9, 30), "at-risk", "It is due on 30 September 2024, within 14 days, and has not been started."),
    ({}, date(2024, 10, 1), "late", "It was due on 30 September 2024, 1 day ago, and is not done."),
    (
        {"status_now": "under-way"},
        date(2024, 9, 30),
        "on-track",
        "It is under way; due today.",
    ),
    (
        {"status_now": "under-way", "forecast": "may-be-late"},
        DUE,
        "at-risk",
        "The latest update says that it may be late.",
    ),
    (
        {"status_now": "under-way"},
        date(2024, 12, 1),
        "late",
        "It was due on 30 September 2024, 62 days ago, and is not done.",
    ),
    (
        {"status_now": "done", "done_on": date(2024, 9, 30)},
        date(2025, 1, 1),
        "done",
        "It was done on 30 September 2024.",
    ),
    (
        {"status_now": "done", "done_on": date(2024, 10, 3)},
        date(2025, 1, 1),
        "done",
        "It was done on 3 October 2024, 3 days after it was due.",
    ),
    ({"status_now": "stopped"}, date(2025, 1, 1), "stopped", "It was stopped; the latest update says why."),
    (
        {"owner": None},
        date(2024, 4, 1),
        "at-risk",
        "No person is named for it beside the role, Principal Social Worker. Name a person for it.",
    ),
    (
        {"status_now": "under-way", "heard_of_on": date(2024, 4, 1)},
        date(2024, 5, 7),
        "at-risk",
        "Nothing was heard of it since 1 April 2024.",
    ),
    (
        {"due_on": None, "reason_for_no_date": "It goes on.", "added_on": date(2024, 1, 1)},
        date(2024, 6, 1),
        "at-risk",
        "It has had no due date since 1 January 2024. The reason given: It goes on.",
    ),
]


@pytest.mark.parametrize(("changes", "on", "rating", "reason"), STANDINGS)
def test_an_action_stands_by_the_first_rule_it_meets(
    world: World, changes: dict[str, Any], on: date, rating: str, reason: str
) -> None:
    action = world.action()
    Action.objects.filter(pk=action.pk).update(**changes)
    action.refresh_from_db()
    standing = standing_of(action, on)
    assert (standing.rating, standing.reason) == (rating, reason)


def test_a_milestone_that_passed_puts_an_action_at_risk(world: World) -> None:
    action = world.action()
    progress.add_milestone(action=action, what="First ten", due_on=date(2024, 4, 1), by=world.editor, on=BEGUN, at=AT)
    assert standing_of(action, date(2024, 4, 2)).rule == "milestone-late"
    progress.reach(milestone=Milestone.objects.get(), by=world.worker, on=date(2024, 4, 2), at=AT)
    assert standing_of(action, date(2024, 4, 3)).rule == "not-started"


def test_an_action_that_waits_for_a_late_one_is_at_risk(world: World) -> None:
    action, late = world.action(), world.action(due_on=date(2024, 4, 1))
    ties.wait_for(action=action, on=late, by=world.editor, at=AT)
    assert standing_of(action, date(2024, 4, 2)).rule == "waits-for-late"


def test_an_owner_who_left_is_said_by_name(world: World) -> None:
    action = world.action()
    world.worker.is_active = False
    world.worker.save()
    assert standing_of(Action.objects.get(pk=action.pk), BEGUN).reason.startswith(
        "The account of Dora Example is stopped."
    )


def test_lists_counts_and_single_actions_tell_the_same(world: World) -> None:
    on = date(2024, 5, 1)
    world.action(due_on=on - timedelta(days=3), owner=world.worker)
    world.action(due_on=on + timedelta(days=3))
    world.action(due_on=on + timedelta(days=90))
    everything = Action.objects.all()
    told = [standing_of(action, on).rating for action in rated(everything, on)]
    assert sorted(told) == ["at-risk", "late", "not-started"]
    assert {rating: count for rating, count in counts(everything, on).items() if count} == dict.fromkeys(told, 1)
    assert [line(it, on).standing.rating for it in with_rating(everything, on, Rating.LATE)] == ["late"]
    wanted = Wanted(authority="northmere", rating="at-risk")
    assert [it.due_on for it in listed(wanted, on)] == [on + timedelta(days=3)]
    assert of_person("northmere", world.worker.pk, on).count() == 3


def test_the_last_rule_is_always_met() -> None:
    assert action_statuses()[-1].check == "always"
