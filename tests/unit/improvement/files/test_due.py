"""A due date as plans print it: the table is the manual."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from sightline.improvement.files.due import NO_DATE, day_in, read_due

DAYS: list[tuple[Any, date]] = [
    ("31/03/2025", date(2025, 3, 31)),
    ("31.3.25", date(2025, 3, 31)),
    ("2025-03-31", date(2025, 3, 31)),
    ("31st March 2025", date(2025, 3, 31)),
    ("by 5pm on 1 May 2025", date(2025, 5, 1)),
    (datetime(2025, 3, 31), date(2025, 3, 31)),  # noqa: DTZ001
    (date(2025, 3, 31), date(2025, 3, 31)),
    (45747, date(2025, 3, 31)),
    (45747.0, date(2025, 3, 31)),
    ("March 2025", date(2025, 3, 31)),
    ("Mar-25", date(2025, 3, 31)),
    ("Sept ’25", date(2025, 9, 30)),
    ("end of March 2025", date(2025, 3, 31)),
    ("By end March 2025", date(2025, 3, 31)),
    ("end of February 2024", date(2024, 2, 29)),
    ("mid April 2025", date(2025, 4, 15)),
    ("start of April 2025", date(2025, 4, 1)),
    ("April to June 2025", date(2025, 6, 30)),
    ("Q1 2025/26", date(2025, 6, 30)),
    ("Q2 25/26", date(2025, 9, 30)),
    ("Quarter 4 2025-26", date(2026, 3, 31)),
    ("end of 2025", date(2025, 12, 31)),
    ("2025/26", date(2026, 3, 31)),
    ("end of financial year 2025/26", date(2026, 3, 31)),
]


@pytest.mark.parametrize(("cell", "day"), DAYS, ids=lambda it: str(it))
def test_a_day_is_read(cell: Any, day: date) -> None:
    found = read_due(cell)
    assert (found.day, found.reason, found.problem) == (day, "", "")


@pytest.mark.parametrize("cell", ["ongoing", "TBC", "To be confirmed", "Monthly", "Immediate"])
def test_words_that_are_no_date_are_the_reason(cell: str) -> None:
    assert read_due(cell).reason == cell
    assert (read_due(cell).day, read_due(cell).problem) == (None, "")


DOUBTS = [
    ("Q2 2025", "date-unread"),
    ("Summer term 2025", "date-unread"),
    ("within 3 months", "date-unread"),
    ("May", "date-unread"),
    ("30 Feb 2025", "date-unread"),
    ("Monthly from May 2025", "date-unread"),
    ("Completed - March 2024", "date-unread"),
    ("Q2 25/27", "date-unread"),
    ("03/25/2025", "month-first"),
]


@pytest.mark.parametrize(("cell", "code"), DOUBTS)
def test_what_cannot_be_read_stands_as_the_reason_and_is_told(cell: str, code: str) -> None:
    found = read_due(cell)
    assert (found.day, found.reason, found.problem) == (None, cell, code)


@pytest.mark.parametrize("cell", ["", " ", "-", None, "n/a"])
def test_a_blank_is_told(cell: str | None) -> None:
    found = read_due(cell)
    assert (found.day, found.reason, found.problem) == (None, NO_DATE, "no-date")


def test_of_several_dates_the_last_counts_and_is_told() -> None:
    found = read_due("March 2025 (revised to June 2025)")
    assert (found.day, found.problem) == (date(2025, 6, 30), "several-dates")


def test_a_truth_value_is_no_date() -> None:
    assert read_due(True).problem == "date-unread"


def test_a_day_in_words() -> None:
    assert day_in("1 June 2024") == date(2024, 6, 1)
    assert day_in("") is None
