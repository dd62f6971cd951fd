"""A whole workbook: each sheet taken for the list it is, each line kept or said, nothing half taken."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from sightline.knowledge.annex_a_lists import lists
from sightline.returns.cells import written
from sightline.returns.choices import Choices
from sightline.returns.loading import Loaded, load_return
from sightline.returns.problems import UnusableReturn
from sightline.returns.store import ReturnKind
from tests.unit.returns.made import (
    Rows,
    rows_of,
    sound_lines,
    sound_sheets,
    spoilt,
    write_open_document,
    write_workbook,
)


def load(tmp_path: Path, sheets: dict[str, Rows], authority: str | None = None, **choices: Any) -> Loaded:
    path = write_workbook(tmp_path / "northmere.xlsx", sheets)
    return load_return(str(path), ReturnKind.ANNEX_A, Choices(**choices), authority)


def told(loaded: Loaded) -> set[tuple[str, str | None, int | None, str | None]]:
    return {(found.code, found.list, found.row, found.column) for found in loaded.problems}


def test_a_sound_workbook_has_no_problems(tmp_path: Path) -> None:
    loaded = load(tmp_path, sound_sheets())
    assert told(loaded) == set()
    assert list(loaded.lists) == list(lists())
    assert loaded.version == "2024"
    assert [len(typed.rows) for typed in loaded.lists.values()] == [1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1]
    assert not any(typed.missing or typed.unmatched for typed in loaded.lists.values())


def test_the_older_version_is_recognised(tmp_path: Path) -> None:
    loaded = load(tmp_path, sound_sheets("2020"))
    assert (loaded.version, told(loaded)) == ("2020", set())
    assert not loaded.lists["list-9"].missing


def test_title_rows_and_notes_above_the_headers_are_passed_over(tmp_path: Path) -> None:
    above: Rows = [["Annex A", None], [], ["Contacts in the last six months", None, "as at 31/10/2026"]]
    loaded = load(tmp_path, sound_sheets() | {"List 1": [*above, *rows_of("list-1")]})
    assert told(loaded) == set()
    assert loaded.lists["list-1"].rows == [5]


def test_a_wrong_list_under_a_right_name_is_found_by_its_headers(tmp_path: Path) -> None:
    sheets = sound_sheets()
    sheets["List 3"], sheets["List 4"] = sheets["List 4"], sheets["List 3"]
    loaded = load(tmp_path, sheets)
    assert {(code, list_) for code, list_, _, _ in told(loaded)} == {("wrong-list", "list-3"), ("wrong-list", "list-4")}
    assert loaded.lists["list-3"].sheet == "List 4"


def test_list_1_is_not_list_10(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"List 10": rows_of("list-10"), "List 1": rows_of("list-1")})
    assert {id_: typed.sheet for id_, typed in loaded.lists.items()} == {"list-1": "List 1", "list-10": "List 10"}


def test_a_sheet_without_a_telling_name_goes_by_its_headers(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"Sheet1": rows_of("list-7"), "Sheet2": rows_of("list-4"), "Sheet3": [["Notes"], ["More"]]})
    assert {id_: typed.sheet for id_, typed in loaded.lists.items()} == {"list-4": "Sheet2", "list-7": "Sheet1"}
    assert ("unrecognised-sheet", None, None, None) in told(loaded)


def test_two_sheets_of_one_list_are_said(tmp_path: Path) -> None:
    loaded = load(tmp_path, sound_sheets() | {"Contacts old": rows_of("list-1")})
    assert told(loaded) == {("two-sheets", "list-1", None, None)}
    assert loaded.lists["list-1"].sheet == "List 1"


def test_a_missing_list_and_a_missing_column_are_said(tmp_path: Path) -> None:
    sheets = sound_sheets()
    del sheets["List 11"]
    at = sheets["List 1"][0].index("Contact Source")
    sheets["List 1"] = [row[:at] + row[at + 1 :] for row in sheets["List 1"]]
    loaded = load(tmp_path, sheets)
    assert told(loaded) == {("missing-list", "list-11", None, None), ("missing-column", "list-1", 1, "Contact Source")}
    assert [column.label for column in loaded.lists["list-1"].missing] == ["Contact Source"]


def test_an_unknown_header_is_offered_and_not_taken_until_a_person_says_so(tmp_path: Path) -> None:
    sheets = sound_sheets()
    sheets["List 1"][0][-1] = "Contact Srce"
    loaded = load(tmp_path, sheets)
    assert loaded.lists["list-1"].unmatched == ("Contact Srce",)
    assert "contact-source" not in loaded.lists["list-1"].columns
    (found,) = [found for found in loaded.problems if found.code == "unknown-column"]
    assert found.message.endswith("Perhaps it is “Contact Source”?")
    chosen = Choices().with_header("list-1", "Contact Srce", "contact-source")
    assert told(load(tmp_path, sheets, headers=chosen.headers)) == set()


def test_an_unknown_code_is_offered_and_the_cell_is_kept_beside(tmp_path: Path) -> None:
    loaded = load(tmp_path, spoilt("list-1", ethnicity="Martian and Pakistan-ish"))
    column = loaded.lists["list-1"].columns["ethnicity"]
    assert loaded.problems == ()
    assert (column.values, dict(column.originals)) == (["APKN"], {0: "Martian and Pakistan-ish"})
    loaded = load(tmp_path, spoilt("list-1", ethnicity="Bangla-ish Martian"))
    assert loaded.lists["list-1"].columns["ethnicity"].originals == {0: "Bangla-ish Martian"}


CELLS = [
    ("list-1", {"contact_date": "13/45/2026"}, ("bad-date", "list-1", 2, "Date of Contact")),
    ("list-1", {"contact_date": "10/25/2026"}, ("month-first", "list-1", 2, "Date of Contact")),
    ("list-1", {"contact_date": 0}, ("date-1900", "list-1", 2, "Date of Contact")),
    ("list-1", {"gender": "zz"}, ("unknown-code", "list-1", 2, "Gender")),
    ("list-1", {"age": "twelve"}, ("bad-number", "list-1", 2, "Age of Child (Years)")),
    ("list-3", {"nfa": "perhaps"}, ("bad-flag", "list-3", 2, "Referral NFA?")),
    ("list-8", {"placement_postcode": "by the sea"}, ("bad-postcode", "list-8", 2, "Placement postcode")),
    ("list-8", {"child_id": None}, ("missing-key", "list-8", 2, "Child Unique ID")),
    ("list-8", {"child_id": "-"}, ("missing-key", "list-8", 2, "Child Unique ID")),
]


@pytest.mark.parametrize(("list_", "cells", "problem"), CELLS)
def test_a_bad_cell_is_said_with_its_place(tmp_path: Path, list_: str, cells: dict[str, Any], problem: Any) -> None:
    assert problem in told(load(tmp_path, spoilt(list_, **cells)))


FINE = [
    {"dob": None, "age": None},
    {"dob": "Unborn", "age": "Unborn"},
    {"dob": "15/01/2027", "age": None},
    {"age": "12"},
    {"age": 12.6},
    {"contact_date": "01/09/2026 00:00:00"},
    {"contact_date": 46266},
    {"dob": "#N/A", "age": "-"},
]


@pytest.mark.parametrize("cells", FINE)
def test_unborn_children_text_and_serial_dates_and_blanks_are_no_problem(tmp_path: Path, cells: dict[str, Any]) -> None:
    assert told(load(tmp_path, spoilt("list-1", **cells))) == set()


def test_mixed_date_orders_are_said_of_the_column(tmp_path: Path) -> None:
    lines = [dict(sound_lines("list-1")[0]) | {"child-id": f"N{at}"} for at in range(3)]
    for line, day in zip(lines, ("25/09/2026", "09/26/2026", "27/09/2026"), strict=True):
        line["contact-date"] = day
    found = told(load(tmp_path, sound_sheets() | {"List 1": rows_of("list-1", lines)}))
    assert found == {
        ("month-first", "list-1", 3, "Date of Contact"),
        ("mixed-date-order", "list-1", None, "Date of Contact"),
    }


def test_a_line_told_twice_is_kept_once(tmp_path: Path) -> None:
    lines = sound_lines("list-1") * 3
    loaded = load(tmp_path, sound_sheets() | {"List 1": rows_of("list-1", lines)})
    assert told(loaded) == {("duplicate-key", "list-1", 3, None), ("duplicate-key", "list-1", 4, None)}
    assert loaded.lists["list-1"].rows == [2]


def test_headers_twice_are_said_and_the_first_read(tmp_path: Path) -> None:
    sheets = sound_sheets()
    sheets["List 1"] = [[*row, "DOB" if at == 0 else "1/1/2001"] for at, row in enumerate(sheets["List 1"])]
    loaded = load(tmp_path, sheets)
    assert told(loaded) == {("duplicate-column", "list-1", 1, "Date of Birth")}
    assert loaded.lists["list-1"].values("dob")[0].year == 2014  # type: ignore[union-attr]


def test_a_sheet_of_headers_alone_is_said(tmp_path: Path) -> None:
    loaded = load(tmp_path, sound_sheets() | {"List 2": rows_of("list-2", [])})
    assert told(loaded) == {("no-lines", "list-2", None, None)}


def test_nothing_is_taken_where_no_sheet_is_a_list(tmp_path: Path) -> None:
    with pytest.raises(UnusableReturn) as stopped:
        load(tmp_path, {"Sheet1": [["Fruit", "Price"], ["Plum", 3]]})
    assert stopped.value.code == "no-lists"


def test_another_authoritys_return_is_stopped(tmp_path: Path) -> None:
    titled = sound_sheets() | {"List 1": [["Annex A for Wiltshire"], *rows_of("list-1")]}
    with pytest.raises(UnusableReturn) as stopped:
        load(tmp_path, titled, authority="Somerset")
    assert stopped.value.code == "other-authority"
    assert load(tmp_path, titled, authority="Wiltshire").authority == "Wiltshire"
    assert load(tmp_path, titled).authority == "Wiltshire"


def test_messages_hold_no_values(tmp_path: Path) -> None:
    secret = "Zebedee Canary"
    sheets = spoilt("list-1", gender=secret, ethnicity=secret, dob=secret, age=secret, contact_date=secret)
    loaded = load(tmp_path, sheets)
    assert len(loaded.problems) == 5
    assert not any(secret in found.message for found in loaded.problems)


def test_an_open_document_spreadsheet_is_read_alike(tmp_path: Path) -> None:
    path = write_open_document(tmp_path / "northmere.ods", sound_sheets())
    loaded = load_return(str(path), ReturnKind.ANNEX_A)
    assert told(loaded) == set()
    assert [len(typed.rows) for typed in loaded.lists.values()] == [1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1]


def test_a_folder_of_text_files_is_read_alike(tmp_path: Path) -> None:
    for shape in lists().values():
        lines = rows_of(shape.id)
        with (tmp_path / f"Annex A List {shape.number}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([[written(cell) for cell in line] for line in lines])
    loaded = load_return(str(tmp_path), ReturnKind.ANNEX_A)
    assert told(loaded) == set()
    assert list(loaded.lists) == list(lists())
