"""How long to wait before signing in can be tried again, in plain words."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from math import ceil

from sightline.ground.wording import count_in_words
from sightline.register.actions import sign_in as sign_ins
from sightline.web.clock import now

TOO_MANY = HTTPStatus.TOO_MANY_REQUESTS
_A_MINUTE = 60


def too_often(*, name: str, address: str) -> str:
    """Why the next attempt has to wait and how long; empty where it has not."""
    left = sign_ins.wait(name=name, address=address, at=now())
    return f"Signing in to this account failed several times from here. Try again in {in_words(left)}" if left else ""


def in_words(left: timedelta) -> str:
    """``30 seconds``; ``2 minutes``: rounded up, so that who waits that long has waited enough."""
    seconds = ceil(left.total_seconds())
    if seconds < _A_MINUTE:
        return count_in_words(seconds, "second")
    return count_in_words(-(-seconds // _A_MINUTE), "minute")
