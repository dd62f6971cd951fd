"""What has to hold before an area for improvement is closed: local policy, each condition with its words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sightline.knowledge.load import common
from sightline.knowledge.model import Entry
from sightline.knowledge.rows import Row, open_file

CHECKS = (
    *("actions-ended", "actions-at-least", "evidence-kinds", "evidence-of-a-kind"),
    *("measures-met", "evidence-age", "challenges-answered"),
)
"""What the program knows how to look at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingCondition(Entry):
    """One condition: what is looked at, how much of it is wanted, and the words where it is not met."""

    check: str
    unmet: str
    least: int = 0
    days: int = 0
    evidence: str = ""


@cache
def closing_conditions() -> tuple[ClosingCondition, ...]:
    """The conditions, in the order in which they are told."""
    file = open_file("closing.toml")
    found = tuple(_condition(row) for row in file.entries("closing_condition"))
    file.done()
    return found


def _condition(row: Row) -> ClosingCondition:
    condition = ClosingCondition(
        **common(row),
        check=row.text("check"),
        unmet=row.text("unmet"),
        least=row.optional_number("least") or 0,
        days=row.optional_number("days") or 0,
        evidence=row.text("evidence", ""),
    )
    if condition.check not in CHECKS:
        raise row.fault(f"check should be one of {', '.join(CHECKS)}, not {condition.check!r}")
    row.done()
    return condition
