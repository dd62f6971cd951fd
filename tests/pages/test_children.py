"""Lists of single children: for analysts alone, for a purpose that is logged, and never kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from sightline.ground.days import Period, Unit
from sightline.practice.actions.limits import set_limit
from sightline.register.access import Role
from sightline.register.models import Authority, Event
from sightline.returns.keeping import Keeping, Purpose, What
from tests.pages.conftest import Page
from tests.unit.journeys.kept_children import AT, UNTIL, kept_return
from tests.unit.register.made import report, taken

ADDRESS = "/practice/children"
ANALYST = Role.ANALYST


@pytest.fixture
def northmere(settings: Any, db: None, tmp_path: Path) -> Authority:
    settings.SIGHTLINE_AUTHORITY, settings.SIGHTLINE_TODAY = "northmere", date(2026, 11, 22)
    settings.HOME = tmp_path
    taken(report())
    return Authority.objects.get(pk="northmere")


@pytest.fixture
def keeping(northmere: Authority, tmp_path: Path) -> Keeping:
    return kept_return(tmp_path / "children")[0]


def analyst(people: dict[Role, User]) -> Client:
    client = Client()
    client.force_login(people[ANALYST])
    return client


def test_without_a_kept_return_the_page_says_how_to_keep_one(page: Page, northmere: Authority) -> None:
    assert "No child-level return is kept here" in page(ADDRESS, ANALYST).words


def test_first_it_is_asked_what_for_and_nothing_is_read(page: Page, keeping: Keeping) -> None:
    words = page(ADDRESS, ANALYST).words
    assert "Reading this list is recorded" in words
    assert "What do you read it for?" in words
    page(ADDRESS, ANALYST, post={"measure": ""}, status=422)
    assert [it.what for it in keeping.log.entries()] == [What.KEPT]


def test_the_list_is_shown_and_the_reading_logged_apart_from_the_register(
    page: Page, keeping: Keeping, people: dict[Role, User]
) -> None:
    before = Event.objects.count()
    words = page(ADDRESS, ANALYST, post={"purpose": "worklist", "measure": "assessments-open-too-long"}).words
    assert "Children overdue now: open assessments past the limit" in words or "Days overdue" in words
    assert "CANARY0NEVERSHOW" in words, "the canary's assessment is late, and its id is on the list"
    assert "45 working days" in words
    last = list(keeping.log.entries())[-1]
    assert (last.what, last.by, last.purpose) == (What.READ, people[ANALYST].get_username(), Purpose.WORKLIST)
    assert "ssd_cin_assessments" in last.tables
    assert "ssd_cla_health" not in last.tables, "only what the list draws on is read"
    assert Event.objects.count() == before


def test_everything_overdue_is_one_list_and_narrows_by_team_and_worker(
    page: Page, keeping: Keeping, people: dict[Role, User]
) -> None:
    client, purpose = analyst(people), {"purpose": "worklist", "measure": ""}
    lines = client.post(ADDRESS, purpose | {"save": "csv"}).content.decode().splitlines()
    team = next(line.split(",")[-2] for line in lines[1:] if line.split(",")[-2])
    fewer = client.post(ADDRESS, purpose | {"save": "csv", "team": team}).content.decode().splitlines()
    assert 1 < len(fewer) < len(lines)
    assert all(line.split(",")[-2] == team for line in fewer[1:])
    assert f"{team}" in page(ADDRESS, ANALYST, post=purpose).words


def test_neither_page_nor_file_is_ever_cached(keeping: Keeping, people: dict[Role, User]) -> None:
    client = analyst(people)
    for sent in ({}, {"purpose": "worklist"}, {"purpose": "worklist", "save": "csv"}):
        response = client.post(ADDRESS, sent)
        assert response.headers["Cache-Control"] == "no-store, private"
    assert client.get(ADDRESS).headers["Cache-Control"] == "no-store, private"


def test_an_own_limit_makes_its_own_list(
    page: Page, keeping: Keeping, northmere: Authority, people: dict[Role, User]
) -> None:
    own = Period(400, Unit.WORKING_DAYS)
    why = "Invented, to be never late."
    by = people[Role.EDITOR]
    set_limit(authority=northmere, timescale="assessment", period=own, since=UNTIL, reason=why, by=by, at=AT)
    words = page(ADDRESS, ANALYST, post={"purpose": "checking", "measure": "assessments-open-too-long"}).words
    assert "Nobody is on this list." in words


def test_a_measure_without_a_clock_shows_who_was_counted(page: Page, keeping: Keeping) -> None:
    words = page(f"{ADDRESS}?measure=re-referrals", ANALYST).words
    assert "The children behind:" in words
    words = page(ADDRESS, ANALYST, post={"purpose": "checking", "measure": "re-referrals"}).words
    assert "Days overdue" not in words


@pytest.mark.parametrize("role", [it for it in Role if it is not ANALYST])
def test_no_other_role_is_let_in_or_told_of_it(role: Role, keeping: Keeping, people: dict[Role, User]) -> None:
    client = Client()
    client.force_login(people[role])
    assert client.get(ADDRESS).status_code == 403
    assert client.post(ADDRESS, {"purpose": "worklist"}).status_code == 403
    assert b"Children overdue now" not in client.get("/practice").content
    assert [it.what for it in keeping.log.entries()] == [What.KEPT]
