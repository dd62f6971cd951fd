"""Accounts and roles, for administrators."""

from __future__ import annotations

import re

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from sightline.register.access import MANAGE_PEOPLE, WHAT_ROLES_DO, Role
from sightline.register.actions import accounts, second_step
from sightline.register.queries.second_step import second_step_of
from sightline.web.clock import now
from sightline.web.pages.account import PasswordGiven, People, PersonForm, PersonLine, RoleChoice
from sightline.web.permissions import needs
from sightline.web.templating import show

_NAME = re.compile(r"[\w.@+-]{1,150}")
_LONGEST_NAME = 150


@needs(MANAGE_PEOPLE)
def people(request: HttpRequest) -> HttpResponse:
    """Everyone who has an account."""
    found = User.objects.prefetch_related("groups").order_by("first_name", "username")
    lines = (PersonLine(p.pk, p.first_name, p.username, _roles_in_words(p), p.is_active) for p in found)
    return show(request, "people/people.html", People(tuple(lines)))


def _roles_in_words(person: User) -> str:
    held = {group.name for group in person.groups.all()}
    return ", ".join(role.value.capitalize() for role in Role if role.value in held) or "No role"


@needs(MANAGE_PEOPLE)
def add_person(request: HttpRequest) -> HttpResponse:
    """Give a person an account; their first password is shown once."""
    if request.method != "POST":
        return _form(request, None, "", "", {Role.VIEWER}, True, {})
    name, full_name = request.POST.get("name", "").strip(), request.POST.get("full_name", "").strip()
    roles = _chosen(request)
    if errors := _errors(name, full_name, roles):
        return _form(request, None, full_name, name, roles, True, errors)
    password = accounts.first_password()
    by = request.user.get_username()
    accounts.open_account(name=name, full_name=full_name, roles=roles, password=password, by=by, at=now())
    return show(request, "people/password.html", PasswordGiven(full_name, name, password))


def _errors(name: str, full_name: str, roles: set[Role]) -> dict[str, str]:
    errors = {}
    if not full_name or len(full_name) > _LONGEST_NAME:
        errors["full_name"] = "Enter the person’s name"
    if not _NAME.fullmatch(name):
        errors["name"] = "Enter a name to sign in with: letters, numbers, and . @ + - _"
    elif User.objects.filter(username__iexact=name).exists():
        errors["name"] = "Someone signs in with this name already. Choose another"
    return errors | _role_errors(roles)


def _role_errors(roles: set[Role]) -> dict[str, str]:
    return {} if roles else {"roles": "Choose at least one role"}


def _chosen(request: HttpRequest) -> set[Role]:
    return {role for role in Role if role.value in request.POST.getlist("roles")}


def _form(
    request: HttpRequest,
    id_: int | None,
    full_name: str,
    name: str,
    roles: set[Role],
    is_active: bool,
    errors: dict[str, str],
) -> HttpResponse:
    choices = tuple(
        RoleChoice(role.value, role.value.capitalize(), WHAT_ROLES_DO[role], role in roles) for role in Role
    )
    has_second_step = id_ is not None and second_step_of(id_) is not None
    page = PersonForm(id_, full_name, name, choices, has_second_step, is_active, errors)
    return show(request, "people/person.html", page, status=422 if errors else 200)


@needs(MANAGE_PEOPLE)
def person(request: HttpRequest, id_: int) -> HttpResponse:
    """Change a person's roles, or stop or reopen the account."""
    found = get_object_or_404(User.objects.prefetch_related("groups"), pk=id_)
    if request.method != "POST":
        held = {Role(group.name) for group in found.groups.all() if group.name in set(Role)}
        return _form(request, found.pk, found.first_name, found.username, held, found.is_active, {})
    roles, is_active = _chosen(request), request.POST.get("is_active") == "yes"
    errors = _role_errors(roles)
    if found.pk == request.user.pk and not (is_active and Role.ADMINISTRATOR in roles):
        errors["roles"] = (
            "You cannot take the administrator role or the account from yourself. Ask another administrator"
        )
    if errors:
        return _form(request, found.pk, found.first_name, found.username, roles, is_active, errors)
    accounts.change_account(person=found, roles=roles, is_active=is_active, by=request.user.get_username(), at=now())
    messages.success(request, f"The account of {found.first_name or found.username} has been changed.")
    return redirect("people")


@needs(MANAGE_PEOPLE)
@require_POST
def new_password(request: HttpRequest, id_: int) -> HttpResponse:
    """Give a person a new first password, shown once."""
    found = get_object_or_404(User, pk=id_)
    password = accounts.give_first_password(person=found, by=request.user.get_username(), at=now())
    return show(request, "people/password.html", PasswordGiven(found.first_name, found.username, password))


@needs(MANAGE_PEOPLE)
@require_POST
def without_second_step(request: HttpRequest, id_: int) -> HttpResponse:
    """Let a person who lost their device sign in with the password alone, to set up another."""
    found = get_object_or_404(User, pk=id_)
    second_step.turn_off(person=found, by=request.user.get_username(), at=now())
    messages.success(request, f"{found.first_name or found.username} signs in with the password alone from now on.")
    return redirect("person", id_)
