"""Every page in a real browser, at the width of a phone and of a desk: accessible, and nothing sticks out."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User

from sightline.register.access import Role
from sightline.register.actions import lineage
from sightline.register.models import Area, Doubt, Inspection, Sentence
from sightline.web.assets.build import is_built
from tests.pages.conftest import BUILT, PASSWORD
from tests.unit.register.made import AT, Made, reading, report, taken

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDTHS = (320, 1280)
MISSING = "no Chromium" if not CHROMIUM else "the front-end parts are not built (make assets)"

pytestmark = [pytest.mark.browser, pytest.mark.slow]
if not (CHROMIUM and is_built(BUILT)):
    if os.environ.get("CI") == "true":
        raise RuntimeError(f"the pages cannot be tested in a browser: {MISSING}")
    pytestmark.append(pytest.mark.skip(reason=f"the pages are not tested in a browser: {MISSING}"))


@pytest.fixture
def held(settings: Any, transactional_db: None) -> Inspection:
    """A register with something on every page."""
    settings.SIGHTLINE_AUTHORITY = "northmere"
    settings.SIGHTLINE_TODAY = date(2025, 10, 6)
    told = {"kind": "focused-visit", "started_on": "2025-07-30", "published_on": "2025-09-01"}
    taken(reading(Made(kind="visit-letter", name="letter.pdf"), areas=["The timeliness of visits."], **told))
    found = taken(report(published_on="2024-01-30"), embargo_until=None).inspection
    assert found is not None
    lineage.trace(authority=found.authority, by="import", at=AT)
    return found


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    # Playwright's own loop runs in this thread; the tests ask the register between its steps, never during one.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield opened
        opened.close()


def _paths(held: Inspection, people: dict[Role, User]) -> list[str]:
    document = held.accounts.get().document
    sentence = Sentence.objects.filter(inspection=held).earliest("id")
    later = Area.objects.get(inspection__kind="focused-visit")
    first, second = Area.objects.filter(inspection=held).order_by("position")
    return [
        "/",
        "/inspections",
        f"/inspections/{held.pk}",
        f"/inspections/{held.pk}/facts/judgement/help-and-protection",
        f"/inspections/{held.pk}/facts/started_on",
        f"/inspections/{held.pk}/facts/area/{first.pk}",
        "/documents",
        f"/documents/{document.sha256}",
        "/documents/add",
        "/authorities/northmere",
        "/england",
        "/compare",
        "/compare?authority=northmere&theme=plans-quality",
        "/compare?region=London&area=adoption-performance",
        "/search",
        "/search?q=timel*&of=area",
        "/search?q=zebra",
        f"/search?q={'x' * 600}",
        f"/areas/{first.pk}",
        f"/areas/{second.pk}",
        f"/areas/{second.pk}/tie",
        f"/areas/{later.pk}",
        f"/areas/{later.pk}/who-else",
        f"/documents/{document.sha256}/words/{sentence.start}-{sentence.end}",
        "/review",
        *(f"/review/doubts/{doubt.pk}" for doubt in Doubt.objects.filter(inspection=held)),
        "/data",
        "/account",
        "/account/password",
        "/account/second-step",
        "/people",
        "/people/add",
        f"/people/{people[Role.VIEWER].pk}",
        "/help",
        "/accessibility",
        "/nothing",
    ]


EMPTY = ["/", "/inspections", "/documents", "/england", "/compare", "/search", "/search?q=plans", "/review", "/data"]
REFUSED = ["/people", "/review", "/documents/add", "/areas/1/tie", "/areas/1"]


# The forms that come back with what is wrong: where they stand, and what is pressed.
WRONG = [
    ("/inspections/{held}", "Say when it was received", "#received_on", "Record the day"),
    ("/areas/{area}/tie", "", "", "Tie them"),
    ("/review/doubts/{doubt}", "", "#reason", "Settle it"),
    ("/account", "", "#token_name", "Make a token"),
    ("/account/second-step", "", "#code", "Turn it on"),
    ("/people/add", "", "#name", "Give the account"),
    ("/documents/add", "", "#embargo_until", "Add the document"),
]


def _signed_in(browser: Any, address: str, name: str, width: int, wrong: list[str]) -> Any:
    """A window in which somebody is signed in; what the content security policy stops joins what is wrong."""
    tab = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    tab.on("console", lambda said: wrong.append(said.text) if "Security Policy" in said.text else None)
    tab.goto(f"{address}/sign-in")
    tab.fill("#name", name)
    tab.fill("#password", PASSWORD)
    tab.click("main button[type=submit]")
    return tab


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_are_accessible_and_fit_their_screen(
    live_server: Any, browser: Any, held: Inspection, people: dict[Role, User], width: int
) -> None:
    axe, wrong = Axe(), []
    tab = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    tab.goto(f"{live_server.url}/sign-in")
    wrong += _faults(axe, tab, "/sign-in", width)
    tab = _signed_in(browser, live_server.url, "administrator", width, wrong)
    for path in _paths(held, people):
        tab.goto(f"{live_server.url}{path}")
        wrong += _faults(axe, tab, path, width)
    assert wrong == []


@pytest.mark.parametrize("width", WIDTHS)
def test_so_are_pages_with_nothing_on_them_and_pages_that_are_refused(
    live_server: Any, browser: Any, transactional_db: None, people: dict[Role, User], width: int
) -> None:
    axe, wrong = Axe(), []
    for name, paths in (("administrator", EMPTY), ("viewer", REFUSED)):
        tab = _signed_in(browser, live_server.url, name, width, wrong)
        for path in paths:
            tab.goto(f"{live_server.url}{path}")
            wrong += _faults(axe, tab, f"{path} as {name}", width)
    assert wrong == []


@pytest.mark.parametrize("width", WIDTHS)
def test_so_are_pages_that_say_what_is_wrong(
    live_server: Any, browser: Any, held: Inspection, people: dict[Role, User], width: int
) -> None:
    axe, wrong = Axe(), []
    tab = _signed_in(browser, live_server.url, "administrator", width, wrong)
    parts = {"held": held.pk, "area": Area.objects.filter(inspection=held).latest("position").pk}
    parts["doubt"] = Doubt.objects.filter(inspection=held).earliest("id").pk
    for path, opened, field, pressed in WRONG:
        tab.goto(f"{live_server.url}{path.format(**parts)}")
        if opened:
            tab.click(f"text={opened}")
        if field:
            tab.fill(field, " not what is asked " if field == "#received_on" else " ")
        tab.click(f"main button:has-text('{pressed}')")
        assert tab.is_visible("text=There is a problem"), path
        wrong += _faults(axe, tab, f"{path} with an error", width)
    assert wrong == []


def _faults(axe: Any, tab: Any, path: str, width: int) -> list[str]:
    found = [
        f"{path} at {width}: {it['id']} at {it['nodes'][0]['target']}" for it in axe.run(tab).response["violations"]
    ]
    if tab.evaluate("document.documentElement.scrollWidth") > width:
        found.append(f"{path} at {width}: wider than the screen")
    return found


def test_the_menu_folds_on_a_phone_and_everything_works_without_a_script(
    live_server: Any, browser: Any, held: Inspection, people: dict[Role, User]
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 900}, java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{live_server.url}/sign-in?next=/england")
    tab.fill("#name", "editor")
    tab.fill("#password", PASSWORD)
    tab.click("main button[type=submit]")
    assert tab.is_visible("nav >> text=Inspections")
    tab.goto(f"{live_server.url}/inspections/{held.pk}/facts/judgement/help-and-protection")
    tab.check("input[value=confirmed]")
    tab.click("text=Record")
    assert "Confirmed by Editor Example" in tab.inner_text("main")
