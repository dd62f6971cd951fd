"""What a person can tie an action or a piece of evidence to: other actions by their words, other plans, people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User
from django.db.models import Count, Q

from sightline.improvement.models import Action, Evidence, Plan, PlanArea
from sightline.improvement.queries.actions import ActionLine, Wanted, lines, listed
from sightline.improvement.queries.standing import ENDED
from sightline.improvement.queries.visible import visible_areas
from sightline.register.queries.sight import Sight

MOST_FOUND = 25


@dataclass(frozen=True, slots=True)
class Served:
    """What a piece of evidence serves now, and what it can serve as well."""

    areas: tuple[PlanArea, ...]
    actions: tuple[Action, ...]
    more_areas: tuple[PlanArea, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """Somebody whose account is stopped and who still owns actions that have not ended."""

    person: User
    actions: int


def found(authority: str, words: str, on: date, without: Iterable[int] = ()) -> tuple[ActionLine, ...]:
    """Actions by their words or reference, soonest due first; none where no words are given."""
    if not words.strip():
        return ()
    rows = listed(Wanted(authority=authority, words=words.strip()), on).exclude(pk__in=list(without))
    return lines(rows[:MOST_FOUND], on)


def other_plans(action: Action) -> tuple[Plan, ...]:
    """The plans of its authority in which an action does not stand."""
    return tuple(Plan.objects.filter(authority=action.authority_id).exclude(actions=action))


def sharers(action: Action) -> tuple[tuple[User, bool], ...]:
    """Everyone who can share an action, and whether they do: people with an account, and who shares it now."""
    shared = set(action.contributors.values_list("pk", flat=True))
    rows = User.objects.filter(Q(is_active=True) | Q(pk__in=shared)).exclude(pk=action.owner_id or 0)
    return tuple((it, it.pk in shared) for it in rows.order_by("first_name", "username"))


def served(evidence: Evidence, sight: Sight) -> Served:
    """What a piece of evidence serves, as far as the person may see it, and what else it can."""
    areas = visible_areas(PlanArea.objects.filter(authority=evidence.authority_id), sight).order_by("id")
    held = set(evidence.areas.values_list("pk", flat=True))
    everything = tuple(areas.select_related("source"))
    return Served(
        areas=tuple(it for it in everything if it.pk in held),
        actions=tuple(evidence.actions.order_by("id")),
        more_areas=tuple(it for it in everything if it.pk not in held),
    )


def owned_by(person: User, authority: str) -> int:
    """How many actions a person owns that have not ended."""
    return Action.objects.filter(owner=person, authority=authority).exclude(status_now__in=ENDED).count()


def left(authority: str, plan: int | None = None) -> tuple[Left, ...]:
    """Who left and still owns something that has not ended, by name."""
    gone = list(User.objects.filter(is_active=False).values_list("pk", flat=True))
    actions = Action.objects.filter(authority=authority, owner__in=gone).exclude(status_now__in=ENDED)
    if plan is not None:
        actions = actions.filter(plans=plan)
    counted = dict(actions.order_by().values_list("owner").annotate(Count("pk")))
    rows = User.objects.filter(pk__in=counted).order_by("first_name", "username")
    return tuple(Left(it, counted[it.pk]) for it in rows)
