"""What an action is tied to: more areas, another plan, people who share it, actions it waits for, a new owner.

::

    answer / stand_in / share                       more areas, another plan, contributors
    wait_for / wait_no_longer                       dependencies, and none goes in a circle
    hand_over(of=, to=, authority=, by=, at=)       everything a person who left owns and has not ended
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from sightline.ground.wording import list_in_words
from sightline.improvement.access import EDIT_PLAN, ensure
from sightline.improvement.actions.actions import keep, words_of
from sightline.improvement.models import Action, Dependency, Plan, PlanArea
from sightline.improvement.queries.standing import ENDED
from sightline.improvement.refusals import ChangedMeanwhile, Refused
from sightline.improvement.trail import tell
from sightline.register.models import Authority


@transaction.atomic
def answer(*, action: Action, areas: Iterable[PlanArea], by: User, at: datetime) -> Action:
    """Let an action answer these areas, as well as those it answers."""
    ensure(by, EDIT_PLAN)
    found = list(areas)
    if any(area.authority_id != action.authority_id for area in found):
        raise Refused("other-authority", "One of these areas is of another authority.", "areas")
    action.areas.add(*found)
    tell(action, "action-answers", by, at, {"areas": [area.pk for area in found]})
    return action


@transaction.atomic
def stand_in(*, action: Action, plan: Plan, by: User, at: datetime) -> Action:
    """Let an action stand in one more plan; it stays one action, with one owner and one date."""
    ensure(by, EDIT_PLAN)
    if action.authority_id != plan.authority_id:
        raise Refused("other-authority", "That plan is of another authority.", "plan")
    action.plans.add(plan)
    tell(action, "action-stands-in-plan", by, at, {"plan": plan.pk})
    return action


@transaction.atomic
def share(
    *, action: Action, contributors: Iterable[User], by: User, at: datetime, seen: Collection[int] | None = None
) -> Action:
    """Say who contributes, from now on these and nobody else; they may report on it.

    ``seen`` are the contributors (by number) that the person had before them.

    :raises ChangedMeanwhile: where somebody changed them since; nothing is changed then.
    """
    ensure(by, EDIT_PLAN)
    held, found = Action.objects.select_for_update().get(pk=action.pk), list(contributors)
    before = list(held.contributors.order_by("first_name", "username"))
    if seen is not None and {it.pk for it in before} != set(seen):
        theirs, mine = {"contributors": _names(before)}, {"contributors": _names(found)}
        raise ChangedMeanwhile("Somebody", theirs, mine, held.version)
    held.contributors.set(found)
    tell(held, "action-shared", by, at, {"contributors": sorted(it.get_username() for it in found)})
    return action


@transaction.atomic
def wait_for(*, action: Action, on: Action, by: User, at: datetime) -> Dependency:
    """Say that an action waits for another."""
    ensure(by, EDIT_PLAN)
    if action.authority_id != on.authority_id:
        raise Refused("other-authority", "That action is of another authority.", "waits_for")
    if action.pk in _all_waited_for(on):
        raise Refused("goes-in-a-circle", "That action waits for this one already, directly or by others.", "waits_for")
    tie, is_new = Dependency.objects.get_or_create(action=action, on=on)
    if is_new:
        tell(action, "action-waits", by, at, {"for": on.pk})
    return tie


@transaction.atomic
def wait_no_longer(*, tie: Dependency, by: User, at: datetime) -> None:
    """Say that an action waits for another no longer; that it did stays on record."""
    ensure(by, EDIT_PLAN)
    if Dependency.objects.filter(pk=tie.pk).delete()[0]:
        tell(tie.action, "action-waits-no-longer", by, at, {"for": tie.on_id})


@transaction.atomic
def hand_over(*, of: User, to: User, authority: Authority, by: User, at: datetime) -> int:
    """Give everything that a person owns and that has not ended to another; how many actions that are."""
    ensure(by, EDIT_PLAN)
    if not to.is_active:
        raise Refused("owner-left", f"The account of {_names([to])} is stopped: name another.", "to")
    if to.pk == of.pk:
        raise Refused("same-person", "They own these already: name another.", "to")
    held = Action.objects.select_for_update().filter(owner=of, authority=authority).exclude(status_now__in=ENDED)
    actions = list(held)
    for action in actions:
        action.owner = to
        action.version += 1
        action.save(update_fields=["owner", "version"])
        keep(action, words_of(action), action.version, is_applied=True, by=by, at=at)
        tell(action, "action-handed-over", by, at, {"from": of.get_username(), "to": to.get_username()})
    return len(actions)


def _names(people: Iterable[User]) -> str:
    return list_in_words([it.get_full_name() or it.get_username() for it in people])


def _all_waited_for(action: Action) -> set[int]:
    """The action and everything it waits for, however far."""
    seen: set[int] = set()
    ahead = {action.pk}
    while ahead:
        seen |= ahead
        ahead = set(Dependency.objects.filter(action__in=ahead).values_list("on", flat=True)) - seen
    return seen
