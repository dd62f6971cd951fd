"""What only a document under embargo says shows nowhere to those it does not name, until the embargo ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import get_resolver

from sightline.journeys.export import export
from sightline.journeys.table_files import Format
from sightline.register.access import READ, Role
from sightline.register.actions import authorities, lineage, reviews
from sightline.register.actions.documents import Taken
from sightline.register.models import Area, Authority, Event, Inspection, Passage, Sentence
from sightline.web.api.service import api
from sightline.web.permissions import declared
from tests.unit.register.made import AT, Made, reading, report, taken

UNTIL = date(2024, 2, 5)
NOT_NAMED = (None, Role.VIEWER, Role.EDITOR, Role.ADMINISTRATOR)
ALWAYS_NEW = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|<updated>[^<]*</updated>(?=<author>)')
PUBLIC = {"kind": None, "started_on": "2023-12", "areas": ["The timeliness of visits."]}
SECRETS = (
    "2023-12-11",
    "11 December 2023",
    "2023-12-15",
    "Winterbourne",
    "2024-02-06",
    "6 February 2024",
    "short-inspection",
    "secret.pdf",
    "The quality of plans",
    "Most plans",
    "Bea Summerfield",
    "private-scope",
)


@pytest.fixture
def paper(settings: Any, db: None) -> Taken:
    """What is known in public: a committee paper that names the inspection by its month."""
    settings.SIGHTLINE_PUBLIC_READING = True
    settings.SIGHTLINE_AUTHORITY = "northmere"
    settings.SIGHTLINE_TODAY = UNTIL
    authorities.load(by="ada", at=AT)
    made = Made(kind="committee-report", name="paper.pdf")
    return taken(reading(made, grades={"care-leavers": "good"}, **PUBLIC))


@pytest.fixture
def secret(paper: Taken, people: dict[Role, User]) -> Taken:
    """The report of the same inspection under embargo, for the approver alone, with what was said and traced since."""
    return _secret(paper, people)


def _secret(paper: Taken, people: dict[Role, User]) -> Taken:
    made = Made(name="secret.pdf")
    found = taken(report(made=made, published_on="2024-02-06"), embargo_until=UNTIL, readers=[people[Role.APPROVER]])
    assert found.inspection is not None
    assert paper.inspection is not None
    assert found.inspection.pk == paper.inspection.pk
    approver = people[Role.APPROVER]
    grade = {"fact": "judgement/overall-effectiveness", "says": "inadequate", "reason": "Read so."}
    reviews.correct(inspection=found.inspection, version=0, by=approver, at=AT, **grade)
    lineage.trace(authority=Authority.objects.get(pk="northmere"), by="ada", at=AT)
    return found


def _signed_in(person: User | None) -> Client:
    client = Client()
    if person:
        client.force_login(person)
    return client


def _read(response: HttpResponseBase) -> str:
    pieces = getattr(response, "streaming_content", None) or [response.content]  # type: ignore[attr-defined]
    return b"".join(pieces).decode(errors="replace")


def _plainly(response: HttpResponseBase) -> tuple[int, str, str]:
    """The status, the kind and the words of an answer, without what is new in every answer."""
    words = ALWAYS_NEW.sub("", _read(response))
    return response.status_code, response.get("Cache-Control", "") + response.get("Vary", ""), words


def _addresses(secret: Taken) -> Iterator[str]:
    """Every page that is read, the interface for programs, the tables and the feed, as far as the register leads."""
    inspection, sentence = secret.inspection, Sentence.objects.filter(document=secret.document).earliest("id")
    assert inspection is not None
    parts = {
        "inspections/<int:id_>": [str(it) for it in Inspection.objects.values_list("pk", flat=True)],
        "areas/<int:id_>": [str(it) for it in Area.objects.values_list("pk", flat=True)],
    }
    yield from (f"/{path.partition('<')[0]}{id_}" for path, ids in parts.items() for id_ in ids)
    yield from (f"/areas/{id_}/who-else" for id_ in parts["areas/<int:id_>"])
    for fact in ("started_on", "kind", "lead_inspector", "published_on", "judgement/overall-effectiveness"):
        yield f"/inspections/{inspection.pk}/facts/{fact}"
    sha256 = secret.document.sha256
    for rest in ("", "/original", "/pages/1.png", f"/words/{sentence.start}-{sentence.end}"):
        yield f"/documents/{sha256}{rest}"
    for name in ("judgements", "latest-grades", "areas-for-improvement", "inspections"):
        yield f"/data/{name}.csv"
    yield from ("/authorities/northmere", "/feed.atom?authority=northmere", "/england?name=Northmere")
    yield from ("/search?q=plans", "/search?q=timel*&of=area", "/search?authority=northmere", "/search?since=2023")
    yield from ("/review", *(f"/{route}" for route in _plain()))
    for operation in api.get_openapi_schema()["paths"]:
        yield operation.replace("{id}", str(inspection.pk)).replace("{sha256}", sha256)
    for narrowed in ("kind=focused-visit", "began_since=2023-12-05", "era=ilacs-2023"):
        yield f"/api/inspections?{narrowed}"


def _plain() -> list[str]:
    """The addresses without a number in them that everyone may read here."""
    found = [it for it in get_resolver().url_patterns if declared(getattr(it, "callback", None)) == READ]
    return [str(it.pattern) for it in found if "<" not in str(it.pattern) and "^" not in str(it.pattern)]


def _told(secret: Taken, client: Client) -> dict[str, list[str]]:
    """Every address at which something secret is read, with what."""
    read = {address: _read(client.get(address)) for address in _addresses(secret)}
    return {address: found for address, text in read.items() if (found := [it for it in SECRETS if it in text])}


def _without_choices(told: dict[str, list[str]]) -> dict[str, list[str]]:
    """Without the kinds of inspection that forms and descriptions name for everyone."""
    named = {"short-inspection"}
    return {address: rest for address, found in told.items() if (rest := [it for it in found if it not in named])}


def test_nothing_secret_shows_to_anyone_it_does_not_name(secret: Taken, people: dict[Role, User]) -> None:
    for person in (None, people[Role.VIEWER], people[Role.ADMINISTRATOR]):
        client = Client()
        if person:
            client.force_login(person)
        assert _without_choices(_told(secret, client)) == {}


def test_to_those_it_does_not_name_everything_is_as_if_it_had_never_come(
    paper: Taken, people: dict[Role, User]
) -> None:
    others = {role: _signed_in(people[role] if role else None) for role in NOT_NAMED}
    without = transaction.savepoint()
    addresses = list(_addresses(_secret(paper, people)))
    with_it = {(role, each): _plainly(client.get(each)) for role, client in others.items() for each in addresses}
    transaction.savepoint_rollback(without)
    cache.clear()
    never = {asked: _plainly(others[asked[0]].get(asked[1])) for asked in with_it}
    assert [asked for asked, told in with_it.items() if told != never[asked]] == []


def test_those_it_names_read_it(secret: Taken, people: dict[Role, User]) -> None:
    client = Client()
    client.force_login(people[Role.APPROVER])
    told = _told(secret, client)
    assert f"/documents/{secret.document.sha256}" in told
    assert "/search?q=plans" in told


def test_a_list_is_neither_narrowed_nor_sorted_by_what_is_held_back(secret: Taken, client: Client) -> None:
    def ids(narrowed: str) -> list[int]:
        return [it["id"] for it in client.get(f"/api/inspections?{narrowed}").json()["items"]]

    assert secret.inspection is not None
    assert ids("authority=northmere") == [secret.inspection.pk]
    assert ids("authority=northmere&kind=short-inspection") == []
    assert ids("authority=northmere&began_since=2023-12-05") == []


def test_an_export_holds_nothing_of_it(secret: Taken, tmp_path: Path) -> None:
    export(tmp_path / "tables", format=Format.CSV, replace=False, at=AT.replace(year=2024, month=2, day=5))
    tables = [path for path in (tmp_path / "tables").glob("*.csv") if path.name != "dates.csv"]  # every day there is
    text = "".join(path.read_text() for path in tables)
    found = [it for it in SECRETS if it in text and it != "short-inspection"]
    assert found == []


def test_an_inspection_that_nothing_else_tells_of_is_hidden_whole(settings: Any, db: None, client: Client) -> None:
    settings.SIGHTLINE_PUBLIC_READING = True
    settings.SIGHTLINE_TODAY = UNTIL
    secret = taken(report(made=Made(name="secret.pdf"), published_on="2024-02-06"), embargo_until=UNTIL)
    assert secret.inspection is not None
    assert secret.inspection.started_on == "2023-12-11"
    assert client.get(f"/inspections/{secret.inspection.pk}").status_code == 404
    assert _without_choices(_told(secret, client)) == {}


def test_when_the_embargo_ends_the_inspection_is_what_the_report_says(
    secret: Taken, settings: Any, client: Client
) -> None:
    inspection = secret.inspection
    assert inspection is not None
    inspection.refresh_from_db()
    assert (inspection.started_on, inspection.lead_inspector) == ("2023-12", "")
    settings.SIGHTLINE_TODAY = date(2024, 2, 6)
    cache.clear()
    assert "11 December 2023" in _read(client.get(f"/inspections/{inspection.pk}"))
    inspection.refresh_from_db()
    assert (inspection.started_on, inspection.kind) == ("2023-12-11", "short-inspection")
    assert all("short-inspection" in passage.tags for passage in Passage.objects.all())
    assert Event.objects.filter(kind="embargo-ended").count() == 1
    cache.clear()
    client.get("/")
    assert Event.objects.filter(kind="embargo-ended").count() == 1


def _receive(client: Client, inspection: Inspection, day: str) -> None:
    answer = client.post(f"/inspections/{inspection.pk}/received", {"received_on": day, "seen": ""})
    assert answer.status_code == 302


def test_when_a_report_under_embargo_was_received_stays_hidden_until_it_ends(
    secret: Taken, people: dict[Role, User], settings: Any
) -> None:
    inspection = secret.inspection
    assert inspection is not None
    named, editor = _signed_in(people[Role.APPROVER]), _signed_in(people[Role.EDITOR])
    _receive(named, inspection, "2024-02-01")
    for address in ("/", "/inspections", "/authorities/northmere", f"/inspections/{inspection.pk}"):
        assert "1 February 2024" not in _read(editor.get(address))
    assert "Received <time" in _read(named.get(f"/inspections/{inspection.pk}"))
    assert "received <time" in _read(named.get("/"))
    settings.SIGHTLINE_TODAY = date(2024, 2, 6)
    cache.clear()
    assert "1 February 2024" in _read(editor.get(f"/inspections/{inspection.pk}"))
    inspection.refresh_from_db()
    assert inspection.received_on == date(2024, 2, 1)


def test_what_is_public_can_be_received_by_those_who_know_no_more(secret: Taken, people: dict[Role, User]) -> None:
    inspection = secret.inspection
    assert inspection is not None
    _receive(_signed_in(people[Role.APPROVER]), inspection, "2024-02-01")
    _receive(_signed_in(people[Role.EDITOR]), inspection, "2024-01-31")
    inspection.refresh_from_db()
    secret.document.refresh_from_db()
    assert (inspection.received_on, secret.document.received_on) == (date(2024, 1, 31), date(2024, 2, 1))


NAMED_ARE_TOLD = (
    "Under embargo until 5 February 2024",
    "secret.pdf",
    "Began on: 11 December 2023",
    "Kind: Short inspection",
    "Lead inspector: Ada Winterbourne",
    "Published on: 6 February 2024",
    "Areas for improvement: 1, below",
)


def test_those_it_names_are_told_what_it_says_that_is_not_public(secret: Taken, people: dict[Role, User]) -> None:
    assert secret.inspection is not None
    address = f"/inspections/{secret.inspection.pk}"
    words = _words(_signed_in(people[Role.APPROVER]).get(address))
    assert [it for it in NAMED_ARE_TOLD if it not in words] == []
    for role in NOT_NAMED:
        assert "embargo" not in _words(_signed_in(people[role] if role else None).get(address)).casefold()


def test_those_it_names_are_told_where_nothing_at_all_is_public(
    settings: Any, db: None, people: dict[Role, User]
) -> None:
    settings.SIGHTLINE_TODAY = UNTIL
    named = people[Role.APPROVER]
    secret = taken(report(made=Made(name="secret.pdf")), embargo_until=UNTIL, readers=[named])
    assert secret.inspection is not None
    words = _words(_signed_in(named).get(f"/inspections/{secret.inspection.pk}"))
    assert "Nothing of this is public yet: all that stands here comes from it." in words


def _words(response: HttpResponseBase) -> str:
    return " ".join(re.sub("<[^>]*>", "", _read(response)).split())
