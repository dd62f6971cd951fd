"""Counting days: what a rule counts in, and whether the first day counts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.ground.days import (
    Period,
    Start,
    Unit,
    add_months,
    add_working_days,
    is_working_day,
    working_days_between,
)

CHRISTMAS = frozenset({date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)})
DAYS = st.dates(date(2013, 1, 1), date(2030, 12, 31))
HOLIDAYS = st.frozensets(DAYS, max_size=40)

DUE = [
    # trigger              count unit                  first day        last day in time
    (date(2026, 12, 22), 1, Unit.WORKING_DAYS, Start.EXCLUDED, date(2026, 12, 23)),
    (date(2026, 12, 24), 1, Unit.WORKING_DAYS, Start.EXCLUDED, date(2026, 12, 29)),
    (date(2026, 12, 26), 1, Unit.WORKING_DAYS, Start.EXCLUDED, date(2026, 12, 29)),
    (date(2026, 12, 24), 2, Unit.WORKING_DAYS, Start.INCLUDED, date(2026, 12, 29)),
    (date(2024, 1, 10), 182, Unit.CALENDAR_DAYS, Start.INCLUDED, date(2024, 7, 9)),
    (date(2024, 1, 10), 26, Unit.WEEKS, Start.INCLUDED, date(2024, 7, 9)),
    (date(2024, 1, 10), 6, Unit.WEEKS, Start.EXCLUDED, date(2024, 2, 21)),
    (date(2024, 1, 31), 1, Unit.CALENDAR_MONTHS, Start.EXCLUDED, date(2024, 2, 29)),
    (date(2023, 11, 30), 3, Unit.CALENDAR_MONTHS, Start.EXCLUDED, date(2024, 2, 29)),
    (date(2024, 3, 15), 3, Unit.CALENDAR_MONTHS, Start.INCLUDED, date(2024, 6, 14)),
    (date(2024, 3, 15), 72, Unit.HOURS, Start.EXCLUDED, date(2024, 3, 18)),
    (date(2024, 3, 15), 36, Unit.HOURS, Start.EXCLUDED, date(2024, 3, 17)),
]


@pytest.mark.parametrize(("trigger", "count", "unit", "start", "last"), DUE)
def test_last_day_in_time(trigger: date, count: int, unit: Unit, start: Start, last: date) -> None:
    assert Period(count, unit, start).due(trigger, CHRISTMAS) == last


@pytest.mark.parametrize("count", [0, -3])
def test_a_period_counts_at_least_one(count: int) -> None:
    with pytest.raises(ValueError, match="at least one"):
        Period(count, Unit.WEEKS)


def test_working_days_are_not_counted_backwards() -> None:
    with pytest.raises(ValueError, match="forwards"):
        add_working_days(date(2026, 1, 5), -1, frozenset())


@given(DAYS, st.integers(0, 120), HOLIDAYS)
def test_adding_days_and_counting_them_agree(day: date, count: int, holidays: frozenset[date]) -> None:
    assert working_days_between(day, add_working_days(day, count, holidays), holidays) == count


@given(DAYS, st.integers(1, 120), HOLIDAYS)
def test_a_deadline_falls_on_a_working_day(day: date, count: int, holidays: frozenset[date]) -> None:
    assert is_working_day(add_working_days(day, count, holidays), holidays)


@given(DAYS, st.integers(0, 60), st.integers(0, 60), HOLIDAYS)
def test_adding_in_two_steps_is_adding_at_once(day: date, first: int, second: int, holidays: frozenset[date]) -> None:
    in_steps = add_working_days(add_working_days(day, first, holidays), second, holidays)
    assert in_steps == add_working_days(day, first + second, holidays)


@given(DAYS, DAYS, DAYS, HOLIDAYS)
def test_spans_add_up(one: date, two: date, three: date, holidays: frozenset[date]) -> None:
    first, middle, last = sorted((one, two, three))
    parts = working_days_between(first, middle, holidays) + working_days_between(middle, last, holidays)
    assert parts == working_days_between(first, last, holidays)


@given(DAYS, st.integers(1, 60))
def test_months_later_is_the_same_day_or_the_months_last(day: date, count: int) -> None:
    later = add_months(day, count)
    assert (later.year - day.year) * 12 + later.month - day.month == count
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)
