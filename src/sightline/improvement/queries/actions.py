"""Actions as lists and one by one: in a few queries however many there are.

::

    listed(wanted, on) -> QuerySet          what a list shows, to be cut into parts; ``line`` makes each a line
    of_person(person, on)                   what a person owns or shares, what is not ended first
    detail(id, on, sight) -> ActionDetail | None
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from sightline.improvement.models import (
    Action,
    ActionRevision,
    ChallengeNote,
    DateMove,
    Dependency,
    Evidence,
    Milestone,
    Plan,
    PlanArea,
    ProgressUpdate,
)
from sightline.improvement.models.date_move import ASKED
from sightline.improvement.queries.measuring import Measured, measured
from sightline.improvement.queries.standing import ENDED, Standing, rated, standing_of
from sightline.improvement.queries.visible import visible_areas
from sightline.knowledge.action_status import Rating, action_statuses
from sightline.register.queries.sight import Sight


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a list is narrowed to; nothing set is everything of the authority."""

    authority: str
    plan: int | None = None
    area: int | None = None
    person: int | None = None
    rating: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action in a list: what, who, by when, and how it stands."""

    action: Action
    owner: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Wait:
    """An action at the other end of a dependency; ``words`` say what it means where one is late, else nothing."""

    tie: int
    line: ActionLine
    words: str


@dataclass(frozen=True, slots=True)
class ActionDetail:
    """All that is held of one action. ``set_aside`` are words written at the same time as others', not applied."""

    line: ActionLine
    areas: tuple[PlanArea, ...]
    plans: tuple[Plan, ...]
    contributors: tuple[str, ...]
    measures: tuple[Measured, ...]
    milestones: tuple[Milestone, ...]
    updates: tuple[ProgressUpdate, ...]
    date_moves: tuple[DateMove, ...]
    asked_move: DateMove | None
    waits_for: tuple[Wait, ...]
    waited_for_by: tuple[Wait, ...]
    evidence: tuple[Evidence, ...]
    challenges: tuple[ChallengeNote, ...]
    set_aside: tuple[ActionRevision, ...]


def listed(wanted: Wanted, on: date) -> QuerySet[Any]:
    """The actions wanted, soonest due first, those without a date last; each with its rule."""
    found = Action.objects.filter(authority=wanted.authority)
    if wanted.plan is not None:
        found = found.filter(plans=wanted.plan)
    if wanted.area is not None:
        found = found.filter(areas=wanted.area)
    if wanted.person is not None:
        found = found.filter(pk__in=_theirs(wanted.person))
    if wanted.words:
        found = found.filter(Q(what__icontains=wanted.words) | Q(reference__iexact=wanted.words))
    if wanted.rating:
        rules = [rule.id for rule in action_statuses() if rule.rating == wanted.rating]
        found = rated(found, on).filter(rule__in=rules)
    return found.order_by(F("due_on").asc(nulls_last=True), "id")


def line(action: Action, on: date) -> ActionLine:
    """One action as a line; of an action that was not rated yet the rule is asked for."""
    return ActionLine(action, owner_in_words(action), standing_of(action, on))


def lines(actions: Iterable[Action], on: date) -> tuple[ActionLine, ...]:
    """These actions as lines, in their order; in one query, however many."""
    ids = [action.pk for action in actions]
    held = lines_of(ids, on)
    return tuple(held[id_] for id_ in ids)


def lines_of(ids: Iterable[int], on: date) -> dict[int, ActionLine]:
    """The actions of these numbers as lines, by number; in one query, however many."""
    held = rated(Action.objects.select_related("owner"), on).in_bulk(list(ids))
    return {id_: line(action, on) for id_, action in held.items()}


def of_person(authority: str, person: int, on: date) -> QuerySet[Any]:
    """What a person owns or shares and is not ended, soonest due first."""
    return listed(Wanted(authority=authority, person=person), on).exclude(status_now__in=ENDED)


def detail(id_: int, on: date, sight: Sight) -> ActionDetail | None:
    """Everything of one action."""
    action = Action.objects.filter(pk=id_).select_related("owner", "authority").first()
    if action is None:
        return None
    moves = tuple(action.date_moves.select_related("asked_by", "decided_by"))
    own = line(action, on)
    return ActionDetail(
        line=own,
        areas=tuple(visible_areas(action.areas.all(), sight)),
        plans=tuple(action.plans.all()),
        contributors=tuple(it.get_full_name() or it.get_username() for it in action.contributors.order_by("username")),
        measures=measured(action.measures.select_related("crossed_in"), on),
        milestones=tuple(action.milestones.all()),
        updates=tuple(action.updates.select_related("by")),
        date_moves=moves,
        asked_move=next((it for it in moves if it.state == ASKED), None),
        waits_for=waits_for(action, on),
        waited_for_by=_waited_for_by(own, on),
        evidence=tuple(action.evidence.all()),
        challenges=tuple(action.challenges.select_related("by", "answered_by")),
        set_aside=tuple(action.revisions.filter(is_applied=False).select_related("by")),
    )


def waits_for(action: Action, on: date) -> tuple[Wait, ...]:
    """What an action waits for, soonest due first."""
    ties = dict(Dependency.objects.filter(action=action).values_list("on", "pk"))
    return tuple(_wait(ties[it.action.pk], it, it) for it in lines(_by_day(ties), on))


def _waited_for_by(own: ActionLine, on: date) -> tuple[Wait, ...]:
    """What waits for an action, soonest due first."""
    ties = dict(Dependency.objects.filter(on=own.action.pk).values_list("action", "pk"))
    return tuple(_wait(ties[it.action.pk], it, own) for it in lines(_by_day(ties), on))


def _by_day(ids: Iterable[int]) -> QuerySet[Action]:
    return Action.objects.filter(pk__in=list(ids)).order_by(F("due_on").asc(nulls_last=True), "id")


def _wait(tie: int, line: ActionLine, first: ActionLine) -> Wait:
    """``first`` is the one that has to be done before the other."""
    if first.standing.rating is not Rating.LATE:
        return Wait(tie, line, "")
    this = "What is waited for" if first is line else "This action"
    reason = first.standing.reason
    return Wait(tie, line, f"{this} is late: {reason[0].lower()}{reason[1:]} What waits for it may be late too.")


def owner_in_words(action: Action) -> str:
    """``Assistant Director (Ada Winterbourne)``."""
    if action.owner is None:
        return action.owner_role
    return f"{action.owner_role} ({action.owner.get_full_name() or action.owner.get_username()})"


def _theirs(person: int) -> QuerySet[Any, Any]:
    """The numbers of what a person owns or shares: two short lookups instead of a look at every action."""
    shared = Action.contributors.through.objects.filter(user=person).values_list("action")
    return Action.objects.order_by().filter(owner=person).values_list("pk").union(shared)
