"""Where documents about one inspection contradict each other, and where they only say it less precisely."""

from __future__ import annotations

import pytest

from sightline.register.queries.facts import facts_of
from sightline.register.queries.sight import Sight
from tests.unit.register.made import Made, reading, report, taken

pytestmark = pytest.mark.django_db

A_PAPER = Made(kind="committee-report", name="paper.pdf")
SAID_ELSEWHERE = [
    ({"started_on": "2023-12", "ended_on": "2023-12"}, {}),
    ({"started_on": "2023-12-11", "ended_on": "2023-12-15"}, {}),
    (
        {"started_on": "2023-12-12", "ended_on": "2023-12-15"},
        {"started_on": (("2023-12-12", "paper.pdf"),)},
    ),
]


@pytest.mark.parametrize(("told", "differing"), SAID_ELSEWHERE)
def test_a_month_says_nothing_against_a_day_in_it(
    told: dict[str, str], differing: dict[str, tuple[tuple[str, str], ...]]
) -> None:
    inspection = taken(report()).inspection
    assert inspection is not None
    assert taken(reading(A_PAPER, kind="short-inspection", **told)).inspection == inspection
    found = {fact.key: fact.otherwise for fact in facts_of(inspection, Sight()) if fact.otherwise}
    assert found == differing
