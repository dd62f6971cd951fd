"""The second step of signing in: turned on by a person for themselves, asked for at each sign-in after the password.

The codes are those of RFC 6238 (six digits, SHA-1, 30 seconds), which every authenticator makes. One step to either
side is taken, for clocks that are not quite right; no code is taken twice, whichever process is asked.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import struct
from datetime import datetime
from urllib.parse import quote, urlencode

from django.contrib.auth.models import User
from django.db import transaction

from sightline.ground.errors import SightlineError
from sightline.register import events
from sightline.register.models import SecondStep

DIGITS = 6
SECONDS = 30
TOLERANCE = 1
RECOVERY_CODES = 8
_KEY_BYTES = 20
_RECOVERY_BYTES = 5


class WrongCode(SightlineError):
    """The code is not the one the authenticator shows. Code: ``wrong-code``."""

    exit_status = 2

    def __init__(self) -> None:
        super().__init__("wrong-code", "That is not the code. Wait for the next one and enter its six digits.")


def new_key() -> str:
    """A key to share with an authenticator."""
    return base64.b32encode(secrets.token_bytes(_KEY_BYTES)).decode()


def address_of(key: str, *, name: str, service: str) -> str:
    """What an authenticator reads from the picture: the key, whose it is and of which service."""
    label = quote(f"{service}:{name}")
    return f"otpauth://totp/{label}?{urlencode({'secret': key, 'issuer': service})}"


def code_at(key: str, counter: int) -> str:
    """The code of one time step."""
    sealed = hmac.digest(base64.b32decode(key), struct.pack(">Q", counter), "sha1")
    place = sealed[-1] & 0x0F
    number = struct.unpack(">I", sealed[place : place + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


@transaction.atomic
def turn_on(*, person: User, key: str, code: str, at: datetime) -> tuple[str, ...]:
    """Ask this person for a code from now on; the recovery codes, to be shown this once.

    :raises WrongCode: where the authenticator does not hold the key yet.
    """
    counter = _counter_of(key, code, at)
    if counter is None:
        raise WrongCode
    codes = tuple(secrets.token_hex(_RECOVERY_BYTES) for _ in range(RECOVERY_CODES))
    held = {
        "key": key,
        "last_counter": counter,
        "recovery": [_digest(it) for it in codes],
        "turned_on_at": at,
    }
    SecondStep.objects.update_or_create(person=person, defaults=held)
    _record("second-step-turned-on", person, person.get_username(), at)
    return codes


@transaction.atomic
def passes(*, person: User, code: str, at: datetime) -> bool:
    """Whether the code is the authenticator's and new, or a recovery code that was not used yet; it is used then."""
    row = SecondStep.objects.select_for_update().get(person=person)
    typed = "".join(code.split()).lower()
    counter = _counter_of(row.key, typed, at)
    if counter is not None and counter > row.last_counter:
        row.last_counter = counter
        row.save()
        return True
    if (digest := _digest(typed)) in row.recovery:
        row.recovery = [it for it in row.recovery if it != digest]
        row.save()
        _record("recovery-code-used", person, person.get_username(), at)
        return True
    return False


@transaction.atomic
def turn_off(*, person: User, by: str, at: datetime) -> None:
    """Ask this person for a code no longer; a second time changes nothing."""
    gone, _ = SecondStep.objects.filter(person=person).delete()
    if gone:
        _record("second-step-turned-off", person, by, at)


def _counter_of(key: str, code: str, at: datetime) -> int | None:
    """The time step whose code this is, of those around a moment."""
    now, typed = int(at.timestamp()) // SECONDS, "".join(code.split())
    steps = range(now - TOLERANCE, now + TOLERANCE + 1)
    return next((it for it in steps if hmac.compare_digest(code_at(key, it).encode(), typed.encode())), None)


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


def _record(kind: str, person: User, by: str, at: datetime) -> None:
    events.append(kind=kind, subject=f"account/{person.get_username()}", by=by, at=at)
