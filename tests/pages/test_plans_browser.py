"""The pages of plans in a real browser, at the width of a phone and of a desk: accessible, and nothing sticks out."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User

from sightline.improvement.actions import taking_over
from sightline.improvement.actions.evidence import File
from sightline.register.access import Role
from sightline.web.originals import shelf
from tests.pages.test_browser import WIDTHS, _faults, _signed_in, browser, pytestmark  # noqa: F401
from tests.pages.test_plan_files import ROWS
from tests.pages.test_plans import Planned, paths, planned  # noqa: F401
from tests.unit.improvement.files.made import workbook
from tests.unit.register.made import AT


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
    file = File("plan.xlsx", workbook(ROWS))
    sent = taking_over.send(plan=planned.plan, file=file, shelf=shelf(), by=people[Role.EDITOR], at=AT)
    for width in WIDTHS:
        tab = _signed_in(browser, live_server.url, "approver", width, wrong)
        for path in [*paths(planned), f"/plan/imports/{sent.pk}"]:
            tab.goto(f"{live_server.url}{path}")
            wrong += _faults(Axe(), tab, path, width)
    assert wrong == []


def test_the_words_of_an_action_are_checked_as_they_are_typed(
    _commits: None,
    live_server: Any,
    browser: Any,  # noqa: F811
    people: dict[Role, User],
    planned: Planned,  # noqa: F811
) -> None:
    wrong: list[str] = []
    tab = _signed_in(browser, live_server.url, "editor", 1280, wrong)
    tab.goto(f"{live_server.url}/plan/{planned.plan.pk}/actions")
    assert tab.inner_text("#check") == ""
    tab.locator("#what").press_sequentially("Improve plans")
    tab.wait_for_selector("#check h2")
    assert "Measurable" in tab.inner_text("#check")
    assert tab.input_value("#what") == "Improve plans"
    assert wrong == []
    assert tab.inner_text("[role=status]") == tab.inner_text("#check h2")
