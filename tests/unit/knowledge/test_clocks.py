"""Deadlines are given soonest first, and refused where bank holidays are not known."""

from __future__ import annotations

from datetime import date

import pytest

from sightline.ground.errors import WrongUsage
from sightline.knowledge.clocks import duties


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
