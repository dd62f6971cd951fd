"""What the person who asks may see."""

from __future__ import annotations

from datetime import date

from django.core.cache import cache
from django.http import HttpRequest

from sightline.register.actions.embargo import end_embargoes
from sightline.register.queries.sight import Sight, sight_of
from sightline.web.clock import now, today

_KEPT = "_sightline_sight"
BY_TOKEN = "_sightline_by_token"
"""Set on what a program asks: it sees nothing under embargo, because a token may lie in a file."""

_A_DAY = 24 * 60 * 60


def sight(request: HttpRequest) -> Sight:
    """The sight of whoever sent the request, today; asked of the register once a request."""
    seen: Sight | None = getattr(request, _KEPT, None)
    if seen is None:
        on = today()
        _end_embargoes(on)
        seen = sight_of(None if getattr(request, BY_TOKEN, False) else request.user.pk, on)
        setattr(request, _KEPT, seen)
    return seen


def _end_embargoes(on: date) -> None:
    """The first to look on a day lets in what was held back up to the day before."""
    key = f"embargoes-ended-{on:%Y-%m-%d}"
    if cache.get(key) is None:
        end_embargoes(on=on, by="sightline", at=now())
        cache.set(key, True, _A_DAY)
