"""Signing in: guessing takes longer and longer, mistyping costs nothing, and nobody is kept out by others."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from sightline.register.access import Role
from sightline.register.actions.sign_in import FORGOTTEN_AFTER, FREE, wait
from sightline.register.models import Event, SignInFailure
from sightline.web.views import account
from tests.pages.conftest import PASSWORD, Page

START = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)


class Clock:
    """The time of the service, moved by hand."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch, people: dict[Role, User]) -> Clock:
    moved = Clock()
    monkeypatch.setattr(account, "now", moved)
    return moved


def _attempt(password: str, name: str = "viewer", address: str = "192.0.2.7") -> HttpResponse:
    answered: Any = Client().post("/sign-in", {"name": name, "password": password}, REMOTE_ADDR=address)
    return answered


def _fail(times: int, clock: Clock) -> list[timedelta]:
    """How long each of so many failures has to wait; each comes as soon as it may."""
    waits = []
    for _ in range(times):
        _attempt("a guess")
        waits.append(wait(name="viewer", address="192.0.2.7", at=clock.at))
        clock.at += waits[-1]
    return waits


def test_mistyping_a_few_times_costs_nothing(clock: Clock) -> None:
    assert [_attempt("a guess").status_code for _ in range(FREE - 1)] == [422] * (FREE - 1)
    assert _attempt(PASSWORD).status_code == 302
    assert not SignInFailure.objects.exists()


def test_each_further_failure_doubles_the_wait_up_to_an_hour(clock: Clock) -> None:
    waits = [it.total_seconds() for it in _fail(FREE + 8, clock)]
    assert waits == [0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600]


def test_while_waiting_even_the_right_password_is_not_looked_at_and_the_page_says_how_long(
    page: Page, clock: Clock
) -> None:
    for _ in range(FREE):
        _attempt("a guess", address="127.0.0.1")
    fetched = page("/sign-in", None, post={"name": "viewer", "password": PASSWORD}, status=429)
    assert "failed several times from here. Try again in 30 seconds" in fetched.words
    clock.at += timedelta(seconds=30)
    assert _attempt(PASSWORD, address="127.0.0.1").status_code == 302


def test_the_person_at_another_address_is_not_kept_out(clock: Clock) -> None:
    for _ in range(FREE + 1):
        _attempt("a guess")
    assert _attempt(PASSWORD).status_code == 429
    assert _attempt(PASSWORD, address="192.0.2.8").status_code == 302


def test_the_letters_of_the_name_make_no_difference(clock: Clock) -> None:
    for name in ["viewer", "VIEWER", " Viewer", "vieweR", "viewer"]:
        _attempt("a guess", name=name)
    assert _attempt("a guess").status_code == 429


def test_a_name_without_an_account_is_kept_waiting_just_the_same(clock: Clock) -> None:
    answers = [_attempt("a guess", name="nobody").status_code for _ in range(FREE + 1)]
    assert answers == [_attempt("a guess", name="viewer").status_code for _ in range(FREE + 1)]


def test_a_day_later_all_is_forgotten(clock: Clock) -> None:
    for _ in range(FREE):
        _attempt("a guess")
    clock.at += FORGOTTEN_AFTER
    assert _attempt("a guess").status_code == 422
    assert SignInFailure.objects.get().failures == 1


@pytest.mark.parametrize(("name", "subject"), [("Viewer", "account/viewer"), ("my secret", "account/")])
def test_going_on_guessing_leaves_an_event_without_what_was_typed(clock: Clock, name: str, subject: str) -> None:
    for _ in range(FREE):
        _attempt("a guess", name=name)
    event = Event.objects.get(kind="sign-in-failing")
    assert (event.subject, event.content) == (subject, {"failures": FREE, "address": "192.0.2.7"})
