"""An authority's own limits."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from sightline.ground.days import Period
from sightline.ground.errors import SightlineError
from sightline.knowledge.indicators import timescales
from sightline.practice.models import LocalLimit
from sightline.register import events
from sightline.register.models import Authority


class NoLimit(SightlineError):
    """A local limit that cannot be set. Codes: ``unknown-timescale``, ``reason-missing``, ``set-already``."""

    exit_status = 2


def set_limit(
    *, authority: Authority, timescale: str, period: Period, since: date, reason: str, by: User, at: datetime
) -> LocalLimit:
    """Set an authority's own length of a timescale from a day on, and say why; the one before stays as it was."""
    if timescale not in timescales():
        raise NoLimit("unknown-timescale", "There is no such timescale. Choose one from the list.")
    if not reason.strip():
        raise NoLimit("reason-missing", "Say why the authority has its own limit, so that others can follow.")
    who = by.get_username()
    told = {"timescale": timescale, "count": period.count, "unit": period.unit.value, "start": period.start.value}
    try:
        with transaction.atomic():
            limit = LocalLimit.objects.create(
                authority=authority, since=since, reason=reason.strip(), by=who, at=at, **told
            )
            content = {**told, "authority": authority.pk, "since": since.isoformat(), "reason": reason.strip()}
            events.append(kind="limit-set", subject=f"limit/{limit.pk}", by=who, at=at, content=content)
    except IntegrityError:
        raise NoLimit("set-already", "A limit from this day on is set already. Choose another day.") from None
    return limit
