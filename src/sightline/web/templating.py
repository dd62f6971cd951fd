"""How templates are filled: escaped by default, with our words for dates and grades at hand."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache, partial
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.http import urlencode
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader, PrefixLoader
from markupsafe import Markup

from sightline.web import chart_files
from sightline.web.coverage import coverage_in_words
from sightline.web.formats import FILTERS
from sightline.web.navigation import menu
from sightline.web.plan_words import PLAN_FILTERS

MOST_ADDRESSES, MOST_LISTS = 4_096, 256


def environment(**options: Any) -> Environment:
    """Jinja as Django asks for it, with the GOV.UK components under their prefix."""
    components = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    options["loader"] = ChoiceLoader([options["loader"], components])
    options["undefined"] = ChainableUndefined  # the components ask after options that were not given
    made = Environment(**options, trim_blocks=True, lstrip_blocks=True)
    made.filters |= FILTERS | PLAN_FILTERS | {"options": choices_offered}
    made.globals |= {"static": static, "url": _url, "site": settings}
    return made


def _url(route: str, *args: object, **query: object) -> str:
    """The address of a route, with a query where one is given."""
    asked = urlencode({name: str(value) for name, value in query.items() if value not in (None, "")})
    return _address(route, args) + (f"?{asked}" if asked else "")


@lru_cache(maxsize=MOST_ADDRESSES)
def _address(route: str, args: tuple[object, ...]) -> str:
    """The address of a route: a long list asks for the same ones on every request."""
    return reverse(route, args=args)


def choices_offered(choices: Iterable[tuple[str, str]], value: str = "") -> Markup:
    """What a list offers, each a value and its words, with the one that is chosen."""
    return _offered(tuple(choices), value)


@lru_cache(maxsize=MOST_LISTS)
def _offered(choices: tuple[tuple[str, str], ...], value: str) -> Markup:
    """The same: a list of every authority stands on each of many pages."""
    chosen = Markup(" selected")
    each = Markup('<option value="{}"{}>{}</option>')
    return Markup("\n").join(
        each.format(id_, chosen if value and id_ == value else "", words) for id_, words in choices
    )


def show(request: HttpRequest, template: str, page: object, status: int = 200) -> HttpResponse:
    """Fill a template with its page. A template sees ``page`` and what every page has, nothing else."""
    context = {
        "page": page,
        "menu": menu(request),
        "csrf_token": get_token(request),
        "person": request.user,
        "notices": list(messages.get_messages(request)),
        "may": request.user.has_perm,
        "coverage": coverage_in_words(),
        "csv": partial(chart_files.address, request),
    }
    return render(request, template, context, status=status)


def show_without_register(request: HttpRequest, template: str, page: object, status: int) -> HttpResponse:
    """Fill a template that asks nothing of the register, not even who the person is."""
    return render(
        request, template, {"page": page, "menu": [], "person": AnonymousUser(), "notices": []}, status=status
    )
