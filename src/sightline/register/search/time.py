"""A passage's number tells its time, so that an index walked from its end gives the newest first."""

from __future__ import annotations

from datetime import date

_BEFORE_ALL = date(1990, 1, 1)
_ROWS = 1 << 40
"""More rows than any table has."""

DAY = _ROWS * 2
"""How many numbers a day has: what the number of a passage is divided by gives its day."""


def passage_id(day: int, row: int, *, is_area: bool) -> int:
    """The number of a passage: by day, areas for improvement before sentences, then in printed order."""
    return day * DAY + is_area * _ROWS + _ROWS - 1 - row


def day_number(day: date | None) -> int:
    """A day as a whole number; 0 where none is known."""
    return max(0, (day - _BEFORE_ALL).days) if day else 0


def ids_between(since: date | None, until: date | None) -> tuple[int, int]:
    """The least and greatest number of the passages of these days; what has no day is in no span."""
    first = passage_id(max(day_number(since), 1), _ROWS - 1, is_area=False) if since or until else 0
    last = passage_id(day_number(until), 0, is_area=True) if until else 2**63 - 1
    return first, last
