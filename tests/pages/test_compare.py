"""The page that compares: empty, one authority, many; every chart with its words and figures."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from sightline.register.access import Role
from sightline.register.actions.authorities import load
from tests.pages.conftest import Page
from tests.unit.register.made import AT, Made, report, taken

EARLIER = {"era": "ilacs-2018", "started_on": "2018-06-11", "ended_on": "2018-06-15"}


@pytest.fixture
def kent_and_leeds(settings: Any, db: None) -> None:
    """England, with two inspections of Kent and one of Leeds."""
    settings.SIGHTLINE_TODAY = date(2026, 11, 22)
    load(by="ada", at=AT)
    taken(report(authority="Kent"))
    taken(report(authority="Kent", **EARLIER, grades={"overall-effectiveness": "inadequate"}, salt="earlier"))
    taken(report(authority="Leeds", made=Made(name="leeds.pdf")))


def test_an_empty_register_says_what_will_stand_there(page: Page) -> None:
    words = page("/compare").words
    assert "0 authorities: all of England. Of them 0 inspections with grades are held." in words
    assert "Here will stand a map" in words
    assert "No sentence about this theme is held" in words


ADDRESSES = [
    "/compare",
    "/compare?region=London",
    "/compare?neighbours_of=kent&area=help-and-protection&theme=plans-quality",
    "/compare?authority=kent&authority=leeds",
    "/compare?authority=nowhere&region=nowhere&neighbours_of=nowhere&area=nothing&theme=nothing",
    "/compare?area=adoption-performance",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_stands_every_check_whatever_is_asked(page: Page, kent_and_leeds: None, address: str) -> None:
    assert page(address, most_queries=17).words  # one of them once a day, two for what is kept of the last answer


def test_picked_authorities_stand_beside_each_other(page: Page, kent_and_leeds: None) -> None:
    words = page("/compare?authority=kent&authority=leeds&theme=plans-quality").words
    assert "2 authorities: Kent and Leeds. Of them 3 inspections with grades are held." in words
    assert "2 of 2 authorities are good or outstanding for overall effectiveness" in words
    assert "From one inspection to the next, 1 grade for overall effectiveness rose, 0 stayed and 0 fell" in words
    assert "Of 2 authorities, 1 rose and 0 fell" in words
    assert "Quality of plans: 0 of 3 sentences tell of a weakness" in words


def test_all_of_england_is_not_drawn_one_by_one(page: Page, kent_and_leeds: None) -> None:
    words = page("/compare").words
    assert "153 authorities: all of England." in words
    assert "up to 24 authorities to see each by itself" in words


def test_every_picture_has_a_heading_a_sentence_and_its_figures(page: Page, kent_and_leeds: None) -> None:
    root = page("/compare?neighbours_of=kent&theme=plans-quality").root
    figures = [it for it in root.iter("figure") if it.get("class") == "app-chart"]
    assert len(figures) == 5
    for figure in figures:
        assert figure.find("h3") is not None
        assert figure.find("p") is not None
        assert len(list(figure.iter("table"))) == 1


def test_an_authority_s_page_shows_its_strip_and_leads_to_its_neighbours(page: Page, kent_and_leeds: None) -> None:
    fetched = page("/authorities/kent")
    assert "Overall effectiveness: inadequate in 2018, good in 2023" in fetched.words
    assert "/compare?neighbours_of=kent" in fetched.html


def test_an_authority_without_grades_has_no_strip(page: Page, kent_and_leeds: None) -> None:
    assert "app-chart__picture" not in page("/authorities/devon").html


FILES = ["map", "over-time", "transitions", "each", "said", "latest"]


@pytest.mark.parametrize("name", FILES)
def test_the_figures_behind_every_picture_are_saved_as_shown(
    page: Page, kent_and_leeds: None, client: Client, people: dict[Role, User], name: str
) -> None:
    address = "/compare?authority=kent&authority=leeds&theme=plans-quality"
    links = [link.get("href") for link in page(address).root.iter("a")]
    assert f"{address}&csv={name}" in links
    client.force_login(people[Role.VIEWER])
    response = client.get(f"{address}&csv={name}")
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert f'filename="sightline_{name}_2026-11-22.csv"' in response.headers["Content-Disposition"]
    header, *rows = csv.reader(StringIO(response.content.decode()))
    assert rows
    assert {len(row) for row in rows} == {len(header)}


def test_the_latest_grades_of_all_tell_what_is_not_held_from_what_was_not_judged(
    client: Client, kent_and_leeds: None, people: dict[Role, User]
) -> None:
    client.force_login(people[Role.VIEWER])
    rows = list(csv.DictReader(StringIO(client.get("/compare?csv=latest").content.decode())))
    held = {row["Authority"]: row["Overall effectiveness"] for row in rows}
    assert (len(rows), held["Kent"], held["Barnet"]) == (153, "Good", "Not held")


def test_a_file_that_there_is_not_is_not_found(page: Page, kent_and_leeds: None) -> None:
    page("/compare?csv=nothing", status=404)
