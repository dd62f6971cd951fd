"""The JSON API put together: its parts, who may use it, and its addresses."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern
from ninja import NinjaAPI
from ninja.operation import Operation

from sightline.register.access import READ
from sightline.web.api import areas, authorities, coverage, documents, findings, inspections, nothing, refusals
from sightline.web.permissions import ANYONE

DESCRIPTION = "openapi-json"


ABOUT = """What inspectors wrote about children's services, as facts that each point at their words.

Where a council does not let everyone read, send a token with each request, in the header `Authorization: Bearer TOKEN`;
a person makes it on the page of their account."""


def may_read(request: HttpRequest) -> bool:
    """Whether whoever asks may read: everyone, where the setting says so; else who is signed in."""
    return request.user.has_perm(READ)


class _Api(NinjaAPI):
    """Names its operations as the code does: ``inspections``."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return operation.view_func.__name__


def _made() -> NinjaAPI:
    api = _Api(
        title="Sightline",
        version="1",
        description=ABOUT,
        docs_url=None,  # its page loads scripts from elsewhere, which this service does not allow
        urls_namespace="api",
        auth=may_read,
    )
    refusals.add_to(api)
    for part in (authorities, inspections, areas, findings, documents, coverage, nothing):
        api.add_router("", part.router)
    return api


api = _made()


def addresses() -> tuple[list[URLPattern], str, str]:
    """The addresses of the API, each declaring its permission as pages do; its description is open to all."""
    patterns, app, namespace = api.urls
    kept = [pattern for pattern in patterns if isinstance(pattern, URLPattern)]
    for pattern in kept:
        permission = ANYONE if pattern.name == DESCRIPTION else READ
        pattern.callback = _in_json(pattern.callback, permission)
    return kept, app, namespace


def _in_json(view: Callable[..., HttpResponseBase], permission: str) -> Callable[..., HttpResponseBase]:
    """The view, saying in JSON too that a method is not offered."""

    @wraps(view)
    def answered(request: HttpRequest, **asked: object) -> HttpResponseBase:
        response = view(request, **asked)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED:
            return response
        refused = refusals.answer(response.status_code, "only-reads", "This service is only read from, with GET.")
        refused["Allow"] = response["Allow"]
        return refused

    answered.permission = permission  # type: ignore[attr-defined]
    return answered
