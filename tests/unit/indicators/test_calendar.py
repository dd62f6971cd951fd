"""The table of days agrees with the house's own counting, day by day; what definitions name is really there."""

from __future__ import annotations

from datetime import date

import pytest

from sightline.indicators.calendar import days_until, due_days
from sightline.indicators.needs import asked, needs
from sightline.indicators.terms import Terms
from sightline.knowledge.conditions import Length
from sightline.knowledge.indicators import indicators, subjects, timescales
from sightline.knowledge.tables import tables

AS_AT = date(2026, 3, 31)
TERMS = Terms(as_at=AS_AT)


@pytest.mark.parametrize("timescale", timescales())
def test_every_day_of_the_calendar_is_counted_as_the_house_counts(timescale: str) -> None:
    period = TERMS.period(timescale)
    days = [day.astype(date) for day in days_until(AS_AT)]
    due = [day.astype(date) for day in due_days(AS_AT, period, TERMS.holidays)]
    since = date(2023, 12, 1)  # three years hold a leap day and every kind of bank holiday
    assert [(day, last) for day, last in zip(days, due, strict=True) if day >= since] == [
        (day, period.due(day, TERMS.holidays)) for day in days if day >= since
    ]


@pytest.mark.parametrize("timescale", timescales())
def test_the_first_day_in_time_is_the_first(timescale: str) -> None:
    period, first = TERMS.period(timescale), TERMS.first_in_time(timescale)
    day_before = date.fromordinal(first.toordinal() - 1)
    assert period.due(first, TERMS.holidays) >= AS_AT > period.due(day_before, TERMS.holidays)
    assert TERMS.first_in_time(timescale, Length.AT_LEAST) >= first


@pytest.mark.parametrize("id_", indicators())
def test_every_table_and_column_that_a_definition_names_is_there(id_: str) -> None:
    for way in indicators()[id_].ways:
        for need in needs(subjects()[way.subject], asked(way)):
            assert tables()[need.table].column(need.column), f"{need.table} has no {need.column}"


def test_there_are_at_least_seventy_and_each_says_what_it_is() -> None:
    found = indicators().values()
    assert len(found) >= 70
    assert all(it.definition.endswith(".") for it in found)
    assert all(bool(it.clock_starts) == bool(it.clock_stops) for it in found)
