"""How an action stands, by rules that are data: late, at risk, on track, not started, done, stopped."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from sightline.knowledge.load import common
from sightline.knowledge.model import Entry
from sightline.knowledge.rows import Row, open_file


class Rating(StrEnum):
    """How an action stands, in a word."""

    LATE = "late"
    AT_RISK = "at-risk"
    ON_TRACK = "on-track"
    NOT_STARTED = "not-started"
    DONE = "done"
    STOPPED = "stopped"


CHECKS = (
    *("is-stopped", "is-done", "past-due", "forecast-late", "nobody-owns-it", "milestone-late", "waits-for-late"),
    *("soon-not-started", "not-heard-of", "undated-long", "is-not-started", "always"),
)
"""What the program knows how to look at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionStatus(Entry):
    """One rule: what is looked at, how the action then stands, and why in words."""

    check: str
    rating: Rating
    reason: str
    days: int = 0


@cache
def action_statuses() -> tuple[ActionStatus, ...]:
    """The rules, in the order in which they are tried; the last always is met."""
    file = open_file("action_status.toml")
    found = tuple(_rule(row) for row in file.entries("action_status"))
    file.done()
    return found


def _rule(row: Row) -> ActionStatus:
    common_, rating, check = common(row), row.text("rating"), row.text("check")
    if rating not in set(Rating):
        raise row.fault(f"rating should be one of {', '.join(Rating)}, not {rating!r}")
    if check not in CHECKS:
        raise row.fault(f"check should be one of {', '.join(CHECKS)}, not {check!r}")
    days = row.optional_number("days") or 0
    rule = ActionStatus(**common_, check=check, rating=Rating(rating), reason=row.text("reason"), days=days)
    row.done()
    return rule
