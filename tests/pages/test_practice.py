"""The pages of practice: empty, the overview of a run, one measure with its course, and what may not be shown."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User

from sightline.ground.days import Period, Unit, add_months
from sightline.indicators.disclosure import SafeResult, Shown
from sightline.practice.actions.benchmarks import Published, load_benchmarks
from sightline.practice.actions.limits import set_limit
from sightline.practice.actions.targets import set_target
from sightline.practice.models import Run
from sightline.register.models import Area, Authority
from tests.pages.conftest import Page
from tests.unit.practice.test_runs import AFTER, AT, BEFORE, VISITS, kept, safe
from tests.unit.register.made import report, taken

COURSE = [71, 71, 78, 80, 86, 88, 93, 92, 93, 94, 93, 92, 93]


@pytest.fixture
def northmere(settings: Any, db: None) -> Authority:
    """Our authority, with one inspection."""
    settings.SIGHTLINE_AUTHORITY, settings.SIGHTLINE_TODAY = "northmere", date(2026, 11, 22)
    taken(report())
    return Authority.objects.get(pk="northmere")


@pytest.fixture
def runs(northmere: Authority) -> list[Run]:
    """Thirteen quarters of visits; in the last one also what is hidden, not available, and broken down."""
    days = [add_months(BEFORE, 3 * at) for at in range(len(COURSE))]
    found = [kept(day, safe(day, float(value))) for day, value in zip(days[:-1], COURSE[:-1], strict=True)]
    missing = SafeResult(
        indicator="reviewing-officer-contact",
        status=Shown.NOT_AVAILABLE,
        why="The return holds no day of contact.",
        since=AFTER,
        until=AFTER,
    )
    last = kept(
        AFTER,
        safe(AFTER, 93.0),
        safe(AFTER, None, "dental-checks-in-time"),
        safe(AFTER, 62.0, "strategy-discussions-in-time"),
        missing,
        safe(AFTER, 91.0, breakdown="sex", group="Female"),
        safe(AFTER, None, breakdown="sex", group="Male"),
    )
    return [*found, last]


def test_before_anything_is_measured_the_page_says_what_will_stand_there(page: Page, northmere: Authority) -> None:
    words = page("/practice").words
    assert "Nothing has been measured yet." in words
    assert "An analyst measures a return of Northmere to begin." in words


def test_without_an_authority_the_page_says_how_to_name_one(page: Page, db: None) -> None:
    assert "in the setting SIGHTLINE_AUTHORITY" in page("/practice").words


def test_the_overview_shows_each_part_with_what_changed(page: Page, runs: list[Run]) -> None:
    words = page("/practice").words
    assert "3 measures of the return as at 30 September 2026." in words
    assert "93% 93 of 100 Better: up from 92%" in words
    assert "Not shown" in words
    assert "1 measure is not available" in words
    assert "The return holds no day of contact." in words


def test_a_measure_says_its_value_course_definition_and_source(page: Page, runs: list[Run]) -> None:
    words = page(f"/practice/{VISITS}").words
    assert "Northmere: 93% (93 of 100), on 30 September 2026." in words
    assert "93% on 30 September 2026, up from 71% on 30 September 2023" in words
    assert "Female 91% 91 of 100 Male Not shown" in words
    assert "What it counts" in words
    assert "marks" in words, "inspections are marked"


def test_what_is_hidden_says_so_and_gives_no_number(page: Page, runs: list[Run]) -> None:
    words = page("/practice/dental-checks-in-time").words
    assert "Northmere: Too few. This is of the return as at 30 September 2026." in words
    assert "Two runs with a value that may be shown are needed." in words


def test_limits_targets_and_comparators_stand_with_the_measure(
    page: Page, runs: list[Run], northmere: Authority
) -> None:
    person = User.objects.create_user("delphine")
    area = Area.objects.filter(inspection__authority=northmere)[0]
    set_target(
        area=area,
        indicator=VISITS,
        baseline_run=runs[0],
        wanted=95.0,
        wanted_by=date(2026, 12, 31),
        by=person,
        at=AT,
    )
    own = Period(4, Unit.WEEKS)
    why = "Agreed by our panel."
    set_limit(authority=northmere, timescale="care-visit", period=own, since=BEFORE, reason=why, by=person, at=AT)
    load_benchmarks(published=[Published(VISITS, "England", 2025, 88.0)], source="Invented", by=person, at=AT)
    words = page(f"/practice/{VISITS}").words
    assert "From 71.0 as at 30 September 2023 to 95.0 by 31 December 2026. Not reached yet." in words
    assert "Our own: 4 weeks Agreed by our panel." in words
    assert "England 2025 88.0 Invented" in words


def test_no_such_measure_is_not_found(page: Page, runs: list[Run]) -> None:
    assert page("/practice/no-such-measure", status=404).status == 404
