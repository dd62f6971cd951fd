"""When people are reminded of what is due: local policy."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sightline.knowledge.load import common
from sightline.knowledge.model import Entry
from sightline.knowledge.rows import Row, open_file

OF = ("duty", "action", "milestone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder(Entry):
    """What is reminded of, and how many days before it is due; less than 0 is after."""

    of: str
    days: tuple[int, ...]


@cache
def reminders() -> tuple[Reminder, ...]:
    """The rules for reminding."""
    file = open_file("reminders.toml")
    found = tuple(_reminder(row) for row in file.entries("reminder"))
    file.done()
    return found


def _reminder(row: Row) -> Reminder:
    reminder = Reminder(**common(row), of=row.text("of"), days=row.numbers("days"))
    if reminder.of not in OF:
        raise row.fault(f"of should be one of {', '.join(OF)}, not {reminder.of!r}")
    row.done()
    return reminder
