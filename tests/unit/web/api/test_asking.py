"""What the API answers: facts with their places, pages of lists, and refusals a program can act on."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from sightline.register.access import Role
from sightline.register.actions.documents import Taken
from tests.unit.register.made import report, taken
from tests.unit.web.api.conftest import Asks

LISTS = (
    "authorities",
    "inspections",
    "judgements",
    "areas-for-improvement",
    "lineage",
    "findings",
    "documents",
)
FAR = date(2999, 1, 1)


@pytest.mark.parametrize("name", LISTS)
def test_an_empty_register_gives_an_empty_page(name: str, asks: Asks, db: None) -> None:
    told = asks(name)
    assert (told.status, told.shape) == (200, {"count": 0, "limit": 50, "offset": 0, "next": None, "items": []})


def test_a_grade_stands_at_its_words(held: Taken, asks: Asks) -> None:
    text = held.document.text
    items = asks("judgements", area="overall-effectiveness").shape["items"]
    at = items[0]["at"]
    assert [(it["grade"], it["counts"]) for it in items] == [("good", True)]
    assert text[at["start"] : at["end"]] == at["quote"]
    assert at["sha256"] == held.document.sha256


def test_of_two_documents_that_grade_an_area_one_counts(held: Taken, asks: Asks) -> None:
    grades = {"overall-effectiveness": "outstanding"}
    taken(report(salt="notice", grades=grades, areas=[], sentences=[]))
    items = asks("judgements", area="overall-effectiveness").shape["items"]
    assert sorted((it["grade"], it["counts"]) for it in items) == [("good", True), ("outstanding", False)]
    shown = asks(f"inspections/{items[0]['inspection']}").shape
    assert {it["area"]: it["is_disputed"] for it in shown["grades"]}["overall-effectiveness"] is True
    assert len(shown["documents"]) == 2


NARROWED = [
    ("inspections", {"authority": "northmere"}, 1),
    ("inspections", {"authority": "eastvale"}, 0),
    ("inspections", {"began_since": "2023-12-11", "began_until": "2023-12-11"}, 1),
    ("inspections", {"began_since": "2023-12-12"}, 0),
    ("inspections", {"kind": "short-inspection", "era": "ilacs-2023"}, 1),
    ("judgements", {"grade": "requires-improvement"}, 1),
    ("areas-for-improvement", {"theme": "plans-quality"}, 2),
    ("areas-for-improvement", {"urgency": "priority"}, 0),
    ("findings", {"area": "help-and-protection"}, 2),
    ("documents", {"kind": "inspection-report", "authority": "northmere"}, 1),
    ("documents", {"kind": "visit-letter"}, 0),
    ("authorities", {"name": "north"}, 1),
    ("authorities", {"on": "2024-01-01", "region": "London"}, 0),
]


@pytest.mark.parametrize(("name", "parameters", "count"), NARROWED)
def test_a_list_is_narrowed(name: str, parameters: dict[str, str], count: int, held: Taken, asks: Asks) -> None:
    assert asks(name, **parameters).shape["count"] == count


def test_a_list_is_turned_page_by_page(held: Taken, asks: Asks, client: Client) -> None:
    first = asks("areas-for-improvement", limit=1).shape
    second = client.get(first["next"]).json()
    assert [it["position"] for page in (first, second) for it in page["items"]] == [1, 2]
    assert second["next"] is None


def test_a_document_is_given_as_it_was_read(held: Taken, asks: Asks, client: Client) -> None:
    address = f"documents/{held.document.sha256}"
    assert asks(address).shape["filename"] == "report.pdf"
    assert asks(f"{address}/reading").shape["contract"] == "reading/1"
    text = client.get(f"/api/{address}/text")
    assert (text.content.decode(), text["Content-Type"]) == (held.document.text, "text/plain; charset=utf-8")


def test_search_finds_sentences_and_areas(held: Taken, asks: Asks) -> None:
    found = asks("search", q="visits").shape
    assert sorted((it["is_area"], "".join(piece["text"] for piece in it["pieces"])) for it in found["items"]) == [
        (False, "A few visits are late."),
        (True, "The timeliness of visits."),
    ]


def test_coverage_counts_what_is_held(held: Taken, asks: Asks) -> None:
    shape = asks("coverage").shape
    assert (shape["inspections"], shape["documents"], shape["national_until"]) == (1, 1, None)


REFUSED = [
    ("inspections", {"limt": 1}, 422, "unknown-parameter"),
    ("inspections", {"limit": "many"}, 422, "invalid-parameter"),
    ("inspections", {"limit": 0}, 422, "invalid-parameter"),
    ("inspections", {"limit": 10_000}, 422, "invalid-parameter"),
    ("inspections", {"offset": -1}, 422, "invalid-parameter"),
    ("inspections", {"began_since": "2024-02-30"}, 422, "not-a-date"),
    ("inspections", {"began_since": "20240201"}, 422, "not-a-date"),
    ("inspections", {"authority": "Northmere; DROP"}, 422, "invalid-parameter"),
    ("inspections", {"region": "a\0b"}, 422, "invalid-parameter"),
    ("judgements", {"grade": "splendid"}, 422, "invalid-parameter"),
    ("inspections/0", {}, 422, "invalid-parameter"),
    ("inspections/99999999999999999999", {}, 422, "invalid-parameter"),
    ("inspections/4711", {}, 404, "not-found"),
    ("areas-for-improvement/4711", {}, 404, "not-found"),
    ("authorities/nowhere", {}, 404, "not-found"),
    ("documents/" + "0" * 64, {}, 404, "not-found"),
    ("documents/short", {}, 422, "invalid-parameter"),
    ("search", {"q": "a " * 400}, 422, "invalid-parameter"),
    ("search", {"q": " ".join(f"w{n}" for n in range(60))}, 422, "too-many-words"),
    ("nothing/at/all", {}, 404, "not-found"),
    ("", {}, 404, "not-found"),
]


@pytest.mark.parametrize(("address", "parameters", "status", "code"), REFUSED)
def test_what_cannot_be_answered_is_refused(
    address: str, parameters: dict[str, object], status: int, code: str, asks: Asks, db: None
) -> None:
    told = asks(address, **parameters)
    assert (told.status, told.shape["code"]) == (status, code)
    assert set(told.shape) == {"code", "message"}


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_it_only_reads(method: str, public: None, client: Client, db: None) -> None:
    response = getattr(client, method)("/api/inspections")
    assert (response.status_code, response.json()["code"], response["Allow"]) == (405, "only-reads", "GET")


def test_without_public_reading_one_signs_in(settings: Settings, client: Client, db: None) -> None:
    settings.SIGHTLINE_PUBLIC_READING = False
    assert client.get("/api/inspections").json()["code"] == "sign-in-needed"
    nobody = User.objects.create_user("nobody")
    client.force_login(nobody)
    assert client.get("/api/inspections").json()["code"] == "not-allowed"
    nobody.groups.add(Group.objects.get_or_create(name=Role.VIEWER)[0])
    assert client.get("/api/inspections").status_code == 200


EMBARGOED = [
    ("inspections", {}),
    ("judgements", {}),
    ("areas-for-improvement", {}),
    ("findings", {}),
    ("documents", {}),
    ("search", {"q": "visits"}),
]


@pytest.mark.parametrize(("name", "parameters"), EMBARGOED)
def test_an_embargo_hides_all_that_was_found(
    name: str, parameters: dict[str, str], asks: Asks, client: Client, db: None
) -> None:
    reader = User.objects.create_user("reader")
    reader.groups.add(Group.objects.get_or_create(name=Role.VIEWER)[0])
    document = taken(report(), embargo_until=FAR, readers=[reader]).document
    assert asks(name, **parameters).shape["count"] == 0
    for part in ("", "/reading", "/text"):
        assert asks(f"documents/{document.sha256}{part}").status == 404
    client.force_login(reader)
    assert asks(name, **parameters).shape["count"] > 0


@pytest.mark.parametrize("name", LISTS)
def test_longer_lists_ask_no_more_questions(
    name: str, held: Taken, asks: Asks, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for year in range(2010, 2020):
        taken(report(salt=str(year), started_on=f"{year}-03-04", ended_on=f"{year}-03-08"))
    with django_assert_max_num_queries(12):
        assert asks(name).status == 200
