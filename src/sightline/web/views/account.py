"""Signing in and out, and one's own password."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from sightline.improvement.access import READ_PLAN
from sightline.improvement.models.reminding import HOW_OFTEN
from sightline.improvement.queries.calendars import has_calendar
from sightline.improvement.queries.digests import choice_of
from sightline.register.access import HAVE_ACCOUNT, WHAT_ROLES_DO, Role
from sightline.register.actions import sign_in as sign_ins
from sightline.register.actions import tokens
from sightline.register.queries.second_step import second_step_of
from sightline.register.queries.tokens import token_of, tokens_of
from sightline.web.callers import address_of
from sightline.web.clock import now
from sightline.web.first_account import sign_in_hint
from sightline.web.pages.account import ChangePassword, MyAccount, SignIn, TokenMade
from sightline.web.permissions import ANYONE, needs
from sightline.web.plan_words import choices
from sightline.web.templating import show
from sightline.web.views.second_step import ask_for_code
from sightline.web.waiting import TOO_MANY, too_often

_WRONG = "Check the name and the password: together they are not those of an account"


@needs(ANYONE)
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in, and go on to where the person wanted to be."""
    wanted = _safe(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.method != "POST":
        return show(request, "account/sign-in.html", SignIn("", wanted, {}, sign_in_hint()))
    name = request.POST.get("name", "").replace("\0", "")
    attempt = {"name": name, "address": address_of(request)}
    if words := too_often(**attempt):
        return _refused(request, name, wanted, words, TOO_MANY)
    form = AuthenticationForm(request, {"username": name, "password": request.POST.get("password")})
    if not form.is_valid():
        sign_ins.failed(**attempt, at=now())
        words = too_often(**attempt)
        return _refused(request, name, wanted, f"{_WRONG}. {words}" if words else _WRONG, TOO_MANY if words else 422)
    person = form.get_user()
    if second_step_of(person.pk):
        return ask_for_code(request, person, wanted)
    sign_ins.succeeded(**attempt)
    login(request, person)
    return redirect(wanted or reverse("overview"))


def _refused(request: HttpRequest, name: str, wanted: str, words: str, status: int) -> HttpResponse:
    page = SignIn(name, wanted, {"name": words}, sign_in_hint())
    return show(request, "account/sign-in.html", page, status=status)


def _safe(request: HttpRequest, wanted: str) -> str:
    """A page of this service, else nothing: nobody is sent elsewhere after signing in."""
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else ""


@needs(ANYONE)
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out."""
    logout(request)
    messages.success(request, "You have signed out.")
    return redirect("sign-in")


@needs(HAVE_ACCOUNT)
def my_account(request: HttpRequest) -> HttpResponse:
    """Who one is here, what one may do, and the tokens of one's programs."""
    return account_page(request)


def account_page(
    request: HttpRequest,
    token_name: str = "",
    errors: Mapping[str, str] | None = None,
    mail: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The page of one's account, with a form as it was typed where something is wrong with it."""
    person = signed_in(request)
    held = [role for role in Role if role.value in {group.name for group in person.groups.all()}]
    roles = tuple((role.value.capitalize(), WHAT_ROLES_DO[role]) for role in held)
    page = MyAccount(
        full_name=person.first_name,
        name=person.username,
        roles=roles,
        second_step=second_step_of(person.pk),
        tokens=tokens_of(person.pk),
        token_name=token_name,
        how_often=choices(HOW_OFTEN),
        mail=mail or {"how_often": (chosen := choice_of(person)).how_often, "address": chosen.address or person.email},
        has_calendar=has_calendar(person),
        may_plan=person.has_perm(READ_PLAN),
        errors=errors or {},
    )
    return show(request, "account/my-account.html", page, status=422 if errors else 200)


@needs(HAVE_ACCOUNT)
@require_POST
def make_token(request: HttpRequest) -> HttpResponse:
    """Make a token for a program; it is shown this once."""
    name = request.POST.get("token_name", "").replace("\0", "")
    try:
        token = tokens.make(name=name, by=signed_in(request), at=now())
    except tokens.Refused as fault:
        return account_page(request, name, {"token_name": fault.message.rstrip(".")})
    return show(request, "account/token.html", TokenMade(token))


@needs(HAVE_ACCOUNT)
@require_POST
def revoke_token(request: HttpRequest, id_: int) -> HttpResponse:
    """Let a program read no longer."""
    person = signed_in(request)
    found = token_of(id_, person.pk)
    if found is None:
        raise Http404
    tokens.revoke(token=found, by=person, at=now())
    messages.success(request, f"The token “{found.name}” reads nothing any more.")
    return redirect("my-account")


@needs(HAVE_ACCOUNT)
@sensitive_post_parameters()
def change_password(request: HttpRequest) -> HttpResponse:
    """Change one's own password; other places where one is signed in are signed out."""
    form = PasswordChangeForm(signed_in(request), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        update_session_auth_hash(request, form.save())
        messages.success(request, "Your password has been changed.")
        return redirect("my-account")
    errors = {name: " ".join(str(words) for words in listed) for name, listed in form.errors.items()}
    return show(request, "account/password.html", ChangePassword(errors), status=422 if errors else 200)


def signed_in(request: HttpRequest) -> User:
    """The person who asks, where the permission lets only people with an account through."""
    assert isinstance(request.user, User), "the permission lets only people with an account through"
    return request.user
