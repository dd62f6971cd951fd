"""Why a program got no answer: always JSON, always a permanent code and a sentence."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError

from sightline.ground.errors import SightlineError


class Refused(Schema):
    """What went wrong: ``code`` never changes, ``message`` is for people."""

    code: str
    message: str


class Refusal(Exception):
    """A request that cannot be answered."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message


def nothing_there(what: str) -> Refusal:
    """404: there is no such thing, or none that this person may see."""
    return Refusal(404, "not-found", f"There is no {what} here, or none that you may see.")


def answer(status: int, code: str, message: str) -> HttpResponse:
    """A refusal as it is sent."""
    return JsonResponse({"code": code, "message": message}, status=status)


REFUSALS: dict[int, Any] = {401: Refused, 403: Refused, 422: Refused}
"""What every address may answer instead of its answer, for the description."""

NOT_THERE: dict[int, Any] = {**REFUSALS, 404: Refused}


def add_to(api: NinjaAPI) -> None:
    """Give every refusal the same shape."""

    @api.exception_handler(Refusal)
    def refused(request: HttpRequest, fault: Refusal) -> HttpResponse:
        return answer(fault.status, fault.code, fault.message)

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, fault: ValidationError) -> HttpResponse:
        return answer(422, "invalid-parameter", " ".join(_said(each) for each in fault.errors))

    @api.exception_handler(AuthenticationError)
    def unknown_person(request: HttpRequest, fault: AuthenticationError) -> HttpResponse:
        if request.user.is_authenticated:
            return answer(403, "not-allowed", "Your account may not read this.")
        return answer(401, "sign-in-needed", "Sign in first: this service does not let everyone read.")

    @api.exception_handler(HttpError)
    def failed(request: HttpRequest, fault: HttpError) -> HttpResponse:
        return answer(fault.status_code, "refused", fault.message)

    @api.exception_handler(SightlineError)
    def not_offered(request: HttpRequest, fault: SightlineError) -> HttpResponse:
        return answer(422, fault.code, fault.message)

    @api.exception_handler(SuspiciousOperation)
    def suspicious(request: HttpRequest, fault: SuspiciousOperation) -> HttpResponse:
        return answer(400, "bad-request", "The request cannot be understood.")


def _said(error: dict[str, Any]) -> str:
    return f"{error['loc'][-1]}: {error['msg']}."
