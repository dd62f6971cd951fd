"""Change told from chance: limits and rules on rows of numbers that one can check by eye."""

from __future__ import annotations

import pytest

from sightline.indicators.control_chart import EXPLAINED, Limits, Rule, limits, signals

STEADY = [50.0, 52.0, 49.0, 51.0, 50.0, 48.0, 51.0, 50.0, 52.0, 49.0, 50.0, 50.0]
CHART = Limits(mean=50.0, lower=44.0, upper=56.0, mean_range=6 / 2.66, upper_range=8.0)


def test_limits_come_from_how_much_one_value_differs_from_the_next() -> None:
    found = limits(STEADY)
    assert found is not None
    assert found.mean == pytest.approx(50 + 2 / 12)
    assert found.mean_range == pytest.approx(20 / 11)
    assert found.upper == pytest.approx(found.mean + 2.66 * 20 / 11)
    assert found.upper_range == pytest.approx(3.268 * 20 / 11)


def test_few_values_have_no_limits() -> None:
    assert limits(STEADY[:11]) is None


def test_no_limit_lies_beyond_what_can_be() -> None:
    found = limits([95.0, 100.0] * 6, lowest=0, highest=100)
    assert found is not None
    assert found.upper == 100
    assert found.lower == pytest.approx(97.5 - 2.66 * 5)


@pytest.mark.parametrize(
    ("values", "rules"),
    [
        (STEADY, []),
        ([50, 57, 50], [(Rule.OUTSIDE, (1,), True)]),
        ([50, 43, 50], [(Rule.OUTSIDE, (1,), False)]),
        ([50, 56, 50], []),  # on the limit is not outside
        ([50, 51, 52, 51, 52, 51, 52, 51, 52], [(Rule.SHIFT, tuple(range(1, 9)), True)]),
        ([50, 51, 52, 51, 52, 51, 52, 51], []),  # seven in a row are not eight
        ([53, 52, 51, 49, 48, 47], [(Rule.TREND, tuple(range(6)), False)]),
        ([53, 52, 51, 51, 48, 47], []),  # a tie ends a trend
        ([50, 55, 55, 50], [(Rule.NEAR_LIMIT, (1, 2), True)]),
        ([50, 55, 45, 50], []),  # far, but on both sides
        ([], []),
    ],
)
def test_rules(values: list[float], rules: list[tuple[Rule, tuple[int, ...], bool]]) -> None:
    assert [(it.rule, it.places, it.is_upwards) for it in signals(values, CHART)] == rules


def test_every_rule_is_explained() -> None:
    assert set(EXPLAINED) == set(Rule)
    assert all(words.endswith(".") for words in EXPLAINED.values())
