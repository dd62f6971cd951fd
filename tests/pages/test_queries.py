"""What a page asks of the database does not grow with what is held: a register many times as large, no query more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from sightline.register import kept
from sightline.register.access import Role
from sightline.register.actions import lineage
from sightline.register.models import Area, Document, Inspection
from tests.unit.register.made import AT, Made, report, taken

AUTHORITIES = ("Northmere", "Eastvale", "Harrowdene", "Westbrook", "Southmoor")
SMALL, LARGER = (2, 3), (5, 6)
"""How many authorities, and how many reports each."""

# Route, an address of it. Pages that only change something, or show one thing, stand below: a new page joins either.
PAGES = {
    "overview": "/",
    "inspections": "/inspections",
    "inspection": "/inspections/{inspection}",
    "fact": "/inspections/{inspection}/facts/started_on",
    "documents": "/documents",
    "document": "/documents/{sha256}",
    "words": "/documents/{sha256}/words/{start}-{end}",
    "authority": "/authorities/northmere",
    "england": "/england",
    "compare": "/compare",
    "search": "/search?q=plans",
    "area": "/areas/{area}",
    "who-else": "/areas/{area}/who-else",
    "review-queue": "/review",
    "people": "/people",
    "downloads": "/data",
    "feed": "/feed.atom",
}
MORE = [
    "/search?theme=plans-quality&polarity=weakness",
    "/search?q=children&neighbours_of=northmere",
    "/compare?authority=northmere&authority=eastvale",
    "/england?grade=good",
    "/data/judgements.csv",
    "/api/authorities",
    "/api/inspections",
    "/api/judgements",
    "/api/documents",
]
LISTS_NOTHING = {
    *("accessibility", "account", "add-document", "add-person", "brand", "change-password", "decide-tie"),
    *("delete-search", "doubt", "guidance", "health", "help", "my-account", "new-password", "original", "page-image"),
    *("make-token", "person", "readers", "receive", "revoke-token", "save-search", "sign-in", "sign-out", "table"),
    *("choose-mail", "make-calendar", "revoke-calendar", "tie-area", "tie-measure"),
    *("set-up-second-step", "sign-in-code", "turn-off-second-step", "without-second-step"),
}
ROOMS_OF_THEIR_OWN = ("plan", "paper", "practice", "calendar")
"""Rooms whose own tests say how many queries each of their pages may ask."""


def lay(authorities: int, reports: int) -> None:
    """A register of so many authorities with so many reports each, every next report longer than the last."""
    for name in AUTHORITIES[:authorities]:
        for number in range(reports):
            year = 2018 + number
            taken(
                report(
                    made=Made(name=f"{name}-{year}.pdf"),
                    authority=name,
                    started_on=f"{year}-05-14",
                    ended_on=f"{year}-05-18",
                    published_on=f"{year}-07-02",
                    grades={"overall-effectiveness": "good" if number % 2 else "inadequate"},
                    areas=[f"The timeliness of visits to children {place}." for place in range(number + 2)],
                    sentences=[
                        (f"Plans for children {place} are late.", "weakness", ["plans-quality"])
                        for place in range(2 * number + 2)
                    ],
                )
            )
    lineage.trace_all(by="ada", at=AT)


def addresses() -> dict[str, str]:
    """Every page, about the first inspection held."""
    inspection = Inspection.objects.filter(authority="northmere").order_by("began_by")[0]
    document, area = Document.objects.order_by("pk")[0], Area.objects.filter(inspection=inspection).order_by("pk")[0]
    sentence = inspection.sentences.order_by("pk")[0]
    parts = {
        "inspection": inspection.pk,
        "sha256": document.sha256,
        "area": area.pk,
        "start": sentence.start,
        "end": sentence.end,
    }
    return {address: address.format(**parts) for address in (*PAGES.values(), *MORE)}


@pytest.fixture
def asked(people: dict[Role, User], settings: Any) -> Callable[[], dict[str, int]]:
    """How many queries each page takes, with nothing kept of earlier answers."""
    settings.SIGHTLINE_AUTHORITY = "northmere"

    def count() -> dict[str, int]:
        client, found = Client(), {}
        client.force_login(people[Role.ADMINISTRATOR])
        for page, address in addresses().items():
            client.get(address)
            kept.forget()
            with CaptureQueriesContext(connection) as queries:
                response = client.get(address)
                list(response)
            assert response.status_code == 200, address
            found[page] = len(queries)
        return found

    return count


def test_a_page_asks_no_more_of_a_larger_register(asked: Callable[[], dict[str, int]]) -> None:
    lay(*SMALL)
    before = asked()
    lay(*LARGER)
    grown = {page: (before[page], count) for page, count in asked().items() if count > before[page]}
    assert grown == {}


def test_every_page_that_lists_something_is_walked() -> None:
    named = (it for it in get_resolver().url_patterns if getattr(it, "name", None))
    pages = {it.name for it in named if not str(it.pattern).lstrip("^").startswith(ROOMS_OF_THEIR_OWN)}
    assert pages - set(PAGES) <= LISTS_NOTHING
