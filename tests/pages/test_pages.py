"""What the pages show in each state: nothing held, one thing, many, something wrong."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import get_resolver

from sightline.register.access import Role
from sightline.register.actions import national
from sightline.register.models import Inspection
from sightline.web.navigation import MENU, ORDER
from tests.pages.conftest import PASSWORD, Page
from tests.unit.register.made import AT, REPORT, Made, reading, report, taken

VISIT = {"kind": "focused-visit", "started_on": "2025-07-30", "ended_on": "2025-07-31", "published_on": "2025-09-01"}


@pytest.fixture
def northmere(settings: Any, db: None) -> Inspection:
    """Northmere as ours, in October 2025: an inspection with its report, and a visit since."""
    settings.SIGHTLINE_AUTHORITY = "northmere"
    settings.SIGHTLINE_TODAY = date(2025, 10, 6)
    found = taken(report(published_on="2024-01-30")).inspection
    letter = reading(Made(kind="visit-letter", name="letter.pdf"), areas=["The timeliness of visits."], **VISIT)
    taken(letter)
    assert found is not None
    return found


EVERYWHERE = ["/", "/inspections", "/documents", "/england", "/review", "/documents/add", "/account"]


@pytest.mark.parametrize("path", EVERYWHERE)
def test_pages_of_an_empty_register_say_what_will_stand_there(page: Page, path: str) -> None:
    assert page(path, Role.EDITOR).words


@pytest.mark.parametrize("path", [*EVERYWHERE, "/authorities/northmere"])
def test_pages_of_a_register_with_something_in_it(page: Page, northmere: Inspection, path: str) -> None:
    assert page(path, Role.EDITOR).words


@pytest.mark.parametrize("path", ["/people", "/people/add", "/account/password"])
def test_pages_of_accounts(page: Page, path: str) -> None:
    assert page(path, Role.ADMINISTRATOR).words


@pytest.mark.parametrize("path", ["/sign-in", "/help", "/accessibility"])
def test_pages_for_everyone(page: Page, path: str) -> None:
    assert page(path, None).words


def test_the_overview_tells_where_we_stand_what_is_due_and_what_is_likely(page: Page, northmere: Inspection) -> None:
    words = page("/").words
    assert "of 30 January 2024, we were good overall. 1 visit since." in words
    assert (
        "7 days left Publish the inspectors’ letter and share it with partners and the press, by 13 October 2025"
        in words
    )
    assert "Requires improvement to be good" in words
    assert "The timeliness of visits." in words
    assert "Short inspection Usually from 11 June 2026 to 11 June 2027. The window has not opened yet." in words
    assert "This is a default rule, not a promise" in words


def test_an_overview_set_to_an_unknown_authority_says_so(page: Page, settings: Any) -> None:
    settings.SIGHTLINE_AUTHORITY = "nowhere"
    assert "the register holds no authority of that name" in page("/").words


def test_an_authority_shows_what_an_era_did_not_judge(page: Page, northmere: Inspection) -> None:
    told = REPORT | {"era": "ilacs-2018", "started_on": "2018-06-11", "ended_on": "2018-06-15"}
    grades = {"overall-effectiveness": "good", "children-in-care-and-care-leavers": "outstanding"}
    taken(report(**told | {"grades": grades}, salt="earlier"))
    words = page("/authorities/northmere").words
    assert "Children in care and care leavers Outstanding Not judged then" in words
    assert "ILACS, 2018 to 2022ILACS, January 2023 to March 2026" in words


def test_an_inspection_stands_beside_its_original(page: Page, northmere: Inspection) -> None:
    words = page(f"/inspections/{northmere.pk}").words
    assert "Began on 11 December 2023" in words
    assert "The quality of plans." in words
    assert "1 thing is in doubt" in words


def test_a_fact_opens_its_words(page: Page, northmere: Inspection) -> None:
    fetched = page(f"/inspections/{northmere.pk}/facts/judgement/help-and-protection")
    marked = [mark.text for mark in fetched.root.iter("mark")]
    assert marked == ["help-and-protection: requires-improvement"]
    assert "What do you say?" not in fetched.words


def test_a_fact_that_is_not_there_is_not_found(page: Page, northmere: Inspection) -> None:
    assert "Page not found" in page(f"/inspections/{northmere.pk}/facts/area/999999", status=404).words


def test_england_is_narrowed_by_grade_and_never_says_latest_alone(page: Page, northmere: Inspection) -> None:
    national.load(by="ada", at=AT)
    everything = page("/england").words
    assert "153 authorities" in everything
    assert "up to 3 August 2026" in everything
    narrowed = page("/england?area=help-and-protection&grade=inadequate").words
    assert "inadequate for help and protection at the latest known inspection" in narrowed
    assert len(narrowed) < len(everything) / 3


@pytest.mark.parametrize(
    "query", ["name=%00", "name=" + "x" * 10_000, "region=Nowhere", "grade=best&area=%27", "name=Kent&name=Essex"]
)
def test_odd_questions_to_england_get_an_answer(page: Page, query: str) -> None:
    assert page(f"/england?{query}").words


@pytest.mark.parametrize("path", ["/nothing", "/inspections/999999", "/authorities/nowhere", f"/documents/{'0' * 64}"])
def test_what_is_not_there_is_said_in_words(page: Page, path: str) -> None:
    assert "Page not found" in page(path, status=404).words


def test_what_may_not_be_seen_is_said_in_words(page: Page) -> None:
    assert "You may not see this page" in page("/people", Role.VIEWER, status=403).words


def test_whoever_is_not_signed_in_is_asked_to_and_comes_back(people: dict[Role, User]) -> None:
    client = Client()
    asked = client.get("/england?name=a")
    assert asked.headers["Location"] == "/sign-in?next=/england%3Fname%3Da"
    sent = client.post("/sign-in", {"name": "viewer", "password": PASSWORD, "next": "/england?name=a"})
    assert sent.headers["Location"] == "/england?name=a"


def test_nobody_is_sent_elsewhere_after_signing_in(people: dict[Role, User]) -> None:
    sent = Client().post("/sign-in", {"name": "viewer", "password": PASSWORD, "next": "https://example.org/"})
    assert sent.headers["Location"] == "/"


def test_a_wrong_password_does_not_say_whether_the_name_is_known(page: Page) -> None:
    known = page("/sign-in", None, post={"name": "viewer", "password": "wrong"}, status=422).words
    unknown = page("/sign-in", None, post={"name": "nobody", "password": "wrong"}, status=422).words
    assert known == unknown
    assert "Check the name and the password" in known


def test_a_fault_of_ours_is_said_in_words_without_a_trace(
    people: dict[Role, User], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*asked: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("sightline.register.queries.overview.our_authority", broken)
    client = Client(raise_request_exception=False)
    client.force_login(people[Role.VIEWER])
    answer = client.get("/")
    assert answer.status_code == 500
    assert "Something went wrong here" in answer.content.decode()
    assert "secret detail" not in answer.content.decode()


def test_a_form_without_its_token_changes_nothing(people: dict[Role, User]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(people[Role.ADMINISTRATOR])
    answer = client.post("/people/add", {"full_name": "Ada", "name": "ada", "roles": "viewer"})
    assert answer.status_code == 403
    assert "The form was open too long" in answer.content.decode()
    assert not User.objects.filter(username="ada").exists()


def test_the_menu_stands_in_the_order_of_the_house_whichever_rooms_are_there() -> None:
    texts = [entry.text for entry in MENU]
    assert texts == [text for text in ORDER if text in texts]


def test_the_menu_names_routes_that_are_there() -> None:
    covered = {route for entry in MENU for route in (entry.route, *entry.covers)}
    assert covered <= {it.name for it in get_resolver().url_patterns if getattr(it, "name", None)}
