"""Being written to, and the private address of a calendar: each person's own choice.

::

    choose(person=, how_often=, address=, at=)       how often a person is written to, and where
    begin_digest(person=, on=) -> DigestSent | None  before it is sent; nothing where the day has one
    digest_went(sent=, at=) / forget_digest(sent=)   after it was sent, or could not be
    make_calendar(by=, at=) -> str                   a new address; the one before reads nothing any more
    revoke_calendar(by=, at=)
    calendar_owner(token) -> User | None
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, datetime

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from sightline.improvement.models import CalendarToken, DigestSent, MailChoice
from sightline.improvement.models.reminding import HOW_OFTEN, NEVER
from sightline.improvement.refusals import Refused
from sightline.register import events

BY = "sightline digest"
LONGEST_ADDRESS = 254
_BYTES = 32


@transaction.atomic
def choose(*, person: User, how_often: str, address: str, at: datetime) -> MailChoice:
    """Say how often one wants to be written to, and where."""
    address = address.strip()
    if how_often not in HOW_OFTEN:
        raise Refused("not-known", "Choose how often.", "how_often")
    if address or (how_often != NEVER and not person.email):
        _check(address)
    values = {"how_often": how_often, "address": address}
    choice, _ = MailChoice.objects.update_or_create(person=person, defaults=values)
    _tell("mail-chosen", person, person.get_username(), at, {"how_often": how_often})
    return choice


def begin_digest(*, person: User, on: date) -> DigestSent | None:
    """Enter the digest of a person and day before it is sent; nothing where there is one already."""
    sent, is_new = DigestSent.objects.get_or_create(person=person, on=on)
    return sent if is_new else None


@transaction.atomic
def digest_went(*, sent: DigestSent, told: int, at: datetime) -> None:
    """Record that a digest went out, and of how many things it told."""
    _tell("digest-sent", sent.person, BY, at, {"on": sent.on.isoformat(), "told": told})


def forget_digest(*, sent: DigestSent) -> None:
    """Take back the entry of a digest that could not be sent, so that the next run tries again."""
    DigestSent.objects.filter(pk=sent.pk).delete()


@transaction.atomic
def make_calendar(*, by: User, at: datetime) -> str:
    """A new private address for a person's calendar, shown this once; the one before reads nothing any more."""
    CalendarToken.objects.filter(owner=by, revoked_at=None).update(revoked_at=at)
    token = secrets.token_urlsafe(_BYTES)
    CalendarToken.objects.create(owner=by, digest=_digest(token), made_at=at)
    _tell("calendar-made", by, by.get_username(), at, {})
    return token


@transaction.atomic
def revoke_calendar(*, by: User, at: datetime) -> None:
    """Let the address read nothing any more; a second time changes nothing."""
    if CalendarToken.objects.filter(owner=by, revoked_at=None).update(revoked_at=at):
        _tell("calendar-revoked", by, by.get_username(), at, {})


def calendar_owner(token: str) -> User | None:
    """Whose calendar this address is, where it is in use and so is the account."""
    found = CalendarToken.objects.filter(digest=_digest(token), revoked_at=None, owner__is_active=True)
    row = found.select_related("owner").first()
    return row.owner if row else None


def _check(address: str) -> None:
    try:
        validate_email(address)
    except ValidationError:
        message = "Enter an email address, such as name@example.org."
        raise Refused("not-known", message, "address") from None
    if len(address) > LONGEST_ADDRESS:
        raise Refused("too-long", f"The address must be {LONGEST_ADDRESS} characters or fewer.", "address")


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _tell(kind: str, person: User, by: str, at: datetime, content: dict[str, str | int]) -> None:
    events.append(kind=kind, subject=f"account/{person.get_username()}", by=by, at=at, content=content)
