"""Deadlines are given soonest first, and refused where bank holidays are not known."""

from __future__ import annotations

from datetime import date

import pytest

from sightline.ground.errors import WrongUsage
from sightline.knowledge.clocks import Came, came_of, duties


def test_soonest_first() -> None:
    days = [duty.due_on for duty in duties(date(2026, 8, 20), priority_action=True)]
    assert days == sorted(days)


def test_before_ofsted_asked_for_drafts_there_is_none() -> None:
    rules = {duty.rule for duty in duties(date(2017, 3, 1), priority_action=True)}
    assert rules == {"publish-report", "action-plan"}


@pytest.mark.parametrize("received", [date(2012, 12, 3), date(2030, 11, 1), date(2040, 1, 1)])
def test_no_date_is_given_where_bank_holidays_are_not_known(received: date) -> None:
    with pytest.raises(WrongUsage, match="bank holidays are known from 2013 to 2030"):
        duties(received)


CAME = [
    ("standard-inspection", Came.REPORT),
    ("short-inspection", Came.REPORT),
    ("re-inspection", Came.REPORT),
    ("focused-visit", Came.LETTER),
    ("assurance-visit", Came.LETTER),
    ("monitoring-visit", Came.LETTER),
    ("jtai", Came.JOINT_LETTER),
    ("no-such-kind", Came.EITHER),
    ("", Came.EITHER),
]


@pytest.mark.parametrize(("kind", "came"), CAME)
def test_what_comes_of_each_kind_of_inspection_and_visit(kind: str, came: Came) -> None:
    assert came_of(kind) is came


OWED = [
    (Came.REPORT, False, ["the inspectors’ report", "the written statement of action"]),
    (Came.LETTER, False, ["the inspectors’ letter", "a written statement of action that answers the letter"]),
    (Came.LETTER, True, ["an early draft", "the inspectors’ letter", "the final action plan"]),
    (Came.EITHER, False, ["the report or letter", "the written statement of action"]),
    (Came.JOINT_LETTER, False, ["the statement of proposed action, for all partners"]),
    (Came.JOINT_LETTER, True, ["the statement of proposed action, for all partners"]),
]


@pytest.mark.parametrize(("came", "priority_action", "words"), OWED)
def test_a_duty_speaks_of_what_came(came: Came, priority_action: bool, words: list[str]) -> None:
    labels = [duty.label for duty in duties(date(2025, 9, 1), priority_action, came)]
    assert [part for part, label in zip(words, labels, strict=True) if part not in label] == []
