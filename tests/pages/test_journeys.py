"""Moves between services and differences between groups: from safe figures, and said to be too few where they are."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sightline.indicators.disclosure import SafeResult, Shown
from sightline.practice.queries.differences import differences
from sightline.register.models import Authority
from tests.pages.conftest import Page
from tests.unit.practice.test_runs import AFTER, kept, safe
from tests.unit.register.made import report, taken


@pytest.fixture
def northmere(settings: Any, db: None) -> Authority:
    settings.SIGHTLINE_AUTHORITY, settings.SIGHTLINE_TODAY = "northmere", date(2026, 11, 22)
    taken(report())
    return Authority.objects.get(pk="northmere")


def counted(indicator: str, count: int | None, group: str = "") -> SafeResult:
    told = {"breakdown": "ethnicity", "group": group} if group else {}
    if count is None:
        hidden = Shown.SUPPRESSED
        return SafeResult(indicator=indicator, status=hidden, why="Too few.", since=AFTER, until=AFTER, **told)
    return SafeResult(
        indicator=indicator,
        status=Shown.AVAILABLE,
        numerator=count,
        value=float(count),
        since=AFTER,
        until=AFTER,
        **told,
    )


NEED, PLANS = "children-in-need", "protection-plans"
GROUPS = {"White": (600, 60), "Black": (200, 50), "Mixed": (150, 15), "Asian": (50, None)}


@pytest.fixture
def run(northmere: Authority) -> Any:
    rows = [counted(NEED, 1000), counted(PLANS, 130)]
    for group, (before, after) in GROUPS.items():
        rows += [counted(NEED, before, group), counted(PLANS, after, group)]
    return kept(AFTER, safe(AFTER, 21.0, "re-referrals"), safe(AFTER, None, "early-help-stepped-up"), *rows)


def test_a_ratio_is_of_the_group_to_all_others(run: Any) -> None:
    (found,) = differences(run)
    by = {it.group: it for it in found.groups}
    assert by["Black"].ratio == pytest.approx((50 / 200) / (80 / 800))
    assert by["Black"].is_more_than_chance
    assert not by["Mixed"].is_more_than_chance
    assert by["Asian"].ratio is None, "a hidden number gives no ratio away"


def test_differences_are_told_in_words_and_hidden_ones_are_said(page: Page, run: Any) -> None:
    words = page("/practice/differences").words
    assert "Black 2.5 times as often as all others" in words
    assert "Too few children to say, or hidden so that nobody can be worked out." in words
    assert "It says that there is a difference, not why." in words


def test_moves_show_what_was_measured_and_what_was_not(page: Page, run: Any) -> None:
    words = page("/practice/journeys").words
    assert "most often referral before → Referral again, 21%" in words
    assert "Not shown" in words
    assert "Not measured" in words


@pytest.mark.parametrize("address", ["/practice/journeys", "/practice/differences"])
def test_before_anything_is_measured_the_page_says_what_will_stand_there(
    page: Page, northmere: Authority, address: str
) -> None:
    assert "Here will stand" in page(address).words


def test_a_run_without_groups_says_how_to_tell_them_apart(page: Page, northmere: Authority) -> None:
    kept(AFTER, safe(AFTER, 21.0, "re-referrals"))
    assert "An analyst measures a return by ethnicity" in page("/practice/differences").words
