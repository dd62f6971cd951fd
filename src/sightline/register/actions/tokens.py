"""Tokens with which programs read in a person's place: shown once, kept as a hash, revoked at any time."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from sightline.ground.errors import SightlineError
from sightline.register import events
from sightline.register.models import AccessToken

LONGEST_NAME = 120
MOST_IN_USE = 20
PREFIX = "sightline-"
"""So that a token left in a file is known for what it is."""

_BYTES = 32


class Refused(SightlineError):
    """A token that cannot be made. Codes: ``name-missing``, ``name-too-long``, ``too-many-tokens``."""

    exit_status = 2


@transaction.atomic
def make(*, name: str, by: User, at: datetime) -> str:
    """A new token, to be shown this once. It reads what its person may read, and writes nothing."""
    name = " ".join(name.split())
    if not name:
        raise Refused("name-missing", "Enter what the token is for, such as the name of a report.")
    if len(name) > LONGEST_NAME:
        raise Refused("name-too-long", f"The name must be {LONGEST_NAME} characters or fewer.")
    if AccessToken.objects.filter(owner=by, revoked_at=None).count() >= MOST_IN_USE:
        raise Refused("too-many-tokens", f"You have {MOST_IN_USE} tokens in use. Revoke one that is not needed.")
    token = PREFIX + secrets.token_urlsafe(_BYTES)
    row = AccessToken.objects.create(owner=by, name=name, digest=_digest(token), made_at=at)
    _record("token-made", row, by, at)
    return token


@transaction.atomic
def revoke(*, token: AccessToken, by: User, at: datetime) -> None:
    """Let a token read no longer; a second time changes nothing."""
    if AccessToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=at):
        _record("token-revoked", token, by, at)


def owner_of(token: str, *, at: datetime) -> User | None:
    """Whose token this is, where it is in use and so is the account; the day of its last use is kept."""
    found = AccessToken.objects.filter(digest=_digest(token), revoked_at=None, owner__is_active=True)
    row = found.select_related("owner").first()
    if row is None:
        return None
    if row.used_on != at.date():
        AccessToken.objects.filter(pk=row.pk).update(used_on=at.date())
    return row.owner


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _record(kind: str, row: AccessToken, by: User, at: datetime) -> None:
    subject, content = f"account/{row.owner.get_username()}", {"token": row.pk, "name": row.name}
    events.append(kind=kind, subject=subject, by=by.get_username(), at=at, content=content)
