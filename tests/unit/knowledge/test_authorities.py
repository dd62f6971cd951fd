"""Names as titles print them lead to one authority, on the day they were printed."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from sightline.knowledge import load_authorities
from sightline.knowledge.authorities import (
    authorities_named,
    authority,
    authority_in,
    by_gss_code,
    delivery_body,
    neighbours,
)

PRINTED = [
    ("Kingston upon Hull, City of", "Kingston upon Hull"),
    ("Kingston Upon Hull City Council", "Kingston upon Hull"),
    ("Hull", "Kingston upon Hull"),
    ("Bristol City of", "Bristol"),
    ("County Durham", "Durham"),
    ("Durham County Council", "Durham"),
    ("Herefordshire, County of", "Herefordshire"),
    ("Royal Borough of Greenwich", "Greenwich"),
    ("Royal Borough of Windsor & Maidenhead", "Windsor and Maidenhead"),
    ("Royal Borough of Kingston upon Thames Council", "Kingston upon Thames"),
    ("London Borough of Merton Council", "Merton"),
    ("London Borough Of Barking & Dagenham", "Barking and Dagenham"),
    ("City of Bradford Metropolitan District Council", "Bradford"),
    ("Bradford Children and Families Trust", "Bradford"),
    ("Birmingham Children’s Trust", "Birmingham"),
    ("Portsmouth City", "Portsmouth"),
    ("St. Helens Metropolitan Borough Council", "St Helens"),
    ("Tameside metropolitan borough", "Tameside"),
    ("Bournemouth, Christchurch & Poole", "Bournemouth, Christchurch and Poole"),
    ("BCP Council", "Bournemouth, Christchurch and Poole"),
    ("City of London", "City of London"),
    ("The City of London Corporation", "City of London"),
    ("Council of the Isles of Scilly", "Isles of Scilly"),
    ("Redcare and Cleveland", "Redcar and Cleveland"),
    ("Telford & Wrekin", "Telford and Wrekin"),
    ("York City Council", "York"),
    ("Southend on Sea", "Southend-on-Sea"),
    ("Northmere", None),
    ("West", None),
    ("Achieving for Children", None),
    ("", None),
]


@pytest.mark.parametrize(("words", "name"), PRINTED)
def test_a_printed_name_leads_to_an_authority(words: str, name: str | None) -> None:
    found = authority(words)
    assert (found.name if found else None) == name


def test_every_name_of_every_authority_leads_back_to_it() -> None:
    for each in load_authorities.authorities().values():
        on = each.until or each.since or date(2026, 11, 21)
        for name in (each.name, each.ons_name, *each.printed):
            assert authority(name, on) == each


@pytest.mark.parametrize(
    ("on", "id_", "code"),
    [(date(2018, 5, 1), "dorset-county", "E10000009"), (date(2021, 10, 4), "dorset", "E06000059")],
)
def test_one_name_is_two_authorities_at_two_times(on: date, id_: str, code: str) -> None:
    found = authority("Dorset Council", on)
    assert found is not None
    assert (found.id, found.gss_code_on(on)) == (id_, code)


CODES = [
    ("Barnsley", date(2025, 3, 31), "E08000016"),
    ("Barnsley", date(2025, 4, 1), "E08000038"),
    ("Sheffield", date(2014, 1, 1), "E08000019"),
    ("Sheffield", date(2026, 1, 1), "E08000039"),
    ("Buckinghamshire", date(2018, 1, 1), "E10000002"),
    ("Buckinghamshire", date(2021, 11, 1), "E06000060"),
    ("Surrey", date(2027, 4, 1), None),
    ("East Surrey", date(2027, 4, 1), None),
]


@pytest.mark.parametrize(("name", "on", "code"), CODES)
def test_codes_are_dated(name: str, on: date, code: str | None) -> None:
    found = authority(name)
    assert found is not None
    assert found.gss_code_on(on) == code


def test_there_are_153_authorities_by_region_and_kind_today() -> None:
    today = [each for each in load_authorities.authorities().values() if each.exists_on(date(2026, 11, 21))]
    assert Counter(each.region for each in today) == {
        "London": 33,
        "North West": 24,
        "South East": 19,
        "South West": 15,
        "Yorkshire and the Humber": 15,
        "West Midlands": 14,
        "North East": 12,
        "East of England": 11,
        "East Midlands": 10,
    }
    kinds = Counter(each.council_kind for each in today)
    assert kinds == {"unitary": 63, "metropolitan": 36, "london": 33, "county": 21}


SUCCESSORS = [
    ("cumbria", {"cumberland", "westmorland-and-furness"}),
    ("northamptonshire", {"north-northamptonshire", "west-northamptonshire"}),
    ("poole", {"bournemouth-christchurch-and-poole"}),
    ("bournemouth", {"bournemouth-christchurch-and-poole"}),
    ("surrey", {"east-surrey", "west-surrey"}),
]


@pytest.mark.parametrize(("id_", "successors"), SUCCESSORS)
def test_successors_begin_the_day_after(id_: str, successors: set[str]) -> None:
    known = load_authorities.authorities()
    ended = known[id_]
    assert set(ended.successors) == successors
    assert ended.until is not None
    assert not ended.exists_on(date.fromordinal(ended.until.toordinal() + 1))
    for successor in successors:
        assert known[successor].since == date.fromordinal(ended.until.toordinal() + 1)


TITLES = [
    ("Inspection of West Northamptonshire local authority children’s services", "West Northamptonshire"),
    ("Kingston Upon Hull City Council: inspection of children's social care services", "Kingston upon Hull"),
    ("Bradford Children and Families Trust 3 to 14 March 2025", "Bradford"),
    ("Report to the Cabinet of East Sussex County Council", "East Sussex"),
    ("Inspection of East Riding local authority children’s services", "East Riding of Yorkshire"),
    ("Inspection of Harrowdene local authority children’s services", None),
]


@pytest.mark.parametrize(("title", "name"), TITLES)
def test_an_authority_is_found_in_a_title(title: str, name: str | None) -> None:
    found = authority_in(title)
    assert (found.name if found else None) == name


def test_a_trust_that_serves_two_councils_names_both() -> None:
    on = date(2024, 1, 1)
    names = {each.name for each in authorities_named("Northamptonshire Children’s Trust", on)}
    assert names == {"North Northamptonshire", "West Northamptonshire"}
    assert authority("Northamptonshire Children’s Trust", on) is None


def test_a_trust_is_known_as_one() -> None:
    body = delivery_body("Slough Children’s Services Trust")
    assert body is not None and body.authorities == ("slough",)
    assert delivery_body("Slough Borough Council") is None


@pytest.mark.parametrize("code", ["E08000016", "E08000038"])
def test_an_authority_is_found_by_each_of_its_codes(code: str) -> None:
    found = by_gss_code(code)
    assert found is not None and found.name == "Barnsley"


def test_an_unknown_code_is_nobodys() -> None:
    assert by_gss_code("E99999999") is None


def test_neighbours_are_dated_and_nearest_first() -> None:
    now, before = neighbours("barnsley", date(2026, 1, 1)), neighbours("barnsley", date(2020, 1, 1))
    assert now is not None and before is not None
    assert [each.name for each in now[0]][:2] == ["Rotherham", "Wakefield"]
    assert (now[1].id, before[1].id) == ("neighbours-current", "neighbours-previous")
    assert len(now[0]) == 10
    assert neighbours("cumbria", date(2026, 1, 1)) is None
