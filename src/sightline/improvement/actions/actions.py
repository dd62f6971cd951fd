"""Actions: added from what they answer, and revised by two people without losing a word.

::

    add(plan=, areas=, words=, by=, on=, at=) -> Action
    revise(action=, words=, seen=, by=, on=, at=)     ``seen`` is the version the person had before them

What an action answers, who shares it and what it waits for stands in :mod:`~sightline.improvement.actions.ties`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction

from sightline.ground.wording import day_in_words
from sightline.improvement.access import EDIT_PLAN, ensure
from sightline.improvement.actions.areas import of_plan
from sightline.improvement.models import Action, ActionRevision, Plan, PlanArea
from sightline.improvement.models.plan import CONSULTATION, DRAFT
from sightline.improvement.pasted import line, needed, optional
from sightline.improvement.refusals import ChangedMeanwhile, Refused
from sightline.improvement.trail import tell

LONGEST_ROLE = 120
LONGEST_COST = 200
LONGEST_REFERENCE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionWords:
    """What an action says: everything a person writes on its form."""

    what: str
    owner_role: str
    owner: User | None = None
    due_on: date | None = None
    reason_for_no_date: str = ""
    change_for_children: str = ""
    capacity: str = ""
    cost: str = ""
    reference: str = ""


@transaction.atomic
def add(
    *,
    plan: Plan,
    words: ActionWords,
    by: User,
    on: date,
    at: datetime,
    areas: Iterable[PlanArea] = (),
    contributors: Iterable[User] = (),
    is_taken_over: bool = False,
) -> Action:
    """Add an action to a plan, answering these areas. ``is_taken_over`` says that it comes from an existing plan,
    whose dates may have passed."""
    ensure(by, EDIT_PLAN)
    checked = checked_words(words)
    _check_reference(checked.reference, plan.authority_id)
    if not is_taken_over:
        _check_day(checked.due_on, on)
    action = Action.objects.create(authority=plan.authority, added_on=on, **values_of(checked))
    action.plans.add(plan)
    action.areas.set(of_plan(plan, areas))
    action.contributors.set(contributors)
    keep(action, told_of(checked), 1, is_applied=True, by=by, at=at)
    tell(action, "action-added", by, at, {"plan": plan.pk, **told_of(checked)})
    return action


def revise(*, action: Action, words: ActionWords, seen: int, by: User, on: date, at: datetime) -> Action:
    """Change what an action says. ``seen`` is the version the person had before them.

    :raises ChangedMeanwhile: where another person changed it since: what was written now is kept beside it.
    """
    ensure(by, EDIT_PLAN)
    checked = checked_words(words)
    _check_reference(checked.reference, action.authority_id, action.pk)
    with transaction.atomic():
        held = Action.objects.select_for_update().get(pk=action.pk)
        if is_changed := held.version != seen:
            keep(held, told_of(checked), seen, is_applied=False, by=by, at=at)
            tell(held, "action-revision-set-aside", by, at, {"seen": seen, **told_of(checked)})
        else:
            _revise(held, checked, by, on, at)
    if is_changed:
        raise _meanwhile(held, checked)
    action.refresh_from_db()
    return action


def _revise(held: Action, checked: ActionWords, by: User, on: date, at: datetime) -> None:
    is_moved = held.due_on != checked.due_on
    if is_moved and held.plans.exclude(state__in=(DRAFT, CONSULTATION)).exists():
        message = "The plan is approved: ask for the date to be moved, so that another person agrees to the reason."
        raise Refused("date-needs-a-move", message, "due_on")
    if is_moved:
        _check_day(checked.due_on, on)
    before = words_of(held)
    for name, value in values_of(checked).items():
        setattr(held, name, value)
    held.version += 1
    held.save()
    keep(held, told_of(checked), held.version, is_applied=True, by=by, at=at)
    changed = {name: words for name, words in told_of(checked).items() if before[name] != words}
    tell(held, "action-revised", by, at, {"version": held.version, **changed})


def words_of(action: Action) -> dict[str, str]:
    """What an action says, by field, as text: what revisions keep and pages set side by side."""
    return told_of(ActionWords(**{it.name: getattr(action, it.name) for it in fields(ActionWords)}))


def _meanwhile(held: Action, mine: ActionWords) -> ChangedMeanwhile:
    theirs, said = words_of(held), told_of(mine)
    differ = [name for name in said if theirs[name] != said[name]]
    last = held.revisions.filter(is_applied=True).select_related("by").order_by("-number").first()
    who = (last.by.get_full_name() or last.by.get_username()) if last else "Somebody"
    return ChangedMeanwhile(who, {it: theirs[it] for it in differ}, {it: said[it] for it in differ}, held.version)


def checked_words(words: ActionWords) -> ActionWords:
    """The words as they can stand, made plain; :class:`Refused` where something is missing or does not fit."""
    reason = optional(words.reason_for_no_date, "reason_for_no_date")
    if (words.due_on is None) == (not reason):
        message = "Give a due date, or say why there is none." if not reason else "Give a date or a reason, not both."
        raise Refused("date-or-reason", message, "due_on")
    if words.owner is not None and not words.owner.is_active:
        message = (
            f"The account of {words.owner.get_full_name() or words.owner.get_username()} is stopped: name another."
        )
        raise Refused("owner-left", message, "owner")
    return ActionWords(
        what=needed(words.what, "what", "Say what will be done."),
        owner_role=line(words.owner_role, "owner_role", "Say which role owns it.", LONGEST_ROLE),
        owner=words.owner,
        due_on=words.due_on,
        reason_for_no_date=reason,
        change_for_children=optional(words.change_for_children, "change_for_children"),
        capacity=optional(words.capacity, "capacity"),
        cost=optional(words.cost, "cost", LONGEST_COST),
        reference=optional(words.reference, "reference", LONGEST_REFERENCE),
    )


def _check_reference(reference: str, authority: str, action: int | None = None) -> None:
    same = Action.objects.filter(authority=authority, reference=reference).values_list("pk", flat=True)
    if reference and set(same) - {action}:
        raise Refused("already-there", f"Another action has the reference {reference}.", "reference")


def _check_day(due_on: date | None, on: date) -> None:
    if due_on is not None and due_on < on:
        message = f"{day_in_words(due_on)} has passed. Give a day that is still to come, or say why there is none."
        raise Refused("date-passed", message, "due_on")


def values_of(words: ActionWords) -> dict[str, object]:
    """The words by field, as a row holds them."""
    return {it.name: getattr(words, it.name) for it in fields(ActionWords)}


def told_of(words: ActionWords) -> dict[str, str]:
    """The words by field, as text: what revisions and events keep."""
    told = {name: value for name, value in values_of(words).items() if name not in ("owner", "due_on")}
    owner, due_on = words.owner, words.due_on
    return {
        **{name: str(value) for name, value in told.items()},
        "owner": owner.get_username() if owner else "",
        "due_on": due_on.isoformat() if due_on else "",
    }


def keep(
    action: Action, content: dict[str, str], number: int, *, is_applied: bool, by: User, at: datetime
) -> ActionRevision:
    """Keep the words of an action as somebody wrote them, whether they came to stand or not."""
    return ActionRevision.objects.create(
        action=action, number=number, content=content, is_applied=is_applied, by=by, at=at
    )
