"""What an authority owes after an inspection or visit, and by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sightline.ground.errors import WrongUsage
from sightline.ground.wording import day_in_words
from sightline.knowledge import load, lookup
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


class Came(StrEnum):
    """What came from the inspectors, as far as it is known: it decides by which law, and in which words."""

    REPORT = "report"
    LETTER = "letter"
    JOINT_LETTER = "joint-letter"
    EITHER = "report-or-letter"


_JOINT = "jtai"
_REPORT = "inspection-report"


def came_of(event_kind: str) -> Came:
    """What comes of an inspection or visit of this kind; either, where the kind is not known."""
    known = lookup.event_kind(event_kind) if event_kind else None
    if known is None:
        return Came.EITHER
    if known.id == _JOINT:
        return Came.JOINT_LETTER
    return Came.REPORT if known.document_kind == _REPORT else Came.LETTER


def duties(received: date, priority_action: bool = False, came: Came = Came.EITHER) -> list[Duty]:
    """Every duty that runs from the day a report or letter was received, soonest first.

    ``priority_action`` says that the letter sets areas for priority action: an early draft is then
    owed too, and the plan goes by Ofsted's rule for such letters. A joint inspection has a duty of its own alone.

    :raises WrongUsage: where the bank holidays of the time are not known, so that no date would be sure.
    """
    owed = [rule for rule in load.deadlines() if rule.holds_on(received) and _applies(rule, priority_action, came)]
    replaced = {rule.replaces for rule in owed}
    found = [_duty(rule, received, came) for rule in owed if rule.id not in replaced]
    return sorted(found, key=lambda duty: (duty.due_on, duty.rule))


def _applies(rule: Deadline, priority_action: bool, came: Came) -> bool:
    if came is Came.JOINT_LETTER or rule.applies == "joint":
        return came is Came.JOINT_LETTER and rule.applies == "joint"
    return rule.applies == "always" or priority_action


def _label(rule: Deadline, came: Came) -> str:
    words = {Came.REPORT: rule.label_of_report, Came.LETTER: rule.label_of_letter}.get(came)
    return words or rule.label


def _duty(rule: Deadline, received: date, came: Came) -> Duty:
    due_on = rule.period.due(received, load.holidays())
    first, last = load.bank_holidays()[0].on, load.bank_holidays()[-1].on
    if received.year < first.year or due_on.year > last.year:
        raise WrongUsage(
            "no-bank-holidays",
            f"A deadline from {day_in_words(received)} cannot be counted: bank holidays are known from"
            f" {first.year} to {last.year}.",
        )
    return Duty(rule.id, _label(rule, came), due_on, rule.period.unit.value, rule.period.count, str(rule.citation))
