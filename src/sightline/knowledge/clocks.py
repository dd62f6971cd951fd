"""What an authority owes after an inspection or visit, and by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sightline.ground.errors import WrongUsage
from sightline.ground.wording import day_in_words
from sightline.knowledge import load
from sightline.knowledge.model import Deadline


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing owed: the rule's id, what is owed, the last day in time, how it was counted, and by what law."""

    rule: str
    label: str
    due_on: date
    unit: str
    count: int
    source: str


def duties(received: date, priority_action: bool = False) -> list[Duty]:
    """Every duty that runs from the day a report or letter was received, soonest first.

    ``priority_action`` says that the letter sets areas for priority action: an early draft is then
    owed too, and the plan goes by Ofsted's rule for such letters.

    :raises WrongUsage: where the bank holidays of the time are not known, so that no date would be sure.
    """
    owed = [rule for rule in load.deadlines() if rule.holds_on(received) and _applies(rule, priority_action)]
    replaced = {rule.replaces for rule in owed}
    found = [_duty(rule, received) for rule in owed if rule.id not in replaced]
    return sorted(found, key=lambda duty: (duty.due_on, duty.rule))


def _applies(rule: Deadline, priority_action: bool) -> bool:
    return rule.applies == "always" or priority_action


def _duty(rule: Deadline, received: date) -> Duty:
    due_on = rule.period.due(received, load.holidays())
    first, last = load.bank_holidays()[0].on, load.bank_holidays()[-1].on
    if received.year < first.year or due_on.year > last.year:
        raise WrongUsage(
            "no-bank-holidays",
            f"A deadline from {day_in_words(received)} cannot be counted: bank holidays are known from"
            f" {first.year} to {last.year}.",
        )
    return Duty(rule.id, rule.label, due_on, rule.period.unit.value, rule.period.count, str(rule.citation))
