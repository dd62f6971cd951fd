"""People's accounts: made, given roles, stopped; never deleted, because their decisions stay."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import Group, User
from django.db import transaction
from django.utils.crypto import get_random_string

from sightline.register.access import Role
from sightline.register.events import append

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_LENGTH = 16


def first_password() -> str:
    """A password to tell a person once: no letters that look alike."""
    return get_random_string(_LENGTH, _LETTERS)


@transaction.atomic
def open_account(
    *, name: str, full_name: str, roles: Iterable[Role], password: str | None, by: str, at: datetime
) -> User:
    """Give a person an account with these roles. ``name`` is what they sign in with; without a password nobody can."""
    person = User.objects.create_user(username=name, password=password, first_name=full_name)
    person.groups.set(_groups(roles))
    append(kind="account-opened", subject=f"account/{name}", by=by, at=at, content={"roles": _words(roles)})
    return person


@transaction.atomic
def change_account(*, person: User, roles: Iterable[Role], is_active: bool, by: str, at: datetime) -> None:
    """Give a person other roles, or stop or reopen the account."""
    person.groups.set(_groups(roles))
    person.is_active = is_active
    person.save(update_fields=["is_active"])
    content = {"roles": _words(roles), "is_active": is_active}
    append(kind="account-changed", subject=f"account/{person.username}", by=by, at=at, content=content)


@transaction.atomic
def give_first_password(*, person: User, by: str, at: datetime) -> str:
    """A new password for someone who lost theirs; the old one stops working."""
    password = first_password()
    person.set_password(password)
    person.save(update_fields=["password"])
    append(kind="password-given", subject=f"account/{person.username}", by=by, at=at)
    return password


def know_by_single_sign_on(*, person: User, by: str, at: datetime) -> None:
    """Record that the council's identity provider vouched for a person for the first time."""
    append(kind="single-sign-on-first-used", subject=f"account/{person.username}", by=by, at=at)


def _groups(roles: Iterable[Role]) -> list[Group]:
    return [Group.objects.get_or_create(name=role.value)[0] for role in roles]


def _words(roles: Iterable[Role]) -> list[str]:
    return sorted(role.value for role in roles)
