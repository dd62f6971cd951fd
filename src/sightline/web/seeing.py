"""What the person who asks may see."""

from __future__ import annotations

from django.http import HttpRequest

from sightline.register.queries.sight import Sight, sight_of
from sightline.web.clock import today

_KEPT = "_sightline_sight"


def sight(request: HttpRequest) -> Sight:
    """The sight of whoever sent the request, today; asked of the register once a request."""
    seen: Sight | None = getattr(request, _KEPT, None)
    if seen is None:
        seen = sight_of(request.user.pk, today())
        setattr(request, _KEPT, seen)
    return seen
