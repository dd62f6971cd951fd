"""A made return as Annex A: eleven lists, the same file every time, and faults where they are said to be."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from sightline.demonstration.children.annex_a import MadeList, annex_a, as_rows
from sightline.demonstration.children.country import write_country
from sightline.demonstration.children.defects import spoil
from sightline.demonstration.children.writing import write_csv, write_lists, write_workbook
from sightline.knowledge.annex_a_lists import lists
from tests.unit.demonstration.children.made import PLAN, made_return

KINDS = {
    "text-date": 4,
    "date-long-ago": 2,
    "written-blank": 4,
    "unknown-code": 4,
    "number-as-text": 2,
    "no-child": 2,
    "end-before-start": 6,
    "unborn-child": 2,
    "duplicate-row": 2,
    "missing-list": 1,
    "title-row": 1,
}


@pytest.fixture(scope="module")
def made() -> tuple[MadeList, ...]:
    return annex_a(made_return())


def test_there_are_eleven_lists_with_the_printed_headers(made: tuple[MadeList, ...]) -> None:
    assert [one.number for one in made] == list(range(1, 12))
    assert all(one.rows for one in made)
    for one in made:
        assert one.headers == tuple(column.label for column in lists()[f"list-{one.number}"].columns)


def test_the_layout_of_2020_has_fewer_columns_in_list_9() -> None:
    assert len(annex_a(made_return(), "2020")[8].headers) == 13


@pytest.mark.parametrize("number", [6, 7, 8, 9])
def test_a_list_of_children_names_each_once(made: tuple[MadeList, ...], number: int) -> None:
    named = Counter(row["child-id"] for row in as_rows(made[number - 1]))
    assert max(named.values()) == 1


def test_children_in_care_are_among_the_children_in_need(made: tuple[MadeList, ...]) -> None:
    in_need = {row["child-id"] for row in as_rows(made[5]) if row["case-status"] == "a) Looked after child"}
    in_care = {row["child-id"] for row in as_rows(made[7]) if row["care-end"] is None}
    assert in_care
    assert in_care <= in_need


def test_a_workbook_reads_back_as_it_was_written(made: tuple[MadeList, ...], tmp_path: Path) -> None:
    book = CalamineWorkbook.from_path(write_workbook(made, tmp_path / "a.xlsx", titles=["List 3"]))
    assert book.sheet_names == [f"List {number}" for number in range(1, 12)]
    rows = book.get_sheet_by_name("List 3").to_python()
    assert tuple(rows[1]) == made[2].headers
    assert len(rows) == len(made[2].rows) + 2
    assert rows[2][5] == made[2].rows[0][5]


def test_the_same_lists_make_the_same_workbook(made: tuple[MadeList, ...], tmp_path: Path) -> None:
    first, again = (write_workbook(made, tmp_path / name).read_bytes() for name in ("a.xlsx", "b.xlsx"))
    assert first == again


def test_lists_and_tables_are_written_as_text_too(made: tuple[MadeList, ...], tmp_path: Path) -> None:
    with write_lists(made, tmp_path / "lists")[2].open(encoding="utf-8", newline="") as file:
        written = list(csv.reader(file))
    day: date = made[2].rows[0][5]
    assert written[1][5] == f"{day:%d/%m/%Y}"
    paths = write_csv(made_return(), tmp_path / "tables")
    with paths["ssd_cin_assessments"].open(encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file))
    assert row["cina_assessment_child_seen"] in ("Y", "N", "")
    assert date.fromisoformat(row["cina_assessment_start_date"])


def test_faults_are_planted_where_they_are_said_to_be(made: tuple[MadeList, ...], tmp_path: Path) -> None:
    spoiled = spoil(made, seed=1)
    assert Counter(defect.kind for defect in spoiled.defects) == KINDS
    book = CalamineWorkbook.from_path(write_workbook(spoiled.lists, tmp_path / "a.xlsx", spoiled.titles))
    assert "List 11" not in book.sheet_names
    headers = {one.number: one.headers for one in made}
    for defect in spoiled.defects:
        if defect.column and defect.row:
            rows = book.get_sheet_by_name(f"List {defect.list_number}").to_python(skip_empty_area=False)
            cell = rows[defect.row - 1][headers[defect.list_number].index(defect.column)]
            assert str(cell) == defect.written, defect


def test_the_same_seed_plants_the_same_faults(made: tuple[MadeList, ...]) -> None:
    assert spoil(made, seed=1) == spoil(made, seed=1)
    assert spoil(made, seed=1).defects != spoil(made, seed=2).defects


def test_a_country_has_as_many_authorities_as_wanted(tmp_path: Path) -> None:
    files = write_country(tmp_path, 2, replace(PLAN, children=100, years=3))
    assert [path.parent.name for path in files["ssd_person"]] == ["A000", "A001"]
