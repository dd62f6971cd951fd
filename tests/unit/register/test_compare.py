"""Who is compared, which grades count, what is said of a theme; in few queries."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sightline.register.actions.authorities import load
from sightline.register.queries.compare import Chosen, Said, choices, compared, graded, latest, said_of
from sightline.register.queries.sight import Sight, sight_of
from tests.unit.register.made import AT, Made, report, taken

TODAY = date(2026, 11, 22)
BOTH = ("northmere", "eastvale")
EARLIER = {"era": "ilacs-2018", "started_on": "2018-06-11", "ended_on": "2018-06-15"}


@pytest.fixture
def england(db: None) -> None:
    load(by="ada", at=AT)


CHOSEN = [
    (Chosen(), 153, "kent"),
    (Chosen(region="London"), 33, "camden"),
    (Chosen(neighbours_of="kent"), 11, "kent"),
    (Chosen(picked=("leeds", "kent")), 2, "leeds"),
    (Chosen(region="North East", picked=("leeds",)), 13, "leeds"),
]


@pytest.mark.parametrize(("chosen", "count", "among_them"), CHOSEN)
def test_who_is_compared(england: None, chosen: Chosen, count: int, among_them: str) -> None:
    found = [it.pk for it in compared(chosen, choices(TODAY), TODAY)]
    assert (len(found), among_them in found) == (count, True)


def test_invented_authorities_are_not_england_but_can_be_picked(england: None) -> None:
    taken(report())
    everyone = choices(TODAY)
    assert "northmere" not in [it.pk for it in compared(Chosen(), everyone, TODAY)]
    assert [it.pk for it in compared(Chosen(picked=("northmere",)), everyone, TODAY)] == ["northmere"]


def test_where_all_are_invented_they_are_compared(db: None) -> None:
    taken(report())
    assert [it.pk for it in compared(Chosen(), choices(TODAY), TODAY)] == ["northmere"]


def test_grades_come_oldest_first_and_the_latest_is_the_latest(db: None, django_assert_max_num_queries: Any) -> None:
    taken(report())
    taken(report(**EARLIER, grades={"overall-effectiveness": "inadequate"}, salt="earlier"))
    taken(report(authority="Eastvale", made=Made(name="eastvale.pdf")))
    everyone = choices(TODAY)
    with django_assert_max_num_queries(6):  # two of them whether anything happened since
        held = graded(everyone, Sight())
    told = [(it.name, it.began_by.year, it.era, it.grade_of("overall-effectiveness")) for it in held]
    assert told == [
        ("Northmere", 2018, "ilacs-2018", "inadequate"),
        ("Northmere", 2023, "ilacs-2023", "good"),
        ("Eastvale", 2023, "ilacs-2023", "good"),
    ]
    assert latest(held)["northmere"].grade_of("help-and-protection") == "requires-improvement"
    assert latest(held)["northmere"].grade_of("care-leavers") == ""
    assert [it.judges("care-leavers") for it in held] == [False, True, True]


def test_a_theme_is_counted_by_era_year_and_polarity(db: None, django_assert_num_queries: Any) -> None:
    taken(report())
    taken(report(authority="Eastvale", made=Made(name="eastvale.pdf")))
    sight = sight_of(None, TODAY)
    assert said_of("plans-quality", BOTH, sight) == (Said("ilacs-2023", 2023, "strength", 2),)
    with django_assert_num_queries(1):  # whether anything happened since
        found = said_of("plans-quality", ["eastvale"], sight)
    assert found == (Said("ilacs-2023", 2023, "strength", 1),)
    assert said_of("neglect", BOTH, sight) == ()


def test_papers_of_others_do_not_count_what_inspectors_said_twice(db: None) -> None:
    taken(report())
    taken(report(made=Made(kind="committee-report", name="paper.pdf"), salt="paper"))
    assert said_of("plans-quality", BOTH, sight_of(None, TODAY)) == (Said("ilacs-2023", 2023, "strength", 1),)


def test_what_is_under_embargo_counts_for_nobody_who_may_not_read_it(db: None) -> None:
    taken(report(), embargo_until=date(2026, 12, 24))
    sight = sight_of(None, TODAY)
    assert graded(choices(TODAY), sight) == ()
    assert said_of("plans-quality", BOTH, sight) == ()
