"""Tokens for programs: shown once, kept as a hash, revoked at any time, and no key to anything else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from sightline.register.access import Role
from sightline.register.actions.tokens import MOST_IN_USE, make
from sightline.register.models import AccessToken, Event
from tests.pages.conftest import Page
from tests.unit.register.made import AT, Made, report, taken


@pytest.fixture
def token(people: dict[Role, User]) -> str:
    return make(name="Monthly report", by=people[Role.VIEWER], at=AT)


def _asked(address: str, token: str, method: str = "get") -> Any:
    return getattr(Client(), method)(address, headers={"Authorization": f"Bearer {token}"})


def test_a_token_is_shown_once_and_kept_as_a_hash(page: Page) -> None:
    fetched = page("/account/tokens", post={"token_name": " Monthly  report "})
    token = next(code.text for code in fetched.root.iter("code")) or ""
    assert token.startswith("sightline-")
    held = AccessToken.objects.get()
    assert (held.name, len(held.digest), token in str(vars(held))) == ("Monthly report", 64, False)
    assert _asked("/api/authorities", token).status_code == 200
    words = page("/account").words
    assert "Monthly report Made" in words
    assert "last used" in words
    assert token not in words
    assert not Event.objects.filter(content__icontains=token).exists()
    assert Event.objects.get(kind="token-made").subject == "account/viewer"


@pytest.mark.parametrize("address", ["/api/authorities", "/data", "/data/judgements.csv", "/feed.atom"])
def test_a_program_reads_with_it_what_it_could_not_without(token: str, address: str) -> None:
    assert _asked(address, token).status_code == 200
    assert Client().get(address).status_code != 200


@pytest.mark.parametrize("address", ["/", "/account", "/search", "/inspections"])
def test_it_opens_no_other_page(token: str, address: str) -> None:
    assert _asked(address, token).status_code == 302


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_it_writes_nothing(token: str, method: str) -> None:
    assert _asked("/api/authorities", token, method).status_code == 401


def test_a_revoked_token_reads_nothing(page: Page, token: str) -> None:
    held = AccessToken.objects.get()
    assert "“Monthly report” reads nothing any more" in page(f"/account/tokens/{held.pk}/revoke", post={}).words
    refused = _asked("/api/authorities", token)
    assert (refused.status_code, refused.json()["code"]) == (401, "token-not-in-use")
    assert Event.objects.filter(kind="token-revoked").count() == 1


def test_a_token_of_a_stopped_account_reads_nothing(token: str, people: dict[Role, User]) -> None:
    User.objects.filter(pk=people[Role.VIEWER].pk).update(is_active=False)
    assert _asked("/api/authorities", token).status_code == 401


@pytest.mark.parametrize("guess", ["", "x", "sightline-", "sightline-" + "0" * 43])
def test_a_guess_reads_nothing(token: str, guess: str) -> None:
    assert _asked("/api/authorities", guess).status_code == 401


def test_nobody_revokes_anothers(page: Page, token: str) -> None:
    page(f"/account/tokens/{AccessToken.objects.get().pk}/revoke", Role.ADMINISTRATOR, post={}, status=404)
    assert _asked("/api/authorities", token).status_code == 200


def test_a_token_sees_nothing_under_embargo_even_for_those_named(people: dict[Role, User], token: str) -> None:
    secret = taken(report(made=Made(name="secret.pdf")), embargo_until=date(2999, 1, 1), readers=[people[Role.VIEWER]])
    assert _asked("/api/documents", token).json()["items"] == []
    assert _asked(f"/api/documents/{secret.document.sha256}", token).status_code == 404


def test_a_token_needs_a_name_and_there_are_not_too_many(page: Page, people: dict[Role, User]) -> None:
    assert "Enter what the token is for" in page("/account/tokens", post={"token_name": " "}, status=422).words
    fetched = page("/account/tokens", post={"token_name": "x" * 121}, status=422)
    assert "120 characters or fewer" in fetched.words
    for number in range(MOST_IN_USE):
        make(name=str(number), by=people[Role.VIEWER], at=AT)
    assert "Revoke one that is not needed" in page("/account/tokens", post={"token_name": "one more"}, status=422).words
