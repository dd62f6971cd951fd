"""Moves between services and differences between groups: from safe figures, and said to be too few where they are."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sightline.indicators.disclosure import SafeResult, Shown
from sightline.practice.models import Population
from sightline.practice.queries.differences import differences
from sightline.practice.queries.rates import rates
from sightline.register.access import Role
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


LIVING = {"White": 40_000, "Mixed": 4_000, "Asian": 6_000, "Black": 5_000, "Other": 1_000}
FORM = {
    "year": "2025",
    "source": "Estimates, mid-2025",
    **{f"ethnicity-{at}": f"{it:,}" for at, it in enumerate(LIVING.values(), 1)},
}


def give(page: Page, status: int = 200, **fields: str) -> str:
    return page("/practice/population", Role.ANALYST, post=FORM | fields, status=status).words


def test_rates_are_of_the_group_in_the_area_beside_all_others(page: Page, run: Any) -> None:
    assert "cannot be said yet" in page("/practice/differences").words
    give(page)
    need, plans = rates(run)
    by = {it.group: it for it in plans.groups}
    assert by["Black"].rate == pytest.approx(100)
    assert by["Black"].ratio == pytest.approx((50 / 5_000) / (80 / 51_000))
    assert by["Black"].is_more_than_chance
    assert (by["Asian"].listed, by["Asian"].rate, by["Asian"].ratio) == (None, None, None)
    assert {it.group: it.rate is None for it in need.groups} == {it: it == "Other" for it in LIVING}


def test_rates_stand_on_the_page_with_their_source(page: Page, run: Any) -> None:
    give(page)
    words = page("/practice/differences").words
    assert "Black5,000501006.44.5 to 9.1More often than all others, by more than chance." in words.replace("\n", "")
    assert "Asian6,000Not shown" in words
    assert "Population of 2025: Estimates, mid-2025." in words


REFUSED = [
    ({"source": " "}, "Say where the figures were published"),
    ({"year": ""}, "Give the year the figures are of, from 2000 to 2026"),
    ({"year": "2031"}, "Give the year the figures are of, from 2000 to 2026"),
    ({"ethnicity-2": ""}, "Give every group of this kind"),
    ({"ethnicity-2": "0"}, "Give every group of this kind"),
    ({"ethnicity-2": "many"}, "Write a whole number"),
    ({f"ethnicity-{at}": "" for at in range(1, 6)}, "Give the children of every group of at least one kind"),
]


@pytest.mark.parametrize(("fields", "words"), REFUSED)
def test_a_population_that_cannot_be_held_is_said(
    page: Page, northmere: Authority, fields: dict[str, str], words: str
) -> None:
    assert words in give(page, 422, **fields)
    assert not Population.objects.exists()


def test_a_later_population_takes_the_place_of_the_same_year_alone(page: Page, run: Any) -> None:
    give(page)
    give(page, year="2024", **{"ethnicity-1": "1"})
    give(page, **{"ethnicity-1": "50,000"})
    assert Population.objects.count() == 2 * len(LIVING)
    assert rates(run)[0].population.children["White"] == 50_000


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
