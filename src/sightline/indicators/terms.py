"""On what terms a return is measured: its day, its kind, the clocks, and how many children live in the area."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property

import ibis.expr.types as ir

from sightline.ground.days import MONTHS_A_YEAR, ONE_DAY, Period, Unit, add_months
from sightline.ground.errors import WrongUsage
from sightline.ground.wording import day_in_words
from sightline.indicators.calendar import calendar
from sightline.knowledge import load
from sightline.knowledge.conditions import Lasted, Length, leaves
from sightline.knowledge.indicator_model import Span, Subject
from sightline.knowledge.indicators import indicators, subjects, timescales

ANNEX_A = "annex-a"
MOST_DAYS = {
    Unit.WORKING_DAYS: 4,
    Unit.CALENDAR_DAYS: 1,
    Unit.WEEKS: 7,
    Unit.CALENDAR_MONTHS: 31,
    Unit.HOURS: 1,
}
"""At most how many days one of the unit takes, long holidays and weekends included."""
YEARS_OF_HOLIDAYS_NEEDED = 1
SLACK = timedelta(days=14)


@cache
def clocks_between_days() -> frozenset[str]:
    """The timescales that run from one column to another, or from one meeting to the next."""
    found = {name for subject in subjects().values() for it in subject.sequences for name in it.timescales}
    for indicator in indicators().values():
        for way in indicator.ways:
            conditions = [it for it in (way.counts, way.meets) if it]
            found |= {leaf.timescale for it in conditions for leaf in leaves(it) if isinstance(leaf, Lasted)}
    return frozenset(found)


@dataclass(frozen=True)
class Terms:
    """What every figure of one run shares.

    ``kind`` is the kind of return (``annex-a`` or ``ssd``); ``local`` are the authority's own timescales by id,
    which stand in for those of ``knowledge``; ``children`` is how many children live in the area, for rates.
    """

    as_at: date
    kind: str = "ssd"
    local: Mapping[str, Period] = field(default_factory=dict)
    children: int | None = None

    def __post_init__(self) -> None:
        first, last = load.bank_holidays()[0].on, load.bank_holidays()[-1].on
        if not first.year + YEARS_OF_HOLIDAYS_NEEDED <= self.as_at.year <= last.year:
            raise WrongUsage(
                "no-bank-holidays",
                f"A return of {day_in_words(self.as_at)} cannot be measured: bank holidays are known from"
                f" {first.year} to {last.year}, and the year before the return is needed too.",
            )
        if self.children is not None and self.children < 1:
            raise WrongUsage("no-children", "Rates need the number of children who live in the area, 1 or more.")

    @cached_property
    def holidays(self) -> frozenset[date]:
        """The bank holidays of England and Wales."""
        return frozenset(load.holidays())

    @cached_property
    def calendar(self) -> ir.Table:
        """The last day in time of every clock that runs between two days of a child: one table for all queries."""
        return calendar(self.as_at, {name: self.period(name) for name in clocks_between_days()}, self.holidays)

    def period(self, timescale: str) -> Period:
        """How long a timescale is here: the authority's own where it set one."""
        return self.local.get(timescale) or timescales()[timescale].period

    def span(self, span: Span, subject: Subject) -> tuple[date, date]:
        """The first and last day that an indicator looks at. Annex A reaches back only as far as its list does."""
        months = min(span.months, subject.annex_a_months) if self.kind == ANNEX_A else span.months
        return self.first_of(months), self.as_at

    def first_of(self, months: int) -> date:
        """The first day of so many months that end with the day of the return."""
        return add_months(self.as_at, -months) + ONE_DAY if months else self.as_at

    def first_in_time(self, timescale: str, length: Length = Length.WITHIN) -> date:
        """The earliest day on which a clock could begin and not have run out on the day of the return.

        With ``at least``, the earliest day from which the whole length has not yet gone by.
        """
        period = self.period(timescale)
        wanted = self.as_at + ONE_DAY if length is Length.AT_LEAST else self.as_at
        reach = timedelta(days=period.count * MOST_DAYS[period.unit]) + SLACK
        days = [self.as_at - reach + timedelta(days=n) for n in range(reach.days + 2)]
        return days[bisect_left(days, wanted, key=lambda day: period.due(day, self.holidays))]

    def born_by(self, years: int) -> date:
        """The latest birthday of someone who is this old on the day of the return.

        Born on 29 February, one is a year older on 1 March of a common year, as the law counts.
        """
        return add_months(self.as_at, -years * MONTHS_A_YEAR)
