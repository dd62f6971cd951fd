"""Workbooks as they come: numbered headers, lines that explain, lists on two sheets, copies put away, old formats."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from sightline.knowledge.annex_a_lists import lists
from sightline.returns.loading import Loaded, load_return
from sightline.returns.mapping import map_lists
from sightline.returns.problems import UnusableReturn
from sightline.returns.store import ReturnKind
from tests.unit.returns.made import AS_AT, Rows, rows_of, sound_lines, sound_sheets, write_workbook
from tests.unit.returns.old_workbook import write_old_workbook


def load(tmp_path: Path, sheets: dict[str, Rows], authority: str | None = None) -> Loaded:
    return load_return(str(write_workbook(tmp_path / "a.xlsx", sheets)), ReturnKind.ANNEX_A, authority=authority)


def told(loaded: Loaded) -> set[tuple[str, str | None, int | None]]:
    return {(found.code, found.list, found.row) for found in loaded.problems}


def lines_of(count: int, first: int = 0) -> Rows:
    lines = [dict(sound_lines("list-1")[0]) | {"child-id": f"N{first + at}"} for at in range(count)]
    return rows_of("list-1", lines)


def test_an_old_workbook_is_read_alike(tmp_path: Path) -> None:
    path = write_old_workbook(tmp_path / "northmere.xls", sound_sheets())
    loaded = load_return(str(path), ReturnKind.ANNEX_A)
    assert told(loaded) == set()
    assert [len(typed.rows) for typed in loaded.lists.values()] == [1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1]
    assert loaded.lists["list-1"].values("contact-date") == [date(2026, 9, 1)]


def test_numbered_headers_and_how_they_are_filled_in_do_no_harm(tmp_path: Path) -> None:
    sheets = sound_sheets()
    for rows in sheets.values():
        rows[0] = [f"{at}. {title} (Y/N)" if at % 2 else f"{at}. {title}" for at, title in enumerate(rows[0], 1)]
    loaded = load(tmp_path, sheets)
    assert told(loaded) == set()
    assert not any(typed.missing or typed.unmatched for typed in loaded.lists.values())


def test_headers_parted_over_two_rows_are_read_together(tmp_path: Path) -> None:
    first, *lines = rows_of("list-1")
    parted = [title.split(" ", 1) for title in first]
    upper, lower = [it[0] for it in parted], [it[1] if len(it) > 1 else None for it in parted]
    loaded = load(tmp_path, sound_sheets() | {"List 1": [upper, lower, *lines]})
    assert told(loaded) == set()
    assert not loaded.lists["list-1"].missing


UNDER_THE_HEADERS: dict[str, list[Any]] = {
    "numbers": list(range(1, 8)),
    "letters": list("abcdefg"),
    "how": ["Text", "M/F", "Code", "dd/mm/yyyy", "Number", "dd/mm/yyyy", "Code"],
}


@pytest.mark.parametrize("what", UNDER_THE_HEADERS)
def test_a_line_that_explains_the_columns_is_no_child(tmp_path: Path, what: str) -> None:
    first, *lines = rows_of("list-1")
    loaded = load(tmp_path, sound_sheets() | {"List 1": [first, UNDER_THE_HEADERS[what], *lines]})
    assert told(loaded) == {("note-line", "list-1", 2)}
    assert loaded.lists["list-1"].rows == [3]


def test_headers_said_again_and_totals_are_no_children(tmp_path: Path) -> None:
    first, *lines = lines_of(2)
    rows = [first, lines[0], first, lines[1], ["TOTAL:", 2, "zz", "soon"]]
    loaded = load(tmp_path, sound_sheets() | {"List 1": rows})
    assert told(loaded) == {("note-line", "list-1", 3), ("total-line", "list-1", 5)}
    assert loaded.lists["list-1"].rows == [2, 4]


def test_cells_behind_the_last_header_are_said(tmp_path: Path) -> None:
    first, *lines = lines_of(2)
    loaded = load(tmp_path, sound_sheets() | {"List 1": [first, [*lines[0], None, "by hand"], lines[1]]})
    assert told(loaded) == {("ragged-line", "list-1", 2)}
    assert loaded.lists["list-1"].rows == [2, 3]


def test_a_list_on_two_sheets_is_one(tmp_path: Path) -> None:
    sheets = sound_sheets()
    del sheets["List 1"]
    again = [row[::-1] for row in lines_of(3, first=2)]
    again[2][1] = "soon"
    loaded = load(tmp_path, {"List 1 (1)": lines_of(4, first=5), "List 1 (2)": again, **sheets})
    assert told(loaded) == {("joined-sheets", "list-1", None), ("bad-date", "list-1", 7)}
    assert loaded.lists["list-1"].rows == list(range(2, 9))
    assert loaded.lists["list-1"].values("child-id") == ["N5", "N6", "N7", "N8", "N2", "N3", "N4"]


TWO_SHEETS = [
    ("List 1 old", lines_of(9, first=5)),
    ("Copy of List 1", lines_of(9, first=5)),
    ("List 1 (2)", lines_of(1, first=1) + lines_of(9, first=5)[1:] + lines_of(1)[1:]),
    ("List 1 (2)", [row[:-1] for row in lines_of(9, first=5)]),
]


@pytest.mark.parametrize(("name", "rows"), TWO_SHEETS)
def test_a_copy_is_left_out_and_said(tmp_path: Path, name: str, rows: Rows) -> None:
    loaded = load(tmp_path, {name: rows} | sound_sheets() | {"List 1": lines_of(12)[:1] + lines_of(12)[1:6]})
    assert ("two-sheets", "list-1", None) in told(loaded)
    assert loaded.lists["list-1"].sheet == ("List 1 (2)" if len(rows) > 10 else "List 1")


def test_a_hidden_sheet_is_not_read_where_another_is_shown(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as workbook:
        for name, child in (("List 1", "N1"), ("L1", "N2")):
            sheet = workbook.add_worksheet(name)
            sheet.write_row(0, 0, ["Child Unique ID", "Date of Contact", "Contact Source"])
            for row in range(1, 4 if name == "L1" else 2):
                sheet.write_row(row, 0, [f"{child}{row}", "01/09/2026", "6"])
        sheet.hide()
    loaded = load_return(str(tmp_path / "a.xlsx"), ReturnKind.ANNEX_A)
    assert loaded.lists["list-1"].values("child-id") == ["N11"]
    assert ("two-sheets", "list-1", None) in told(loaded)


COVERS: list[tuple[Rows, str | None]] = [
    ([["Annex A"], ["Local authority", "Somerset Council"]], "other-authority"),
    ([["Choose one"], ["Somerset"], ["Wiltshire"]], None),
    ([["Reading the lists"], ["Bath time is counted as contact"]], None),
]


@pytest.mark.parametrize(("cover", "code"), COVERS)
def test_a_cover_says_whose_return_it_is(tmp_path: Path, cover: Rows, code: str | None) -> None:
    sheets = {"Cover": cover, **sound_sheets()}
    if code is None:
        assert load(tmp_path, sheets, authority="Wiltshire").authority == "Wiltshire"
        return
    with pytest.raises(UnusableReturn) as stopped:
        load(tmp_path, sheets, authority="Wiltshire")
    assert stopped.value.code == code


NAMING = ("Forename", "Surname", "NHS Number", "UPN", "Home address")


def test_columns_that_name_a_child_are_said_and_go_no_further(tmp_path: Path) -> None:
    sheets = sound_sheets()
    for rows in sheets.values():
        for at, row in enumerate(rows):
            row[1:1] = NAMING if not at else ["Zebedee", "Canary", 4857773456.0, "A820000000001", "1 Canary Row"]
    loaded = load(tmp_path, sheets)
    assert {(found.code, found.column) for found in loaded.problems} == {("unknown-column", name) for name in NAMING}
    kept = map_lists(list(loaded.lists.values()), AS_AT)
    everything = [*kept.contents.values(), *kept.originals.values()]
    assert everything
    assert not any(
        word in str(table.to_pydict()) for table in everything for word in ("Zebedee", "anary", "4857773456")
    )
    assert set(loaded.lists) == set(lists())


CUT_OFF = [
    "N1,01/09/2026,6\nN2,02/0",
    'N1,01/09/2026,"6: Police\nN2,02/09/2026,6\n',
]
WHOLE = [
    "N1,01/09/2026,6\nN2,02/09/2026,6",
    'N1,01/09/2026,6\nN2,02/09/2026,"6: ""Police"""\n',
    'N1,01/09/2026,6\nN2,02/09/2026,6: 6" note\n',
    "N1,01/09/2026,6\nN2,02/09/2026\n",
]


@pytest.mark.parametrize("lines", CUT_OFF + WHOLE)
def test_a_text_that_stops_short_is_not_half_loaded(tmp_path: Path, lines: str) -> None:
    path = tmp_path / "List 1.csv"
    path.write_text("Child Unique ID,Date of Contact,Contact Source\n" + lines, encoding="utf-8")
    if lines in CUT_OFF:
        with pytest.raises(UnusableReturn) as stopped:
            load_return(str(path), ReturnKind.ANNEX_A)
        assert stopped.value.code == "damaged"
    else:
        assert len(load_return(str(path), ReturnKind.ANNEX_A).lists["list-1"].rows) == 2
