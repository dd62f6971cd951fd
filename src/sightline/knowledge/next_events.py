"""What is likely to follow an inspection, by a default rule that says its source; never a certainty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from sightline.ground.days import add_months
from sightline.knowledge.load import common
from sightline.knowledge.model import Entry
from sightline.knowledge.rows import Row, open_file


@dataclass(frozen=True, slots=True, kw_only=True)
class NextEvent(Entry):
    """A default rule: after these grades expect this kind of event, so many months after the last began."""

    expects: str
    grades: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    some_of: tuple[str, ...] = ()
    at_least: int = 0
    earliest_months: int | None = None
    latest_months: int | None = None

    def is_met_by(self, held: Mapping[str, str]) -> bool:
        """Whether grades by judgement area meet the rule's conditions; a rule without conditions always is met."""
        enough = sum(held.get(area) in self.grades for area in self.some_of) >= self.at_least
        return enough and all(held.get(area) in self.grades for area in self.all_of)


@dataclass(frozen=True, slots=True)
class Expected:
    """What a rule makes likely, and the window it gives; without one where the rule names no time."""

    rule: NextEvent
    earliest: date | None
    latest: date | None


def expected(held: Mapping[str, str], began_on: date, on: date) -> Expected | None:
    """What is likely after an inspection that began on a day, by the rules that hold on another.

    ``held`` are its grades by judgement area. ``None`` where no rule holds or no grade is known.
    """
    if not held:
        return None
    for rule in next_events():
        if rule.holds_on(on) and rule.is_met_by(held):
            return Expected(rule, _after(began_on, rule.earliest_months), _after(began_on, rule.latest_months))
    return None


def _after(day: date, months: int | None) -> date | None:
    return None if months is None else add_months(day, months)


@cache
def next_events() -> tuple[NextEvent, ...]:
    """The rules, in the order in which they are tried."""
    file = open_file("next_events.toml")
    found = tuple(_rule(row) for row in file.entries("next_event"))
    file.done()
    return found


def _rule(row: Row) -> NextEvent:
    rule = NextEvent(
        **common(row),
        expects=row.text("expects"),
        grades=row.texts("grades"),
        all_of=row.texts("all_of"),
        some_of=row.texts("some_of"),
        at_least=row.optional_number("at_least") or 0,
        earliest_months=row.optional_number("earliest_months"),
        latest_months=row.optional_number("latest_months"),
    )
    row.done()
    return rule
