"""Accounts and roles: given, changed, stopped; each with its event."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.test import Client

from sightline.register.access import Role
from sightline.register.models import Event
from tests.pages.conftest import PASSWORD, Page


def _roles(name: str) -> set[str]:
    return set(User.objects.get(username=name).groups.values_list("name", flat=True))


def test_an_account_is_given_with_a_password_shown_once(page: Page) -> None:
    sent = {"full_name": "Ada Winterbourne", "name": "ada", "roles": ["viewer", "editor"]}
    fetched = page("/people/add", Role.ADMINISTRATOR, post=sent)
    password = next(code.text for code in fetched.root.iter("code"))
    assert Client().login(username="ada", password=password)
    assert _roles("ada") == {"viewer", "editor"}
    assert Event.objects.filter(kind="account-opened", subject="account/ada", by="administrator").count() == 1
    assert not Event.objects.filter(content__icontains=password).exists()


def test_what_is_missing_is_said_and_what_was_typed_is_kept(page: Page) -> None:
    fetched = page("/people/add", Role.ADMINISTRATOR, post={"full_name": "Ada", "name": "not a name"}, status=422)
    assert "There is a problem" in fetched.words
    assert "Choose at least one role" in fetched.words
    assert [field.get("value") for field in fetched.root.iter("input") if field.get("name") == "full_name"] == ["Ada"]


def test_a_name_in_use_is_refused_whatever_its_letters(page: Page) -> None:
    sent = {"full_name": "Ada", "name": "VIEWER", "roles": ["viewer"]}
    assert (
        "Someone signs in with this name already"
        in page("/people/add", Role.ADMINISTRATOR, post=sent, status=422).words
    )


def test_roles_are_changed_and_an_account_is_stopped(page: Page, people: dict[Role, User]) -> None:
    fetched = page(f"/people/{people[Role.VIEWER].pk}", Role.ADMINISTRATOR, post={"roles": ["approver"]})
    assert "has been changed" in fetched.words
    assert _roles("viewer") == {"approver"}
    assert not User.objects.get(username="viewer").is_active


def test_an_administrator_cannot_shut_everyone_out(page: Page, people: dict[Role, User]) -> None:
    own = f"/people/{people[Role.ADMINISTRATOR].pk}"
    fetched = page(own, Role.ADMINISTRATOR, post={"roles": ["viewer"], "is_active": "yes"}, status=422)
    assert "Ask another administrator" in fetched.words


def test_a_person_changes_their_own_password(page: Page, people: dict[Role, User]) -> None:
    sent = {
        "old_password": PASSWORD,
        "new_password1": "four more invented words",
        "new_password2": "four more invented words",
    }
    assert "Your password has been changed" in page("/account/password", post=sent).words
    assert Client().login(username="viewer", password="four more invented words")


def test_a_short_password_is_refused_in_words(page: Page) -> None:
    sent = {"old_password": PASSWORD, "new_password1": "short", "new_password2": "short"}
    assert "at least 12 characters" in page("/account/password", post=sent, status=422).words


def test_a_new_first_password_replaces_the_old_one(page: Page, people: dict[Role, User]) -> None:
    page(f"/people/{people[Role.EDITOR].pk}/password", Role.ADMINISTRATOR, post={})
    assert not Client().login(username="editor", password=PASSWORD)
