"""What is said when something cannot be shown: plain words and a way on, never a trace."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from sightline.web.pages.plain import Words
from sightline.web.templating import show, show_without_register


def _words() -> Words:
    return Words(contact=settings.SIGHTLINE_CONTACT)


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: the person may not see this."""
    return show(request, "errors/403.html", _words(), status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: there is no such page, or none for this person."""
    return show(request, "errors/404.html", _words(), status=404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what was sent cannot be understood."""
    return show_without_register(request, "errors/400.html", _words(), status=400)


def fault(request: HttpRequest) -> HttpResponse:
    """500: our fault. Asks nothing of the register, which may be what is broken."""
    return show_without_register(request, "errors/500.html", _words(), status=500)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form that was open too long, or that came from elsewhere."""
    return show_without_register(request, "errors/stale-form.html", _words(), status=403)


def too_large(request: HttpRequest) -> HttpResponse:
    """413: more was sent than any document we read."""
    return show_without_register(request, "errors/413.html", _words(), status=413)
