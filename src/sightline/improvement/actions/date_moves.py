"""Moves of a due date: one person asks with a reason, another agrees or refuses; every move stays on record."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from sightline.ground.wording import day_in_words
from sightline.improvement.access import APPROVE, UPDATE_ACTION, ensure
from sightline.improvement.actions.actions import keep, words_of
from sightline.improvement.models import Action, DateMove
from sightline.improvement.models.date_move import AGREED, ASKED, REFUSED
from sightline.improvement.pasted import needed
from sightline.improvement.refusals import Refused
from sightline.improvement.trail import tell


@transaction.atomic
def ask(*, action: Action, new_due_on: date | None, reason: str, by: User, on: date, at: datetime) -> DateMove:
    """Ask for a due date to be moved, or (``new_due_on`` empty) taken away, and say why."""
    ensure(by, UPDATE_ACTION, action)
    reason = needed(reason, "reason", "Say why the date should move; the board will read it.")
    if new_due_on == action.due_on:
        raise Refused("no-such-day", "That is the date it has.", "new_due_on")
    if new_due_on is not None and new_due_on < on:
        message = f"{day_in_words(new_due_on)} has passed. Give a day that is still to come."
        raise Refused("date-passed", message, "new_due_on")
    try:
        with transaction.atomic():
            move = DateMove.objects.create(
                action=action,
                old_due_on=action.due_on,
                new_due_on=new_due_on,
                reason=reason,
                asked_by=by,
                asked_on=on,
            )
    except IntegrityError:
        raise Refused("already-there", "A move of this date waits for a decision already.") from None
    _tell(move, "date-move-asked", by, at)
    return move


def agree(*, move: DateMove, by: User, on: date, at: datetime) -> DateMove:
    """Agree to a move: the action gets its new date."""
    return _decide(move, AGREED, by, on, at)


def refuse(*, move: DateMove, by: User, on: date, at: datetime) -> DateMove:
    """Refuse a move: the date stays."""
    return _decide(move, REFUSED, by, on, at)


@transaction.atomic
def _decide(move: DateMove, state: str, by: User, on: date, at: datetime) -> DateMove:
    ensure(by, APPROVE)
    held = DateMove.objects.select_for_update().get(pk=move.pk)
    if held.state != ASKED:
        raise Refused("not-waiting", "Somebody decided this meanwhile. Load the page again.")
    if held.asked_by_id == by.pk:
        raise Refused("same-person", "You asked for this move yourself: another person has to agree to it.")
    held.state, held.decided_by, held.decided_on = state, by, on
    held.save()
    if state == AGREED:
        action = Action.objects.select_for_update().get(pk=held.action_id)
        action.due_on = held.new_due_on
        action.reason_for_no_date = "" if held.new_due_on else held.reason
        action.version += 1
        action.save(update_fields=["due_on", "reason_for_no_date", "version"])
        keep(action, words_of(action), action.version, is_applied=True, by=by, at=at)
    _tell(held, f"date-move-{state}", by, at)
    move.refresh_from_db()
    return move


def _tell(move: DateMove, kind: str, by: User, at: datetime) -> None:
    days = {"old": move.old_due_on, "new": move.new_due_on}
    tell(move.action, kind, by, at, {"move": move.pk, "reason": move.reason, **days})
