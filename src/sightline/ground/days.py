"""Counting days as rules do: which unit, and whether the first day counts.

Bank holidays are handed in, so that this module knows no year and no country. The day that starts
a clock is the *trigger*; ``due`` answers the last day on which the duty is still done in time.
"""

from __future__ import annotations

import calendar
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

SATURDAY = 5
HOURS_A_DAY = 24
MONTHS_A_YEAR = 12
ONE_DAY = timedelta(days=1)


class Unit(StrEnum):
    """What a rule counts in."""

    WORKING_DAYS = "working-days"
    CALENDAR_DAYS = "calendar-days"
    WEEKS = "weeks"
    CALENDAR_MONTHS = "calendar-months"
    HOURS = "hours"


class Start(StrEnum):
    """Whether the trigger is day 0 ("within n days of") or day 1 ("beginning with the day")."""

    EXCLUDED = "excluded"
    INCLUDED = "included"


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time as a rule states it: how many, of what, and how the trigger counts."""

    count: int
    unit: Unit
    start: Start = Start.EXCLUDED

    def __post_init__(self) -> None:
        if self.count < 1:
            raise ValueError("a period counts at least one")

    def due(self, trigger: date, holidays: AbstractSet[date]) -> date:
        """The last day in time. Hours end on the day in which the last hour falls."""
        first = trigger if self.start is Start.EXCLUDED else trigger - ONE_DAY
        match self.unit:
            case Unit.WORKING_DAYS:
                return add_working_days(first, self.count, holidays)
            case Unit.CALENDAR_MONTHS:
                return _add_months(trigger, self.count, self.start)
            case Unit.WEEKS:
                return first + timedelta(weeks=self.count)
            case Unit.HOURS:
                return first + timedelta(days=-(-self.count // HOURS_A_DAY))
            case Unit.CALENDAR_DAYS:
                return first + timedelta(days=self.count)


def is_working_day(day: date, holidays: AbstractSet[date]) -> bool:
    """Whether ``day`` is no Saturday, Sunday or holiday."""
    return day.weekday() < SATURDAY and day not in holidays


def add_working_days(day: date, count: int, holidays: AbstractSet[date]) -> date:
    """The ``count``-th working day after ``day``; ``day`` itself is day 0 and not counted."""
    if count < 0:
        raise ValueError("working days are counted forwards")
    while count:
        day += ONE_DAY
        count -= is_working_day(day, holidays)
    return day


def working_days_between(first: date, last: date, holidays: AbstractSet[date]) -> int:
    """How many working days come after ``first`` up to and with ``last``; 0 where last is not later."""
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sum(is_working_day(day, holidays) for day in days)


def add_months(day: date, count: int) -> date:
    """The same day ``count`` months on, or the last of that month where it is shorter."""
    years, month = divmod(day.month - 1 + count, MONTHS_A_YEAR)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _add_months(trigger: date, count: int, start: Start) -> date:
    same_day = add_months(trigger, count)
    return same_day if start is Start.EXCLUDED else same_day - ONE_DAY
