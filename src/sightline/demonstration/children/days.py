"""Days as arrays: working days by the thousand, whole months, ages."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TypeAlias, cast

import numpy as np
from numpy.typing import NDArray

from sightline.knowledge import load

Days: TypeAlias = NDArray[np.datetime64]
Counts: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]

NEVER = np.datetime64("NaT", "D")
MONTHS_A_YEAR = 12


@cache
def _calendar() -> np.busdaycalendar:
    return np.busdaycalendar(holidays=sorted(load.holidays()))


def day(on: date) -> np.datetime64:
    """A date as arrays hold it."""
    return np.datetime64(on, "D")


def days(count: int, on: date | np.datetime64) -> Days:
    """The same day ``count`` times over."""
    return np.full(count, day(on) if isinstance(on, date) else on)


def on_working_day(when: Days) -> Days:
    """Each day itself, or the next working day after it."""
    return after_working_days(when - np.timedelta64(1, "D"), 1)


def after_working_days(when: Days, counts: Counts | int) -> Days:
    """The n-th working day after each day, which is itself not counted. What is not known stays so."""
    known = ~np.isnat(when)
    found = np.full(when.shape, NEVER)
    wanted = np.broadcast_to(np.asarray(counts), when.shape)[known]
    found[known] = np.busday_offset(when[known], wanted, roll="backward", busdaycal=_calendar())
    return found


def after_months(when: Days, counts: Counts | int) -> Days:
    """The same day of the month so many months on, or the last of that month where it is shorter."""
    month = when.astype("datetime64[M]")
    target = month + np.asarray(counts).astype("timedelta64[M]")
    in_month = (when - month.astype("datetime64[D]")).astype(np.int64)
    last = ((target + 1).astype("datetime64[D]") - target.astype("datetime64[D]")).astype(np.int64) - 1
    return cast(Days, target.astype("datetime64[D]") + np.minimum(in_month, last).astype("timedelta64[D]"))


def after_days(when: Days, counts: Counts | int) -> Days:
    """So many calendar days on."""
    return cast(Days, when + np.asarray(counts).astype("timedelta64[D]"))


def birthday(born_on: Days, age: int) -> Days:
    """The day of each child's birthday; one born on 29 February has it on 28 February in other years."""
    return after_months(born_on, age * MONTHS_A_YEAR)


def whole_days(first: Days, last: Days) -> Counts:
    """Days from one to the other, below nought where the second comes first."""
    return cast(Counts, (last - first).astype(np.int64))


def days_after(on: np.datetime64, count: int) -> np.datetime64:
    """The day so many days on, or back."""
    return on + np.timedelta64(count, "D")
