"""What every answer carries, and what is refused before it is looked at."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

from sightline.register import kept
from sightline.register.actions.tokens import owner_of
from sightline.web.clock import now
from sightline.web.seeing import BY_TOKEN

FOR_PROGRAMS = ("/api/", "/data", "/feed.atom")
"""Where a token is looked at."""

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


def programs(respond: Respond) -> Respond:
    """Let a program read with its person's token: the interface, the tables and the feed, and nothing else."""

    def middleware(request: HttpRequest) -> HttpResponse:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not request.path.startswith(FOR_PROGRAMS):
            return respond(request)
        owner = owner_of(token.strip(), at=now()) if request.method in ("GET", "HEAD") else None
        if owner is None:
            words = "The token is not one in use. Make another on the page of your account."
            return JsonResponse({"code": "token-not-in-use", "message": words}, status=HTTPStatus.UNAUTHORIZED)
        request.user = owner
        setattr(request, BY_TOKEN, True)
        return respond(request)

    return middleware


def looking(respond: Respond) -> Respond:
    """What only shows a page is answered under one seal of the register, asked for once."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return respond(request)
        with kept.looking():
            return respond(request)

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
