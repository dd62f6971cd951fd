"""What every answer carries, and what is refused before it is looked at."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Respond = Callable[[HttpRequest], HttpResponse]

# Nothing from elsewhere, nothing inline: what is not served by this service does not run or show.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    )
)
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), browsing-topics=()"
FORM_ROOM = 1_000_000
"""Room for the rest of a form beside the one file in it."""


def headers(respond: Respond) -> Respond:
    """Send the security headers with every answer; what a person may see is not kept by others' caches."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        if not request.path.startswith(settings.STATIC_URL):
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    return middleware


def refuse_large_bodies(respond: Respond) -> Respond:
    """Refuse a body larger than any document we read, before a byte of it is kept."""

    def middleware(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) > settings.SIGHTLINE_MOST_UPLOAD_BYTES + FORM_ROOM:
            from sightline.web.views.errors import too_large

            return too_large(request)
        return respond(request)

    return middleware
