"""What can be taken elsewhere: the page, tables in the open-data layout, and the feed."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client

from sightline.register.actions.authorities import load
from sightline.register.queries.open_tables import TABLES, WHERE_AND_WHEN
from tests.pages.conftest import Page
from tests.unit.register.made import AT, report, taken

ATOM = "{http://www.w3.org/2005/Atom}"
PUBLISHED = {"published_on": "2024-02-05"}


@pytest.fixture
def client(settings: Any, client: Client) -> Client:
    settings.SIGHTLINE_PUBLIC_READING = True
    settings.SIGHTLINE_TODAY = date(2026, 11, 22)
    return client


@pytest.fixture
def kent(db: None) -> None:
    """England, with one inspection of Kent."""
    load(by="ada", at=AT)
    taken(report(authority="Kent", **PUBLISHED))


def _rows(client: Client, address: str) -> list[dict[str, str]]:
    response = client.get(address)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    text = b"".join(response.streaming_content).decode("utf-8")  # type: ignore[attr-defined]
    return list(csv.DictReader(StringIO(text, newline="")))


def test_the_page_leads_to_every_table(page: Page) -> None:
    html = page("/data").html
    assert all(f"/data/{table.name}.csv" in html for table in TABLES)


@pytest.mark.parametrize("name", [table.name for table in TABLES])
def test_a_table_begins_with_where_and_when_also_when_it_is_empty(name: str, client: Client, db: None) -> None:
    response = client.get(f"/data/{name}.csv")
    header = b"".join(response.streaming_content).decode().splitlines()[0].split(",")  # type: ignore[attr-defined]
    assert tuple(header[: len(WHERE_AND_WHEN)]) == WHERE_AND_WHEN
    assert response["Content-Disposition"] == f'attachment; filename="sightline_{name}_2026-11-22.csv"'


def test_a_judgement_is_a_row_and_what_has_no_figure_has_its_symbol(kent: None, client: Client) -> None:
    rows = {row["judgement_area"]: row for row in _rows(client, "/data/judgements.csv")}
    overall = rows["Overall effectiveness"]
    assert (overall["grade"], overall["grade_rank"], overall["time_period"]) == ("good", "2", "2023")
    place = ("geographic_level", "country_code", "region_code", "new_la_code", "old_la_code", "la_name")
    assert [overall[name] for name in place] == [
        "Local authority", "E92000001", "E12000008", "E10000016", "886", "Kent",
    ]  # fmt: skip
    assert (rows["Care leavers"]["grade"], rows["Care leavers"]["grade_rank"]) == ("x", "x")


def test_what_an_era_does_not_judge_is_not_applicable(kent: None, client: Client) -> None:
    told = {"era": "ilacs-2026", "started_on": "2026-05-11", "ended_on": "2026-05-15", "salt": "later"}
    taken(report(authority="Kent", **told, grades={"help-and-protection": "outstanding"}))
    rows = [row for row in _rows(client, "/data/judgements.csv") if row["time_period"] == "2026"]
    assert {row["judgement_area"]: row["grade_rank"] for row in rows}["Overall effectiveness"] == "z"


def test_latest_grades_are_counted_for_england_and_its_regions(kent: None, client: Client) -> None:
    rows = _rows(client, "/data/latest-grades.csv")
    good = [row for row in rows if (row["judgement_area"], row["grade"]) == ("Overall effectiveness", "Good")]
    counts = {row["region_name"] or row["country_name"]: row["authority_count"] for row in good}
    assert (counts["England"], counts["South East"], counts["London"], len(counts)) == ("1", "1", "0", 10)
    assert {row["region_name"]: row["authority_percent"] for row in good}["London"] == "z"


def test_areas_for_improvement_are_counted_by_theme(kent: None, client: Client) -> None:
    rows = _rows(client, "/data/areas-for-improvement.csv")
    assert {row["theme"]: (row["area_count"], row["priority_count"]) for row in rows} == {
        "Total": ("2", "0"),
        "Quality of plans": ("2", "0"),
    }


def test_a_table_for_excel_begins_with_its_mark(kent: None, client: Client) -> None:
    text = b"".join(client.get("/data/judgements.csv?bom=1").streaming_content)  # type: ignore[attr-defined]
    assert text.startswith(b"\xef\xbb\xbftime_period")


def test_the_guidance_names_every_column(client: Client, db: None) -> None:
    words = client.get("/data/guidance.txt").content.decode()
    named = {*WHERE_AND_WHEN, *(name for table in TABLES for name in table.header)}
    assert [name for name in named if name not in words] == []


def test_the_feed_is_atom(kent: None, client: Client) -> None:
    response = client.get("/feed.atom")
    feed = ElementTree.fromstring(response.content)
    assert (feed.tag, response["Content-Type"]) == (f"{ATOM}feed", "application/atom+xml; charset=utf-8")
    for owner in (feed, *feed.iter(f"{ATOM}entry")):
        needed = ["title", "id", "updated"]
        assert [len(owner.findall(ATOM + name)) for name in needed] == [1, 1, 1]
        assert owner.findtext(f"{ATOM}id", "").startswith("http")
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == "http://testserver/feed.atom"
    entry = feed.find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}title") == "Kent: short inspection, 11 December 2023"
    assert entry.findtext(f"{ATOM}updated") == "2024-02-05T00:00:00+00:00"


def test_the_feed_is_narrowed_to_an_authority_and_may_be_empty(kent: None, client: Client) -> None:
    counts = [
        len(list(ElementTree.fromstring(client.get(f"/feed.atom?authority={name}").content).iter(f"{ATOM}entry")))
        for name in ("kent", "leeds", "%00")
    ]
    assert counts == [1, 0, 1]


def test_an_embargoed_report_is_in_no_table_and_not_in_the_feed(client: Client, db: None) -> None:
    load(by="ada", at=AT)
    taken(report(authority="Kent", **PUBLISHED), embargo_until=date(2999, 1, 1))
    assert _rows(client, "/data/judgements.csv") == []
    assert _rows(client, "/data/areas-for-improvement.csv") == []
    assert b"<entry>" not in client.get("/feed.atom").content
