from __future__ import annotations

import pytest

from sightline.register.matching import Match, close, match
from sightline.register.told import Told, agree

INSPECTION = Told(kind="short-inspection", framework="ilacs", started_on="2023-12-11", ended_on="2023-12-15")
VISIT = Told(kind="focused-visit", framework="ilacs", started_on="2023-12-05", ended_on="2023-12-06")
PUBLISHED = Told(kind="standard-inspection", started_on="2023-01-09", ended_on="2023-01-20", published_on="2023-03-07")

# What is told, what is held, and which of the held it is (None: none or not sure).
CASES = [
    (Told(started_on="2023-12-11", ended_on="2023-12-15"), [INSPECTION], 0),
    (Told(started_on="2023-12-11", ended_on="2023-12-13"), [INSPECTION], 0),
    (Told(started_on="2023-12", ended_on="2023-12"), [INSPECTION], 0),
    (Told(started_on="2023-12"), [INSPECTION, VISIT], None),
    (Told(kind="focused-visit", started_on="2023-12"), [INSPECTION, VISIT], 1),
    (Told(started_on="2023-12", is_graded=True), [INSPECTION, VISIT], 0),
    (Told(started_on="2023"), [INSPECTION, VISIT], 0),
    (Told(started_on="2024-01"), [INSPECTION], None),
    (Told(kind="single-inspection", framework="sif", started_on="2023-12"), [INSPECTION], None),
    (Told(started_on="2023-03"), [PUBLISHED], 0),
    (Told(published_on="2023-03-07"), [PUBLISHED], 0),
    (Told(published_on="2023-03-08"), [PUBLISHED], None),
    (Told(published_on="2024-02-06"), [INSPECTION], 0),
    (Told(published_on="2024-09-06"), [INSPECTION], None),
    (Told(), [INSPECTION], None),
    (INSPECTION, [], None),
    (INSPECTION, [Told(kind="standard-inspection", started_on="2023-12")], 0),
]


@pytest.mark.parametrize(("told", "held", "expected"), CASES)
def test_an_account_belongs_where_exactly_one_fits(told: Told, held: list[Told], expected: int | None) -> None:
    assert match(told, dict(enumerate(held))).found == expected


def test_those_that_might_be_meant_are_named() -> None:
    assert match(Told(started_on="2023-12"), {7: INSPECTION, 9: VISIT}) == Match(None, (7, 9))


@pytest.mark.parametrize(
    ("started_on", "expected"), [("2023-12-18", [0]), ("2024-01-08", []), ("2023-12-13", []), ("2023-12", [])]
)
def test_another_of_the_kind_within_three_weeks_is_close(started_on: str, expected: list[int]) -> None:
    assert close(Told(kind="standard-inspection", started_on=started_on), {0: INSPECTION}) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2023-12", "2023-12-11", True),
        ("2023-12-11", "2023", True),
        ("2023-12-11", "2023-12-12", False),
        ("", "2023-12-12", True),
    ],
)
def test_dates_agree_as_far_as_they_go(one: str, other: str, expected: bool) -> None:
    assert agree(one, other) is expected
