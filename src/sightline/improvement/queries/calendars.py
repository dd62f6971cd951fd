"""What stands in a calendar: due dates, milestones, the clocks of plans and meetings of boards, each on its day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.models import User
from django.db.models import QuerySet

from sightline.improvement.models import Action, CalendarToken, Meeting, Milestone, Plan
from sightline.improvement.queries.actions import Wanted, line, listed
from sightline.improvement.queries.clocks import clocks_of
from sightline.improvement.queries.standing import ENDED, rated
from sightline.register.models import Event

MOST = 1_000
PAST = timedelta(days=366)
"""How long a meeting stays in the calendar after it was held."""


@dataclass(frozen=True, slots=True)
class Dated:
    """Something on a day. ``id`` stays as long as the thing is the same; ``of`` and ``about`` are what it leads to."""

    id: str
    on: date
    summary: str
    words: str
    of: str
    about: int


def has_calendar(person: User) -> bool:
    """Whether a private address of the person's calendar is in use."""
    return CalendarToken.objects.filter(owner=person, revoked_at=None).exists()


def last_event_at() -> datetime | None:
    """When anything was last recorded: what a calendar tells cannot be newer."""
    return Event.objects.order_by("-number").values_list("at", flat=True).first()


def of_person(person: int, authority: str, on: date) -> tuple[Dated, ...]:
    """What a person owns or shares, and what everyone has to keep: clocks and meetings. By day."""
    theirs = listed(Wanted(authority=authority, person=person), on)
    plans = Plan.objects.filter(authority=authority)
    return _ordered([*_actions(theirs, on), *_milestones(theirs), *_clocks(plans, on), *_meetings(authority, on)])


def of_plan(plan: Plan, on: date) -> tuple[Dated, ...]:
    """Everything of one plan, whoever owns it, and the meetings that plans of the authority go to. By day."""
    actions = listed(Wanted(authority=plan.authority_id, plan=plan.pk), on)
    plans = Plan.objects.filter(pk=plan.pk)
    return _ordered(
        [*_actions(actions, on), *_milestones(actions), *_clocks(plans, on), *_meetings(plan.authority_id, on)]
    )


def _actions(actions: QuerySet[Action], on: date) -> Iterator[Dated]:
    rows = actions.filter(due_on__isnull=False).exclude(status_now__in=ENDED).select_related("owner")
    for action in rated(rows, on)[:MOST]:
        told = line(action, on)
        words = f"{told.standing.word}. {told.standing.reason} {told.owner}"
        yield Dated(f"action-{action.pk}", action.due_on, f"Due: {action.what}", words, "plan-action", action.pk)


def _milestones(actions: QuerySet[Action]) -> Iterator[Dated]:
    going = actions.order_by().exclude(status_now__in=ENDED).values("pk")
    rows = Milestone.objects.filter(action__in=going, reached_on=None).select_related("action")
    for row in rows.order_by("due_on", "id")[:MOST]:
        words = f"A step of: {row.action.what}"
        yield Dated(f"milestone-{row.pk}", row.due_on, f"Milestone: {row.what}", words, "plan-action", row.action_id)


def _clocks(plans: QuerySet[Plan], on: date) -> Iterator[Dated]:
    for plan in plans.prefetch_related("sources__inspection"):
        for clock in clocks_of(plan, on):
            if clock.done_on is None:
                words = f"{clock.words}. {plan.title}. Source: {clock.duty.source}."
                id_ = f"clock-{plan.pk}-{clock.source.pk}-{clock.duty.rule}"
                yield Dated(id_, clock.duty.due_on, f"Due by law: {clock.duty.label}", words, "plan", plan.pk)


def _meetings(authority: str, on: date) -> Iterator[Dated]:
    rows = Meeting.objects.filter(board__authority=authority, on__gte=on - PAST).select_related("board")
    for row in rows.prefetch_related("items").order_by("on", "id")[:MOST]:
        words = "; ".join(item.what for item in row.items.all()) or "Nothing is on its agenda yet."
        yield Dated(f"meeting-{row.pk}", row.on, f"Meeting: {row.board.name}", words, "plan-meeting", row.pk)


def _ordered(found: list[Dated]) -> tuple[Dated, ...]:
    return tuple(sorted(found, key=lambda it: (it.on, it.id)))
