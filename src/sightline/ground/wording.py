"""Plain English for screen and paper: dates, lists, counts."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date

from sightline.ground.dates import PartialDate


def day_in_words(day: date) -> str:
    """``6 February 2024``."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def partial_date_in_words(day: PartialDate) -> str:
    """As precise as it is known: ``6 February 2024``, ``February 2024`` or ``2024``."""
    if day.is_whole:
        return day_in_words(day.earliest)
    month = f"{calendar.month_name[day.month]} " if day.month else ""
    return f"{month}{day.year}"


def list_in_words(items: Sequence[str], joined_by: str = "and") -> str:
    """``help, protection and care``: no comma before the last."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joined_by} {items[-1]}"


def count_in_words(count: int, one: str, many: str | None = None) -> str:
    """``1 report``, ``1,024 reports``; ``many`` where the plural is not formed with an s."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def span_in_words(since: date | None, until: date | None) -> str:
    """``from 1 January 2018 to 31 December 2022``; an open end is said as open."""
    if since and until:
        return f"from {day_in_words(since)} to {day_in_words(until)}"
    if since:
        return f"since {day_in_words(since)}"
    return f"until {day_in_words(until)}" if until else "at any time"


def days_left(due_on: date, on: date) -> str:
    """``12 days left``, ``Due today`` or ``3 days late``: calendar days, as people count them."""
    days = (due_on - on).days
    if days == 0:
        return "Due today"
    return f"{count_in_words(days, 'day')} left" if days > 0 else f"{count_in_words(-days, 'day')} late"


def run_on(words: str) -> str:
    """Words with points below them as one line: ``to children: who live with neglect; who are privately fostered``."""
    return words.replace(":; ", ": ")
