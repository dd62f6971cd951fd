"""What the person who asks may see."""

from __future__ import annotations

from django.http import HttpRequest

from sightline.register.queries.sight import Sight, sight_of
from sightline.web.clock import today


def sight(request: HttpRequest) -> Sight:
    """The sight of whoever sent the request, today."""
    return sight_of(request.user.pk, today())
