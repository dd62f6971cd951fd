"""The map holds every authority once, near where it lies, and says what it shows without colour."""

from __future__ import annotations

from datetime import date

import pytest

from sightline.charts import WAS_NOT_FOUND, hex_map
from sightline.charts.hex_map import Hex, hexes, hexes_on
from sightline.knowledge.load_authorities import authorities
from tests.unit.charts.drawn import drawn, words

TODAY = date(2026, 11, 22)
AFTER_SURREY = date(2027, 4, 1)


def _touch(one: Hex, other: Hex) -> bool:
    q, r = one.q - other.q, one.r - other.r
    return max(abs(q), abs(r), abs(q + r)) == 1


@pytest.mark.parametrize("day", [TODAY, AFTER_SURREY])
def test_every_authority_of_the_day_has_a_place_of_its_own(day: date) -> None:
    places = hexes_on(day)
    assert sorted(it.authority for it in places) == sorted(it.id for it in authorities().values() if it.exists_on(day))
    assert len({(it.q, it.r) for it in places}) == len(places)


def test_there_are_153_today() -> None:
    assert len(hexes_on(TODAY)) == 153


def test_abbreviations_are_three_letters_and_each_means_one() -> None:
    short = [it.abbreviation for it in hexes()]
    assert all(len(it) == 3 and it.isupper() for it in short)
    assert len(set(short)) == len(short)


NEIGHBOURS = [
    ("northumberland", "newcastle-upon-tyne"),
    ("cumberland", "westmorland-and-furness"),
    ("durham", "darlington"),
    ("north-yorkshire", "york"),
    ("liverpool", "sefton"),
    ("manchester", "salford"),
    ("wakefield", "leeds"),
    ("leicester", "leicestershire"),
    ("dudley", "wolverhampton"),
    ("norfolk", "suffolk"),
    ("camden", "islington"),
    ("lambeth", "southwark"),
    ("east-sussex", "kent"),
    ("devon", "cornwall"),
    ("dorset", "bournemouth-christchurch-and-poole"),
]


@pytest.mark.parametrize(("one", "other"), NEIGHBOURS)
def test_neighbours_on_the_ground_touch_on_the_map(one: str, other: str) -> None:
    at = {it.authority: it for it in hexes()}
    assert _touch(at[one], at[other])


LIES = [
    ("cornwall", "west of", "kent"),
    ("liverpool", "west of", "kingston-upon-hull"),
    ("northumberland", "north of", "london"),
    ("york", "north of", "nottingham"),
    ("birmingham", "north of", "bristol"),
    ("enfield", "north of", "croydon"),
    ("hillingdon", "west of", "havering"),
]


@pytest.mark.parametrize(("one", "lies", "other"), LIES)
def test_the_map_is_the_right_way_round(one: str, lies: str, other: str) -> None:
    at = {it.authority: it for it in hexes()}
    here, there = at[one], at["city-of-london" if other == "london" else other]
    assert here.across < there.across if lies == "west of" else here.r < there.r


@pytest.mark.parametrize("region", sorted({it.region for it in authorities().values() if it.exists_on(TODAY)}))
def test_a_region_hangs_together(region: str) -> None:
    """All but the Isles of Scilly, and places of the south east on either side of London and its north."""
    places = [it for it in hexes_on(TODAY) if authorities()[it.authority].region == region]
    groups: list[set[Hex]] = []
    for place in places:
        near = [group for group in groups if any(_touch(place, it) for it in group)]
        groups = [group for group in groups if group not in near] + [{place}.union(*near)]
    apart = {"South West": 2, "South East": 4, "North East": 1}
    assert len(groups) <= apart.get(region, 2)


def test_the_map_says_what_it_shows() -> None:
    values = {"kent": "good", "leeds": "outstanding", "devon": "inadequate", "rutland": "", "essex": WAS_NOT_FOUND}
    chart = hex_map("m", "overall effectiveness", values, TODAY)
    shown = words(drawn(chart))
    assert chart is not None
    assert chart.title == "2 of 3 authorities are good or outstanding for overall effectiveness"
    for silence in (
        "At 1 more the latest known inspection did not judge it.",
        "Of 1 more its grade is not found.",
        "Of 148 more no graded inspection is held.",
    ):
        assert silence in chart.sentence
    assert shown.count("G") == 2  # the legend and Kent
    assert len(chart.table.rows) == 153
    assert ("Kent", "KEN", "Good") in chart.table.rows
    assert ("Rutland", "RUT", "Not judged then") in chart.table.rows


def test_a_chosen_few_stand_out_and_the_table_is_about_them() -> None:
    chart = hex_map("m", "care leavers", {"kent": "good", "leeds": "good"}, TODAY, ("kent", "rutland"))
    drawn(chart)
    assert chart is not None
    assert chart.title == "1 of 1 authority is good or outstanding for care leavers"
    assert chart.table.rows == (("Kent", "KEN", "Good"), ("Rutland", "RUT", "No inspection held"))
    assert chart.table.about == ("kent", "rutland")


def test_there_is_no_map_of_authorities_that_are_not_on_it() -> None:
    assert hex_map("m", "care leavers", {"northmere": "good"}, TODAY, ("northmere",)) is None
