"""Attempts to sign in that failed: counted by account and address, so that guessing takes longer and longer.

The first few cost nothing; from then on each failure in a row doubles the wait, up to a longest. A day without an
attempt forgets them, and so does signing in. The same name from another address is not kept waiting, so nobody can
keep a person out of their account.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F

from sightline.register import events
from sightline.register.models import SignInFailure

FREE = 5
"""Failures in a row before anyone has to wait: mistyping is not guessing."""

FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=1)
FORGOTTEN_AFTER = timedelta(days=1)
_TOLD_EVERY = 5
"""Every so many failures beyond the free ones leave an event."""


def wait(*, name: str, address: str, at: datetime) -> timedelta:
    """How long this account has to wait before the next attempt from this address; zero where it has not."""
    held = SignInFailure.objects.filter(name=_key(name), address=address).first()
    if held is None or held.failures < FREE or held.last_at <= at - FORGOTTEN_AFTER:
        return timedelta(0)
    return max(held.last_at + _wait_after(held.failures) - at, timedelta(0))


@transaction.atomic
def failed(*, name: str, address: str, at: datetime) -> int:
    """Count one more failure; how many there are in a row. What is long past is forgotten."""
    SignInFailure.objects.filter(last_at__lte=at - FORGOTTEN_AFTER).delete()
    row, is_new = SignInFailure.objects.select_for_update().get_or_create(
        name=_key(name), address=address, defaults={"failures": 1, "last_at": at}
    )
    if not is_new:
        SignInFailure.objects.filter(pk=row.pk).update(failures=F("failures") + 1, last_at=at)
        row.refresh_from_db()
    if row.failures >= FREE and (row.failures - FREE) % _TOLD_EVERY == 0:
        content = {"failures": row.failures, "address": address}
        known = User.objects.filter(username__iexact=row.name).values_list("username", flat=True).first()
        subject = f"account/{known or ''}"  # what is no account's name may be a password typed into the wrong field
        events.append(kind="sign-in-failing", subject=subject, by="sightline", at=at, content=content)
    return row.failures


def succeeded(*, name: str, address: str) -> None:
    """Forget the failures: the person is who they say."""
    SignInFailure.objects.filter(name=_key(name), address=address).delete()


def _wait_after(failures: int) -> timedelta:
    doublings = min(failures - FREE, LONGEST_WAIT // FIRST_WAIT)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def _key(name: str) -> str:
    return name.strip().lower()[:150]
