"""What is likely next, by the default rules of the day."""

from __future__ import annotations

from datetime import date

import pytest

from sightline.knowledge import lookup
from sightline.knowledge.next_events import expected, next_events

GOOD = {
    "overall-effectiveness": "good",
    "impact-of-leaders": "good",
    "help-and-protection": "requires-improvement",
    "children-in-care": "outstanding",
    "care-leavers": "good",
}
BEGAN = date(2023, 12, 4)

RULES = [
    (GOOD, date(2025, 1, 1), "next-after-good-2018"),
    (GOOD | {"overall-effectiveness": "requires-improvement"}, date(2025, 1, 1), "next-otherwise-2018"),
    (GOOD | {"overall-effectiveness": "inadequate"}, date(2025, 1, 1), "next-after-inadequate-2018"),
    (GOOD, date(2026, 11, 21), "next-after-good-2026"),
    (GOOD | {"impact-of-leaders": "requires-improvement"}, date(2026, 11, 21), "next-otherwise-2026"),
    (GOOD | {"care-leavers": "requires-improvement"}, date(2026, 11, 21), "next-otherwise-2026"),
    ({"impact-of-leaders": "good", "help-and-protection": "good"}, date(2026, 11, 21), "next-otherwise-2026"),
]


@pytest.mark.parametrize(("held", "on", "rule"), RULES)
def test_the_first_rule_of_the_day_that_is_met_is_meant(held: dict[str, str], on: date, rule: str) -> None:
    found = expected(held, BEGAN, on)
    assert found is not None
    assert found.rule.id == rule


def test_the_window_lies_six_months_either_side_of_three_years() -> None:
    found = expected(GOOD, BEGAN, date(2025, 1, 1))
    assert found is not None
    assert (found.earliest, found.latest) == (date(2026, 6, 4), date(2027, 6, 4))


def test_after_inadequate_no_time_is_named() -> None:
    found = expected({"overall-effectiveness": "inadequate"}, BEGAN, date(2025, 1, 1))
    assert found is not None
    assert (found.earliest, found.latest) == (None, None)


@pytest.mark.parametrize(("held", "on"), [({}, date(2025, 1, 1)), (GOOD, date(2017, 1, 1))])
def test_without_grades_or_rules_nothing_is_said(held: dict[str, str], on: date) -> None:
    assert expected(held, BEGAN, on) is None


def test_rules_speak_of_what_there_is() -> None:
    kinds = {rule.expects for rule in next_events()}
    areas = {area for rule in next_events() for area in (*rule.all_of, *rule.some_of)}
    assert all(lookup.event_kind(kind) for kind in kinds)
    assert areas <= {area for era in lookup.eras() for area in era.area_ids}
