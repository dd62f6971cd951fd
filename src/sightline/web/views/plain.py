"""What is open to everyone: help, the accessibility statement, the council's colour, whether the service is up."""

from __future__ import annotations

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from sightline.web.pages.plain import Guide, Words
from sightline.web.permissions import ANYONE, needs
from sightline.web.templating import show
from sightline.web.views.guide import steps


@needs(ANYONE)
def help_page(request: HttpRequest) -> HttpResponse:
    """Six first steps."""
    return show(request, "help.html", Guide(steps=steps()))


@needs(ANYONE)
def accessibility(request: HttpRequest) -> HttpResponse:
    """How accessible the service is, and whom to tell where it is not."""
    return show(request, "accessibility.html", Words(contact=settings.SIGHTLINE_CONTACT))


@needs(ANYONE)
def brand(request: HttpRequest) -> HttpResponse:
    """The council's colour as a style sheet of its own, so that no page needs an inline style."""
    css = f":root{{--govuk-brand-colour:{settings.SIGHTLINE_COLOUR}}}\n"
    return HttpResponse(css, content_type="text/css; charset=utf-8", headers={"Cache-Control": "public, max-age=300"})


@needs(ANYONE)
def health(request: HttpRequest) -> HttpResponse:
    """Whether the service and its database answer; for whatever watches over it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})
