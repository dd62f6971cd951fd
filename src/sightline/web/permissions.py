"""Every view says once what a person must be allowed to do to see it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

ANYONE = "anyone"
"""What is open to all: signing in, help, the accessibility statement, whether the service is up."""


def needs(permission: str) -> Callable[[View[P]], View[P]]:
    """Let a view be seen by those who have the permission.

    Whoever is not signed in is asked to sign in first and comes back; whoever is and may not is told so.
    """

    def declare(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if permission == ANYONE or request.user.has_perm(permission):
                return view(request, *args, **kwargs)
            if not request.user.is_authenticated and request.method in ("GET", "HEAD"):
                return redirect_to_login(request.get_full_path())
            raise PermissionDenied

        guarded.permission = permission  # type: ignore[attr-defined]
        return cast(View[P], guarded)

    return declare


def declared(view: Any) -> str | None:
    """The permission a view declares; ``None`` where it declares none."""
    found = getattr(view, "permission", None)
    return found if isinstance(found, str) else None
