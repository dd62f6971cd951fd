"""Signing in: guessing takes longer and longer, mistyping costs nothing, and nobody is kept out by others."""

from __future__ import annotations

import re
from base64 import b32encode
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from sightline.register.access import Role
from sightline.register.actions.second_step import SECONDS, code_at, new_key, turn_on
from sightline.register.actions.sign_in import FORGOTTEN_AFTER, FREE, wait
from sightline.register.models import Event, SecondStep, SignInFailure
from sightline.web import waiting
from sightline.web.views import account, second_step
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
    for module in (account, waiting, second_step):
        monkeypatch.setattr(module, "now", moved)
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


class TestSecondStep:
    """A code from a device after the password."""

    @pytest.fixture
    def key(self, clock: Clock, people: dict[Role, User]) -> str:
        """The viewer's authenticator, set up a minute ago."""
        key = new_key()
        turn_on(person=people[Role.VIEWER], key=key, code=_code(key, clock), at=clock.at)
        clock.at += timedelta(minutes=1)
        return key

    def test_it_is_turned_on_with_a_code_and_the_recovery_codes_are_shown_once(
        self, page: Page, clock: Clock, people: dict[Role, User]
    ) -> None:
        client = Client()
        client.force_login(people[Role.VIEWER])
        shown = client.get("/account/second-step").content.decode()
        key = client.session["second-step-key"]
        assert f"secret={key}" in shown
        refused = client.post("/account/second-step", {"code": "000000"})
        assert (refused.status_code, "That is not the code" in refused.content.decode()) == (422, True)
        told = client.post("/account/second-step", {"code": _code(key, clock)}).content.decode()
        codes = re.findall(r"<code>([0-9a-f]{10})</code>", told)
        assert len(codes) == 8
        assert not any(code in str(SecondStep.objects.values()) for code in codes)
        assert "On since 1 June 2026" in page("/account").words
        assert Event.objects.filter(kind="second-step-turned-on").count() == 1

    def test_the_password_alone_signs_nobody_in(self, key: str, clock: Clock) -> None:
        client = Client()
        asked = client.post("/sign-in", {"name": "viewer", "password": PASSWORD, "next": "/england"})
        assert asked.headers["Location"] == "/sign-in/code"
        assert client.get("/account").status_code == 302
        client.get("/sign-in/code")
        let_in = client.post("/sign-in/code", {"code": _code(key, clock)})
        assert let_in.headers["Location"] == "/england"
        assert client.get("/account").status_code == 200

    def test_no_code_is_taken_twice(self, key: str, clock: Clock) -> None:
        code = _code(key, clock)
        assert [_with_code(code).status_code for _ in range(2)] == [302, 422]

    def test_a_recovery_code_is_taken_once(self, clock: Clock, people: dict[Role, User]) -> None:
        key = new_key()
        first, *_ = turn_on(person=people[Role.VIEWER], key=key, code=_code(key, clock), at=clock.at)
        assert [_with_code(f" {first.upper()} ").status_code for _ in range(2)] == [302, 422]
        assert Event.objects.filter(kind="recovery-code-used").count() == 1

    def test_guessing_codes_takes_longer_and_longer_though_the_password_is_right(self, key: str, clock: Clock) -> None:
        client = _at_code()
        answers = [client.post("/sign-in/code", {"code": "000000"}).status_code for _ in range(FREE + 1)]
        assert answers == [422] * FREE + [429]
        assert client.post("/sign-in/code", {"code": _code(key, clock)}).status_code == 429

    def test_whoever_waits_too_long_gives_the_password_again(self, key: str, clock: Clock) -> None:
        client = _at_code()
        clock.at += timedelta(minutes=6)
        assert client.post("/sign-in/code", {"code": _code(key, clock)}).headers["Location"] == "/sign-in"

    def test_nobody_skips_the_password(self, page: Page, key: str) -> None:
        assert "Enter your name and password again" in page("/sign-in/code", None).words

    def test_it_is_turned_off_with_the_password(self, page: Page, key: str) -> None:
        assert "nothing was changed" in page("/account/second-step/off", post={"password": "a guess"}).words
        assert "The second step is off" in page("/account/second-step/off", post={"password": PASSWORD}).words
        assert _attempt(PASSWORD).headers["Location"] == "/"

    def test_an_administrator_helps_who_lost_everything(self, page: Page, key: str, people: dict[Role, User]) -> None:
        person = f"/people/{people[Role.VIEWER].pk}"
        assert "Turn off their second step" in page(person, Role.ADMINISTRATOR).words
        assert "with the password alone" in page(f"{person}/second-step", Role.ADMINISTRATOR, post={}).words
        assert Event.objects.get(kind="second-step-turned-off").by == "administrator"


def _code(key: str, clock: Clock) -> str:
    return code_at(key, int(clock.at.timestamp()) // SECONDS)


def _at_code() -> Client:
    """A browser in which the password was given."""
    client = Client()
    client.post("/sign-in", {"name": "viewer", "password": PASSWORD})
    return client


def _with_code(code: str) -> HttpResponse:
    answered: Any = _at_code().post("/sign-in/code", {"code": code})
    return answered


# From RFC 6238, appendix B: the last six digits of the codes of its SHA-1 key at these seconds.
KEY_OF_THE_RFC = b32encode(b"12345678901234567890").decode()
CODES_OF_THE_RFC = [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")]


@pytest.mark.parametrize(("second", "code"), CODES_OF_THE_RFC)
def test_codes_are_those_of_the_standard(second: int, code: str) -> None:
    assert code_at(KEY_OF_THE_RFC, second // SECONDS) == code
