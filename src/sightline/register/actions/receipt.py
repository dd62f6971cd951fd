"""When the authority received a report or letter: day 0 of its duties, beside the day of publication."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction

from sightline.ground.errors import SightlineError
from sightline.register import events
from sightline.register.models import Document, Inspection


class Refused(SightlineError):
    """A day of receipt that cannot be recorded. Codes: ``received-later``, ``received-too-early``,
    ``received-meanwhile``."""

    exit_status = 2


@transaction.atomic
def receive(
    *,
    inspection: Inspection,
    received_on: date | None,
    seen: date | None,
    today: date,
    by: User,
    at: datetime,
    under_embargo: Document | None = None,
) -> None:
    """Say when the report was received; ``None`` lets the clocks run from publication again.

    ``seen`` is the day that stood when the person was asked. The day of publication is kept as it is. Where it is a
    report ``under_embargo`` that was received, the day stands with it alone until the embargo ends.
    """
    held = Inspection.objects.select_for_update().get(pk=inspection.pk)
    row = Document.objects.select_for_update().get(pk=under_embargo.pk) if under_embargo else held
    if row.received_on != seen:
        stands = row.received_on.isoformat() if row.received_on else "none"
        message = f"Somebody changed the day of receipt while you were looking at it; it is {stands} now."
        raise Refused("received-meanwhile", f"{message} Nothing was changed: look at it and decide.")
    if received_on and received_on > today:
        raise Refused("received-later", "The day the report was received cannot lie in the future.")
    if received_on and held.began_by and received_on < held.began_by:
        raise Refused("received-too-early", "The report cannot have been received before the inspection began.")
    if received_on == row.received_on:
        return
    before, row.received_on = row.received_on, received_on
    row.save(update_fields=["received_on"])
    content = {"before": _iso(before), "received_on": _iso(received_on), "published_on": _iso(held.published_on)}
    subject = f"document/{row.pk}" if under_embargo else f"inspection/{row.pk}"
    events.append(kind="report-received", subject=subject, by=by.get_username(), at=at, content=content)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
