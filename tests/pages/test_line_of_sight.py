"""The overview from end to end: what inspectors asked for, what is done about it, whether it changed for children."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User

from sightline.improvement.models import PlanArea
from sightline.practice.actions.targets import set_target
from sightline.register.access import Role
from tests.pages.conftest import Page
from tests.pages.test_plans import Planned, lay
from tests.unit.practice.test_runs import AT, VISITS, kept, safe


@pytest.fixture
def planned(settings: Any, people: dict[Role, User]) -> Planned:
    """Northmere's plan in October 2025, with a measure tied to the area that is still open."""
    planned = lay(settings, people)
    start = kept(date(2023, 9, 30), safe(date(2023, 9, 30), 71.0))
    area = planned.areas[1].area
    assert area is not None
    set_target(
        area=area,
        indicator=VISITS,
        baseline_run=start,
        wanted=95.0,
        wanted_by=date(2026, 12, 31),
        by=people[Role.EDITOR],
        at=AT,
    )
    kept(date(2025, 9, 30), safe(date(2025, 9, 30), 82.0))
    return planned


def test_each_area_shows_its_state_its_actions_and_its_measure(page: Page, planned: Planned) -> None:
    words = page("/").words
    first, second, *_ = planned.areas
    assert f"{first.words} Closed What is done about" in words
    assert f"{second.words} Open What is done about" in words
    assert "1 action late Our plans. 1 action: 1 late." in words
    assert "82% (82 of 100) on 30 September 2025: 13 percentage points to go." in words
    assert "No measure tells yet whether it changed for children." in words


def test_an_area_read_from_another_document_of_its_inspection_is_still_answered(page: Page, planned: Planned) -> None:
    PlanArea.objects.update(area=None)
    assert f"{planned.areas[1].words} Open What is done about" in page("/").words
    assert planned.areas[1].area
    assert "No plan answers it yet" not in page(f"/areas/{planned.areas[1].area.pk}").words


def test_an_area_that_no_plan_answers_says_so(page: Page, planned: Planned) -> None:
    assert "The timeliness of visits to children. No plan answers it yet." in page("/").words


def test_who_may_not_read_plans_sees_nothing_of_them(page: Page, planned: Planned, settings: Any) -> None:
    settings.SIGHTLINE_PUBLIC_READING = True
    words = page("/", None).words
    assert "The timeliness of visits to children." in words
    assert not [said for said in ("No plan answers it yet", "What is done", "Our plans") if said in words]
