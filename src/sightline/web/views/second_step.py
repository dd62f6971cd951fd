"""The second step of signing in: turned on and off by a person for themselves, asked for after the password."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import qrcode
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from sightline.register.access import HAVE_ACCOUNT
from sightline.register.actions import second_step
from sightline.register.actions import sign_in as sign_ins
from sightline.register.queries.second_step import second_step_of
from sightline.web.callers import address_of
from sightline.web.clock import now
from sightline.web.pages.second_step import RecoveryCodes, SetUpSecondStep, SignInCode, Squares
from sightline.web.permissions import ANYONE, needs
from sightline.web.templating import show
from sightline.web.waiting import TOO_MANY, too_often

BACKEND = "django.contrib.auth.backends.ModelBackend"
LONGEST_BETWEEN = timedelta(minutes=5)
"""Between the password and the code."""

_KEY, _WAITING = "second-step-key", "second-step-waiting"
_WRONG = "That is not the code. Wait for the next one and enter its six digits"


@needs(HAVE_ACCOUNT)
@sensitive_post_parameters("code")
def set_up(request: HttpRequest) -> HttpResponse:
    """Bring a new key into an authenticator; a code from it turns the second step on."""
    person = _person(request)
    if second_step_of(person.pk):
        messages.error(request, "The second step is on. To set up another device, turn it off first.")
        return redirect("my-account")
    if request.method != "POST" or _KEY not in request.session:
        request.session[_KEY] = second_step.new_key()
        return _show(request, {})
    key = request.session[_KEY]
    try:
        codes = second_step.turn_on(person=person, key=key, code=request.POST.get("code", ""), at=now())
    except second_step.WrongCode as fault:
        return _show(request, {"code": fault.message.rstrip(".")})
    del request.session[_KEY]
    return show(request, "account/recovery-codes.html", RecoveryCodes(codes))


def _show(request: HttpRequest, errors: dict[str, str]) -> HttpResponse:
    key = request.session[_KEY]
    address = second_step.address_of(key, name=request.user.get_username(), service=settings.SIGHTLINE_NAME)
    grouped = " ".join(key[place : place + 4] for place in range(0, len(key), 4))
    page = SetUpSecondStep(grouped, address, squares(address), errors)
    return show(request, "account/second-step.html", page, status=422 if errors else 200)


def squares(words: str) -> Squares:
    """The words as a QR code."""
    code = qrcode.QRCode()
    code.add_data(words)
    rows = code.get_matrix()
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark)
    return Squares(path, len(rows))


@needs(HAVE_ACCOUNT)
@require_POST
@sensitive_post_parameters("password")
def turn_off(request: HttpRequest) -> HttpResponse:
    """Do without the second step again; the password is asked for, in case the screen was left open."""
    person = _person(request)
    if person.check_password(request.POST.get("password", "")):
        second_step.turn_off(person=person, by=person.get_username(), at=now())
        messages.success(request, "The second step is off. Your password alone signs you in.")
    else:
        messages.error(request, "That is not your password, so nothing was changed.")
    return redirect("my-account")


def ask_for_code(request: HttpRequest, person: User, wanted: str) -> HttpResponse:
    """The password was right: remember whose, and ask for the code."""
    request.session.cycle_key()
    request.session[_WAITING] = {"person": person.pk, "at": now().isoformat(), "wanted": wanted}
    return redirect("sign-in-code")


@needs(ANYONE)
@sensitive_post_parameters("code")
def code(request: HttpRequest) -> HttpResponse:
    """The code after the password; wrong ones count like wrong passwords."""
    waiting = request.session.get(_WAITING)
    person = _waits(waiting)
    if waiting is None or person is None:
        messages.error(request, "Enter your name and password again: it took too long.")
        return redirect("sign-in")
    if request.method != "POST":
        return show(request, "account/code.html", SignInCode({}))
    attempt = {"name": person.get_username(), "address": address_of(request)}
    if words := too_often(**attempt):
        return show(request, "account/code.html", SignInCode({"code": words}), status=TOO_MANY)
    if not second_step.passes(person=person, code=request.POST.get("code", ""), at=now()):
        sign_ins.failed(**attempt, at=now())
        return show(request, "account/code.html", SignInCode({"code": _WRONG}), status=422)
    sign_ins.succeeded(**attempt)
    login(request, person, backend=BACKEND)
    request.session.pop(_WAITING, None)
    return redirect(waiting["wanted"] or reverse("overview"))


def _waits(waiting: dict[str, Any] | None) -> User | None:
    """Who gave their password a moment ago and still has an account with a second step."""
    if waiting is None or datetime.fromisoformat(waiting["at"]) < now() - LONGEST_BETWEEN:
        return None
    return User.objects.filter(pk=waiting["person"], is_active=True, second_step__isnull=False).first()


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User), "the permission lets only people with an account through"
    return request.user
