"""The first account of a new service, and how anyone signs in to a demonstration."""

from __future__ import annotations

from django.contrib.auth.models import User

from sightline.journeys.demonstrate import fill_if_empty, is_demonstration
from sightline.journeys.demonstrate_plan import fill_plan, let_share, people_of_the_plan
from sightline.register.access import Role
from sightline.register.actions import national
from sightline.register.actions.accounts import change_account, first_password, open_account
from sightline.web.clock import now

NAME = "demonstration"
PASSWORD = "line-of-sight"
"""Open to everyone who reads this: it is given only where nobody but this machine's user can reach the service."""

ADMINISTRATOR = "administrator"
_BY = "sightline serve"


def sign_in_hint() -> str:
    """How to sign in to the demonstration; empty where there is none."""
    if not User.objects.filter(username=NAME, is_active=True).exists():
        return ""
    return f"This is a demonstration. Sign in as “{NAME}” with the password “{PASSWORD}”."


def first_sign_in(*, is_for_this_machine_only: bool) -> list[str]:
    """Make a new service ready: the national facts, the demonstration, the first account; how to sign in.

    Where other machines can reach the service, the demonstration's well-known password does not open it.
    """
    national.load(by=_BY, at=now())
    if fill_if_empty(by=_BY, now=now):
        fill_plan(by=_BY)
    if not is_for_this_machine_only:
        _stop_demonstration()
    if not User.objects.filter(is_active=True).exclude(username__in=people_of_the_plan()).exists():
        return _open_first(for_demonstration=is_demonstration() and is_for_this_machine_only)
    return [hint] if (hint := sign_in_hint()) else []


def _open_first(*, for_demonstration: bool) -> list[str]:
    name, password = (NAME, PASSWORD) if for_demonstration else (ADMINISTRATOR, first_password())
    person = open_account(name=name, full_name=name.capitalize(), roles=[*Role], password=password, by=_BY, at=now())
    if for_demonstration:
        let_share(person)
        return [sign_in_hint()]
    return [f"Sign in as “{name}” with the password “{password}”. It is shown this once; change it under your name."]


def _stop_demonstration() -> None:
    for person in User.objects.filter(username=NAME, is_active=True):
        change_account(person=person, roles=[], is_active=False, by=_BY, at=now())
