"""The pages of plans in a real browser, at the width of a phone and of a desk: accessible, and nothing sticks out."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User

from sightline.register.access import Role
from tests.pages.conftest import PASSWORD
from tests.pages.test_browser import WIDTHS, _faults, browser, pytestmark  # noqa: F401
from tests.pages.test_plans import Planned, paths, planned  # noqa: F401


@pytest.fixture
def _commits(transactional_db: None) -> None:
    """The browser's server reads from a connection of its own."""


def test_pages_of_plans_are_accessible_and_fit_their_screen(
    _commits: None,
    live_server: Any,
    browser: Any,  # noqa: F811
    people: dict[Role, User],
    planned: Planned,  # noqa: F811
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    wrong: list[str] = []
    for width in WIDTHS:
        tab = browser.new_context(viewport={"width": width, "height": 900}).new_page()
        tab.goto(f"{live_server.url}/sign-in")
        tab.fill("#name", "approver")
        tab.fill("#password", PASSWORD)
        tab.click("main button[type=submit]")
        for path in paths(planned):
            tab.goto(f"{live_server.url}{path}")
            wrong += _faults(Axe(), tab, path, width)
    assert wrong == []
