"""Closing an area: one person proposes it with reasons, a different one decides; reopening is an event of its own.

The conditions of the council's policy (``knowledge/closing.toml``) that are not met are kept with the decision in
words. They bind nobody: two people may close all the same, and the second then says why.
"""

from __future__ import annotations

from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction

from sightline.improvement.access import APPROVE, EDIT_PLAN, ensure
from sightline.improvement.models import Closure, PlanArea, Reopening
from sightline.improvement.models.area import CLOSED, OPEN, PROPOSED
from sightline.improvement.models.closure import CLOSES, DECLINED, WAITS
from sightline.improvement.pasted import needed, optional
from sightline.improvement.queries.closing import conditions_of, unmet_in_words
from sightline.improvement.refusals import Refused
from sightline.improvement.trail import tell


@transaction.atomic
def propose(*, area: PlanArea, reasons: str, by: User, on: date, at: datetime) -> Closure:
    """Propose to close an area, and say why it can be."""
    ensure(by, EDIT_PLAN)
    reasons = needed(reasons, "reasons", "Say what shows that it has improved for children.")
    held = PlanArea.objects.select_for_update().get(pk=area.pk)
    if held.state == CLOSED:
        raise Refused("already-closed", "This area is closed already.")
    if held.state == PROPOSED:
        raise Refused("already-there", "Closing it was proposed already and waits for a decision.")
    closure = Closure.objects.create(area=held, reasons=reasons, proposed_by=by, proposed_on=on)
    _stand(held, PROPOSED, None)
    tell(held, "closing-proposed", by, at, {"closure": closure.pk, "reasons": reasons})
    area.refresh_from_db()
    return closure


@transaction.atomic
def close(*, closure: Closure, by: User, on: date, at: datetime, why: str = "") -> Closure:
    """Close the area. Where a condition is not met, ``why`` says what makes it right all the same."""
    held, area = _waiting(closure, by)
    unmet = unmet_in_words(conditions_of(area, on))
    why = optional(why, "why")
    if unmet and not why:
        raise Refused("why-missing", "Not every condition is met. Say why it can be closed all the same.", "why")
    held.state, held.decided_by, held.decided_on, held.decided_why = CLOSES, by, on, why
    held.closed_by, held.closed_on, held.unmet = by, on, list(unmet)
    held.save()
    _stand(area, CLOSED, on)
    tell(area, "area-closed", by, at, {"closure": held.pk, "on": on, "unmet": list(unmet), "why": why})
    closure.refresh_from_db()
    return closure


@transaction.atomic
def decline(*, closure: Closure, why: str, by: User, on: date, at: datetime) -> Closure:
    """Decline to close the area: it stays open."""
    held, area = _waiting(closure, by)
    why = needed(why, "why", "Say what is still to be shown.")
    held.state, held.decided_by, held.decided_on, held.decided_why = DECLINED, by, on, why
    held.save()
    _stand(area, OPEN, None)
    tell(area, "closing-declined", by, at, {"closure": held.pk, "why": why})
    closure.refresh_from_db()
    return closure


@transaction.atomic
def reopen(*, area: PlanArea, reason: str, by: User, on: date, at: datetime) -> Reopening:
    """Take up a closed area again; its closure stays on record."""
    ensure(by, EDIT_PLAN)
    reason = needed(reason, "reason", "Say what makes it right to take this up again.")
    held = PlanArea.objects.select_for_update().get(pk=area.pk)
    closure = held.closures.filter(state=CLOSES, reopening=None).first()
    if held.state != CLOSED or closure is None:
        raise Refused("not-closed", "This area is not closed.")
    reopening = Reopening.objects.create(closure=closure, reason=reason, by=by, on=on)
    _stand(held, OPEN, None)
    tell(held, "area-reopened", by, at, {"closure": closure.pk, "reason": reason})
    area.refresh_from_db()
    return reopening


def _waiting(closure: Closure, by: User) -> tuple[Closure, PlanArea]:
    """A proposal that waits, to be decided by somebody who did not make it."""
    ensure(by, APPROVE)
    held = Closure.objects.select_for_update().get(pk=closure.pk)
    if held.state != WAITS:
        raise Refused("not-waiting", "Somebody decided this meanwhile. Load the page again.")
    if held.proposed_by_id == by.pk:
        raise Refused("same-person", "You proposed this yourself: another person has to decide it.")
    return held, PlanArea.objects.select_for_update().get(pk=held.area_id)


def _stand(area: PlanArea, state: str, closed_on: date | None) -> None:
    area.state, area.closed_on = state, closed_on
    area.save(update_fields=["state", "closed_on"])
