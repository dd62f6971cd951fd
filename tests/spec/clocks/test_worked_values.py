"""What is owed after a report or letter is received: worked values, as a table to read.

Day 0 is the day of receipt; the deadline is the n-th working day after it.
"""

from __future__ import annotations

from datetime import date

import pytest

from sightline.ground.days import Period, Unit
from sightline.knowledge import load
from sightline.knowledge.clocks import duties

WORKED = [
    # received     20 working days 30 working days 70 working days
    ("2024-02-06", "2024-03-05", "2024-03-19", "2024-05-17"),
    ("2025-09-01", "2025-09-29", "2025-10-13", "2025-12-08"),
    ("2026-06-17", "2026-07-15", "2026-07-29", "2026-09-24"),
    ("2026-07-07", "2026-08-04", "2026-08-18", "2026-10-14"),
    ("2026-08-03", "2026-09-01", "2026-09-15", "2026-11-10"),
    ("2026-08-20", "2026-09-18", "2026-10-02", "2026-11-27"),
    ("2026-11-20", "2026-12-18", "2027-01-06", "2027-03-03"),
    ("2026-12-22", "2027-01-22", "2027-02-05", "2027-04-06"),
]


@pytest.mark.parametrize(("received", "in_20", "in_30", "in_70"), WORKED)
def test_working_days_from_receipt(received: str, in_20: str, in_30: str, in_70: str) -> None:
    found = [
        Period(count, Unit.WORKING_DAYS).due(date.fromisoformat(received), load.holidays()) for count in (20, 30, 70)
    ]
    assert [day.isoformat() for day in found] == [in_20, in_30, in_70]


@pytest.mark.parametrize(("received", "in_20", "in_30", "in_70"), WORKED)
def test_after_an_inspection(received: str, in_20: str, in_30: str, in_70: str) -> None:
    found = {duty.rule: duty.due_on.isoformat() for duty in duties(date.fromisoformat(received))}
    assert found == {"publish-report": in_30, "action-plan": in_70}


@pytest.mark.parametrize(("received", "in_20", "in_30", "in_70"), WORKED)
def test_after_a_letter_with_areas_for_priority_action(received: str, in_20: str, in_30: str, in_70: str) -> None:
    found = {duty.rule: duty.due_on.isoformat() for duty in duties(date.fromisoformat(received), priority_action=True)}
    assert found == {"priority-action-draft": in_20, "publish-report": in_30, "priority-action-plan": in_70}


def test_a_duty_says_how_it_was_counted_and_by_what_law() -> None:
    plan = duties(date(2024, 2, 6))[-1]
    assert (plan.unit, plan.count, plan.due_on) == ("working-days", 70, date(2024, 5, 17))
    assert "SI 2007/462" in plan.source and "regulation 3" in plan.source
