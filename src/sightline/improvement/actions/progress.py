"""How an action goes: its status now and what is expected, milestones, and moves of its date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction

from sightline.ground.wording import day_in_words
from sightline.improvement.access import EDIT_PLAN, UPDATE_ACTION, ensure
from sightline.improvement.models import Action, Milestone, ProgressUpdate
from sightline.improvement.models.action import DONE, FORECASTS, STATUSES
from sightline.improvement.pasted import line, needed
from sightline.improvement.refusals import Refused
from sightline.improvement.trail import tell

LONGEST_MILESTONE = 300


@dataclass(frozen=True, slots=True)
class Told:
    """An update as recorded, and those that others wrote since the page was shown; all of them stand."""

    update: ProgressUpdate
    meanwhile: tuple[ProgressUpdate, ...]


@transaction.atomic
def report(
    *, action: Action, status_now: str, forecast: str, words: str, seen: int, by: User, on: date, at: datetime
) -> Told:
    """Say how an action stands now and what is expected. ``seen`` is the number of the latest update on the page.

    Where another person wrote meanwhile both updates stand, and the answer holds theirs, to be shown.
    """
    ensure(by, UPDATE_ACTION, action)
    if status_now not in STATUSES:
        raise Refused("not-known", "Choose how it stands now.", "status_now")
    if forecast not in FORECASTS:
        raise Refused("not-known", "Choose what you expect.", "forecast")
    words = needed(words, "words", "Say in a sentence what was done and what comes next.")
    held = Action.objects.select_for_update().get(pk=action.pk)
    since = tuple(held.updates.filter(number__gt=seen).select_related("by").order_by("number"))
    number = (held.updates.order_by("-number").values_list("number", flat=True).first() or 0) + 1
    update = ProgressUpdate.objects.create(
        action=held,
        number=number,
        seen=min(max(seen, 0), number - 1),
        status_now=status_now,
        forecast=forecast,
        words=words,
        on=on,
        by=by,
        at=at,
    )
    _stand(held, update, on)
    action.refresh_from_db()
    content = {"number": number, "status_now": status_now, "forecast": forecast, "words": words}
    tell(held, "action-progress", by, at, content)
    return Told(update, since)


@transaction.atomic
def add_milestone(*, action: Action, what: str, due_on: date, by: User, on: date, at: datetime) -> Milestone:
    """Add a step on the way, with a day no later than the action's own."""
    ensure(by, EDIT_PLAN)
    what = line(what, "what", "Say what the step is.", LONGEST_MILESTONE)
    if action.due_on is not None and due_on > action.due_on:
        message = f"The action itself is due on {day_in_words(action.due_on)}. Give the step an earlier day."
        raise Refused("no-such-day", message, "due_on")
    milestone = Milestone.objects.create(action=action, what=what, due_on=due_on)
    tell(action, "milestone-added", by, at, {"milestone": milestone.pk, "what": what, "due_on": due_on.isoformat()})
    return milestone


@transaction.atomic
def reach(*, milestone: Milestone, by: User, on: date, at: datetime) -> Milestone:
    """Say that a step was reached."""
    ensure(by, UPDATE_ACTION, milestone.action)
    if milestone.reached_on is None:
        milestone.reached_on = on
        milestone.save(update_fields=["reached_on"])
        tell(milestone.action, "milestone-reached", by, at, {"milestone": milestone.pk, "on": on.isoformat()})
    return milestone


def _stand(action: Action, update: ProgressUpdate, on: date) -> None:
    """The action repeats its latest update; the day it was first done stays."""
    action.status_now, action.forecast, action.heard_of_on = update.status_now, update.forecast, on
    action.done_on = (action.done_on or on) if update.status_now == DONE else None
    action.save(update_fields=["status_now", "forecast", "heard_of_on", "done_on"])
