"""Who is to be reminded of what on a day, by ``knowledge/reminders.toml``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from sightline.ground.wording import day_in_words, days_left
from sightline.improvement.models import Action, Milestone, Plan
from sightline.improvement.queries.clocks import clocks_of
from sightline.improvement.queries.standing import ENDED
from sightline.knowledge.reminders import Reminder, reminders


@dataclass(frozen=True, slots=True)
class Reminded:
    """One reminder: for a person (by number; none where it is for whoever writes the plan), of what, in words."""

    person: int | None
    of: str
    due_on: date
    words: str
    action: int | None
    plan: int | None


def reminders_on(authority: str, on: date) -> tuple[Reminded, ...]:
    """Every reminder of the day, soonest due first."""
    found = [it for rule in reminders() if rule.holds_on(on) for it in _FINDERS[rule.of](authority, rule, on)]
    return tuple(sorted(found, key=lambda it: (it.due_on, it.words, it.person or 0)))


def _days(rule: Reminder, on: date) -> list[date]:
    return [on + timedelta(days=days) for days in rule.days]


def _of_duties(authority: str, rule: Reminder, on: date) -> Iterator[Reminded]:
    days = _days(rule, on)
    for plan in Plan.objects.filter(authority=authority).prefetch_related("sources__inspection"):
        for clock in clocks_of(plan, on):
            if clock.done_on is None and clock.duty.due_on in days:
                words = f"{clock.duty.label}, by {day_in_words(clock.duty.due_on)}: {clock.words}"
                yield Reminded(None, "duty", clock.duty.due_on, words, None, plan.pk)


def _of_actions(authority: str, rule: Reminder, on: date) -> Iterator[Reminded]:
    rows = Action.objects.filter(authority=authority, due_on__in=_days(rule, on)).exclude(status_now__in=ENDED)
    for action in rows.prefetch_related("contributors"):
        if action.due_on is not None:
            words = f"{action.what}, due on {day_in_words(action.due_on)}: {days_left(action.due_on, on).lower()}"
            for person in _people(action):
                yield Reminded(person, "action", action.due_on, words, action.pk, None)


def _of_milestones(authority: str, rule: Reminder, on: date) -> Iterator[Reminded]:
    still_on = ~Q(action__status_now__in=ENDED)
    rows = Milestone.objects.filter(
        still_on, action__authority=authority, due_on__in=_days(rule, on), reached_on=None
    ).select_related("action")
    for milestone in rows.prefetch_related("action__contributors"):
        words = f"{milestone.what}, due on {day_in_words(milestone.due_on)}: {days_left(milestone.due_on, on).lower()}"
        for person in _people(milestone.action):
            yield Reminded(person, "milestone", milestone.due_on, words, milestone.action_id, None)


def _people(action: Action) -> list[int | None]:
    """Its owner and whoever contributes; where nobody is named, whoever writes the plan."""
    people = {person.pk for person in action.contributors.all()} | ({action.owner_id} if action.owner_id else set())
    return [*sorted(people)] if people else [None]


_FINDERS = {"duty": _of_duties, "action": _of_actions, "milestone": _of_milestones}
