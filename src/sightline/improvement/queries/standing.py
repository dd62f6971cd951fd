"""How actions stand on a day, by the rules of ``knowledge/action_status.toml``: the same in lists and in words.

::

    rated(actions, on) -> QuerySet          each with ``rule``, the id of the first rule that it meets
    with_rating(actions, on, *ratings)      those that stand so
    counts_by("areas", actions, on)         how many stand how under each area
    standing_of(action, on) -> Standing     the rating and its reason in words
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, CharField, Count, Q, QuerySet, Value, When

from sightline.ground.wording import count_in_words, day_in_words, days_left
from sightline.improvement.models import Action, Dependency, Milestone
from sightline.improvement.models.action import DONE, MAY_BE_LATE, NOT_STARTED, STOPPED, UNDER_WAY, WILL_BE_LATE
from sightline.knowledge.action_status import ActionStatus, Rating, action_statuses

ENDED = (DONE, STOPPED)
FORECAST_WORDS = {MAY_BE_LATE: "may be late", WILL_BE_LATE: "will be late"}


@dataclass(frozen=True, slots=True)
class Standing:
    """How an action stands: in a word, by which rule, and why in a sentence."""

    rating: Rating
    rule: str
    reason: str

    @property
    def word(self) -> str:
        """``At risk``."""
        return self.rating.replace("-", " ").capitalize()


def rated(actions: QuerySet[Action], on: date) -> QuerySet[Any]:
    """The actions with ``rule``: the id of the first rule each meets on that day."""
    *rules, last = action_statuses()
    whens = [When(_CHECKS[rule.check](rule, on), then=Value(rule.id)) for rule in rules]
    return actions.annotate(rule=Case(*whens, default=Value(last.id), output_field=CharField()))


def with_rating(actions: QuerySet[Action], on: date, *ratings: Rating) -> QuerySet[Any]:
    """Those of the actions that stand so on that day."""
    wanted = [rule.id for rule in action_statuses() if rule.rating in ratings]
    return rated(actions, on).filter(rule__in=wanted)


def counts(actions: QuerySet[Action], on: date) -> dict[Rating, int]:
    """How many stand how."""
    found: Counter[Rating] = Counter()
    for rule, count in rated(actions.order_by(), on).values_list("rule").annotate(count=Count("pk")):
        found[_ratings()[rule]] += count
    return {rating: found[rating] for rating in Rating}


def counts_by(whose: str, actions: QuerySet[Action], on: date) -> dict[int, dict[Rating, int]]:
    """How many stand how under each of ``whose``, ``"plans"`` or ``"areas"``: one query for all of them."""
    found: dict[int, Counter[Rating]] = defaultdict(Counter)
    for one, rule, count in rated(actions.order_by(), on).values_list(whose, "rule").annotate(count=Count("pk")):
        found[one][_ratings()[rule]] += count
    return {one: {rating: told[rating] for rating in Rating} for one, told in found.items()}


def _ratings() -> dict[str, Rating]:
    return {rule.id: rule.rating for rule in action_statuses()}


def standing_of(action: Action, on: date) -> Standing:
    """How one action stands; of a rated action the rule is known, else it is asked for."""
    held = getattr(action, "rule", None) or rated(Action.objects.filter(pk=action.pk), on).get().rule
    rule = next(it for it in action_statuses() if it.id == held)
    return Standing(rule.rating, rule.id, rule.reason.format_map(_words(action, rule, on)))


def _words(action: Action, rule: ActionStatus, on: date) -> dict[str, str]:
    """What the reasons of the rules may say of an action."""
    due_on, done_on = action.due_on, action.done_on
    late = (done_on - due_on).days if due_on and done_on else 0
    return {
        "due_on": _day(due_on),
        "done_on": _day(done_on),
        "lateness": f", {count_in_words(late, 'day')} after it was due" if late > 0 else "",
        "late_by": count_in_words((on - due_on).days, "day") if due_on else "",
        "days": count_in_words(rule.days, "day"),
        "left": _left(due_on, on),
        "heard_of_on": _day(action.heard_of_on or action.added_on),
        "added_on": _day(action.added_on),
        "reason_for_no_date": action.reason_for_no_date,
        "forecast": FORECAST_WORDS.get(action.forecast, ""),
        "owner": _owner(action),
    }


def _left(due_on: date | None, on: date) -> str:
    if due_on is None:
        return ""
    return "; due today" if due_on == on else f"; due on {_day(due_on)}, {days_left(due_on, on)}"


def _owner(action: Action) -> str:
    if action.owner is None:
        return f"No person is named for it beside the role, {action.owner_role}"
    return f"The account of {action.owner.get_full_name() or action.owner.get_username()} is stopped"


def _day(day: date | None) -> str:
    return day_in_words(day) if day else ""


def _milestone_late(rule: ActionStatus, on: date) -> Q:
    return Q(pk__in=Milestone.objects.order_by().filter(reached_on=None, due_on__lt=on).values("action"))


def _waits_for_late(rule: ActionStatus, on: date) -> Q:
    late = Dependency.objects.filter(on__due_on__lt=on).exclude(on__status_now__in=ENDED)
    return Q(pk__in=late.values("action"))


def _not_heard_of(rule: ActionStatus, on: date) -> Q:
    return Q(status_now=UNDER_WAY, heard_of_on__lt=on - timedelta(days=rule.days))


_CHECKS: dict[str, Callable[[ActionStatus, date], Q]] = {
    "is-stopped": lambda rule, on: Q(status_now=STOPPED),
    "is-done": lambda rule, on: Q(status_now=DONE),
    "past-due": lambda rule, on: Q(due_on__lt=on),
    "forecast-late": lambda rule, on: Q(forecast__in=list(FORECAST_WORDS)),
    "nobody-owns-it": lambda rule, on: Q(owner=None) | Q(owner__is_active=False),
    "milestone-late": _milestone_late,
    "waits-for-late": _waits_for_late,
    "soon-not-started": lambda rule, on: Q(status_now=NOT_STARTED, due_on__lte=on + timedelta(days=rule.days)),
    "not-heard-of": _not_heard_of,
    "undated-long": lambda rule, on: Q(due_on=None, added_on__lt=on - timedelta(days=rule.days)),
    "is-not-started": lambda rule, on: Q(status_now=NOT_STARTED),
    "always": lambda rule, on: Q(),
}
