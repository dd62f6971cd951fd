"""The pages on which people sign in, and on which accounts are given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sightline.register.models import AccessToken, SecondStep
from sightline.web.pages import told
from sightline.web.pages.inspections import Choice


@dataclass(frozen=True, slots=True)
class SignIn:
    """Sign in with a name and a password."""

    name: str = told("The name as it was typed, so that nobody types it twice.")
    next: str = told("The page to go to afterwards, always one of this service; empty for the overview.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")
    hint: str = told("How to sign in to the demonstration; empty outside it.")


@dataclass(frozen=True, slots=True)
class MyAccount:
    """A person's own account."""

    full_name: str = told("The person’s name.")
    name: str = told("The name they sign in with.")
    roles: tuple[tuple[str, str], ...] = told("The roles they hold, each with what it allows.")
    second_step: SecondStep | None = told("Their authenticator; none where the password alone signs them in.")
    tokens: tuple[AccessToken, ...] = told("The tokens their programs read with, the newest first.")
    token_name: str = told("The name for a new token as it was typed.")
    how_often: tuple[Choice, ...] = told("How often one can be written to about the plan.")
    mail: Mapping[str, str] = told("How often the person is written to, and where, or as it was typed.")
    has_calendar: bool = told("Whether a private address of the person’s calendar is in use.")
    may_plan: bool = told("Whether the person may read plans, so that there is something to write to them about.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")


@dataclass(frozen=True, slots=True)
class CalendarMade:
    """The private address of a person's calendar, shown once."""

    address: str = told("The address of what is theirs.")
    plans: tuple[tuple[str, str], ...] = told("Each plan by its title, and its address.")


@dataclass(frozen=True, slots=True)
class TokenMade:
    """A new token, shown once."""

    token: str = told("The token, which is kept nowhere.")


@dataclass(frozen=True, slots=True)
class ChangePassword:
    """A new password for oneself."""

    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One account in the list."""

    id: int
    full_name: str
    name: str
    roles: str
    is_active: bool


@dataclass(frozen=True, slots=True)
class People:
    """Everyone who has an account."""

    people: tuple[PersonLine, ...] = told("The accounts, by name.")


@dataclass(frozen=True, slots=True)
class RoleChoice:
    """A role that can be given."""

    value: str
    label: str
    allows: str
    is_held: bool


@dataclass(frozen=True, slots=True)
class PersonForm:
    """An account to give, or to change."""

    id: int | None = told("The account’s number; none for a new one.")
    full_name: str = told("The person’s name.")
    name: str = told("The name they sign in with.")
    roles: tuple[RoleChoice, ...] = told("Every role, what it allows, and whether the person holds it.")
    has_second_step: bool = told("Whether they are asked for a code after the password.")
    is_active: bool = told("Whether the account can be used.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")


@dataclass(frozen=True, slots=True)
class PasswordGiven:
    """A first password, shown once."""

    full_name: str = told("Whose it is.")
    name: str = told("The name they sign in with.")
    password: str = told("The password, to be told to the person; it is kept nowhere.")
