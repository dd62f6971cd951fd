"""Plans as councils lay them out, in workbooks and Word tables: what each row says, and what is told of it."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter
from django.contrib.auth.models import User

from sightline.improvement.files.areas import AreaText, meant, texts_of
from sightline.improvement.files.owners import people_of, read_owners
from sightline.improvement.files.pieces import read_measures
from sightline.improvement.files.problems import UnusablePlan
from sightline.improvement.files.reading import PlanFile, read_plan
from sightline.improvement.files.standing import read_standing
from sightline.improvement.models import PlanArea
from tests.unit.improvement.files.made import HEADERS, word, workbook

ON = date(2025, 1, 1)


def read(content: bytes, choices: dict[str, str] | None = None) -> PlanFile:
    return read_plan(content, "plan", choices or {}, {}, ON)


def codes(file: PlanFile) -> list[str]:
    return [it.code for it in file.problems]


def test_title_rows_hidden_sheets_and_repeated_headers() -> None:
    rows = [["1", "Visits", "Book visits", "Lead", "TBC"], list(HEADERS), ["2", "Visits", "Keep them", "Lead", "TBC"]]
    file = read(workbook(rows, titles=("A plan", "", "Agreed by the board"), hidden=["Old"]))
    assert [(it.reference, it.number) for it in file.rows] == [("1", 5), ("2", 7)]
    assert codes(file) == ["hidden-sheet"]


def test_an_area_holds_until_the_next_whether_merged_blank_or_a_row_of_its_own() -> None:
    rows = [
        ["", None, "One"],
        ["", None, "Two"],
        ["", "Blank below", "Three"],
        ["", None, "Four"],
        [None] * 7,
        ["", None, "Five"],
    ]
    file = read(workbook(rows, merged={(0, 1, 1, 1): "Merged", (4, 0, 4, 6): "Priority 3: A band"}))
    told = [(it.what, it.area) for it in file.rows]
    assert told == [
        *(("One", "Merged"), ("Two", "Merged"), ("Three", "Blank below"), ("Four", "Blank below")),
        ("Five", "Priority 3: A band"),
    ]


def test_rows_below_a_merged_action_add_to_it() -> None:
    rows = [["1", "Visits", None, "Lead", "TBC", "First"], [None, None, None, None, None, "Second"]]
    (row,) = read(workbook(rows, merged={(0, 2, 1, 2): "Book visits"})).rows
    assert [it.what for it in row.measures] == ["First", "Second"]


def test_a_wrong_row_never_stops_the_others() -> None:
    rows: list[list[Any]] = [
        ["1", "Visits", "", "Lead", "TBC"],
        ["2", "Visits", "Book", "", date(2020, 1, 1), "", "Puce"],
    ]
    bad, good = read(workbook(rows)).rows
    assert (bad.is_usable, [it.code for it in bad.problems]) == (False, ["no-action"])
    assert good.is_usable
    assert {it.code for it in good.problems} == {"no-owner", "date-passed", "status-unknown"}


def test_the_value_of_a_formula_counts_and_a_failed_one_is_told() -> None:
    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for at, title in enumerate(("Action", "Lead", "By when", "Cost")):
            sheet.write(0, at, title)
        sheet.write_formula(1, 0, '="Book"&" visits"', None, "Book visits")
        sheet.write(1, 1, "Lead")
        sheet.write_formula(1, 2, "=1/0", None, "#DIV/0!")
        sheet.write_formula(1, 3, "=2*2", None, 4)
    (row,) = read(file.getvalue()).rows
    assert (row.what, row.cost) == ("Book visits", "4")
    assert [it.code for it in row.problems] == ["no-date", "formula-error"]


def test_pasted_words_lose_what_nobody_sees() -> None:
    (row,) = read(workbook([["1", "Visits", "Book\u00a0vis\u00adits\x0bthen “go”", "Lead", "TBC"]])).rows
    assert row.what == "Book visits\nthen “go”"


def test_tables_of_a_word_document_under_their_headings() -> None:
    head = ("Action", "Lead", "By when")
    first = [head, ("Book visits:\n1. Write a list by June 2025\n2. Telephone", "PSW", "end of July 2025"), head]
    file = read(word([("Area 1: Visits", first), ("Area 2", [head, ("Write plans", "PSW", "TBC")])]))
    one, two = file.rows
    assert (one.area, two.area) == ("Area 1: Visits", "Area 2")
    assert one.what == "Book visits:"
    assert [(it.what, it.due_on) for it in one.steps] == [
        ("Write a list", date(2025, 6, 30)),
        ("Telephone", date(2025, 7, 31)),
    ]


def test_cells_merged_downwards_in_a_word_table() -> None:
    rows = [("Area", "Action", "Lead"), ("Visits", "One", "PSW"), ("", "Two", "PSW"), ("Plans", "Three", "PSW")]
    file = read(word([("", rows)], merged=[(1, 0, 2, 0)]))
    assert [(it.what, it.area) for it in file.rows] == [("One", "Visits"), ("Two", "Visits"), ("Three", "Plans")]


def test_an_unknown_column_is_offered_and_taken_once_said() -> None:
    content = workbook([["Book visits", "PSW", "Cold"]], ["Action", "Lead", "Succes measure"])
    unknown = next(it for it in read(content).headers if not it.column)
    assert (unknown.key, unknown.likeliest) == ("succes measure", "measure")
    assert read(content).rows[0].measures == ()
    assert [it.what for it in read(content, {"succes measure": "measure"}).rows[0].measures] == ["Cold"]


def far_away() -> bytes:
    """A workbook that is small and claims a cell in its last corner."""
    file, made = BytesIO(), BytesIO(workbook([["1", "Visits", "Book", "PSW", "TBC"]]))
    with ZipFile(made) as before, ZipFile(file, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            part = before.read(name)
            if name.endswith("sheet1.xml"):
                corner = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
                part = part.replace(b"</sheetData>", corner)
            after.writestr(name, part)
    return file.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
USELESS = [
    (b"", "empty"),
    (workbook([], [], titles=()), "empty"),
    (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    (OLE + b"an old workbook", "unsupported"),
    (b"PK\x03\x04 cut off", "damaged"),
    (b"%PDF-1.7", "unsupported"),
    (workbook([["a"]], ["Weather"]), "no-plan-table"),
    (word([]), "empty"),
    (word([("", [("Weather", "Wind"), ("Wet", "West")])]), "no-plan-table"),
    (far_away(), "too-large"),
]


@pytest.mark.parametrize(("content", "code"), USELESS, ids=lambda it: it if isinstance(it, str) else "")
def test_a_file_of_no_use_is_told_in_words(content: bytes, code: str) -> None:
    with pytest.raises(UnusablePlan) as told:
        read(content)
    assert told.value.code == code


def test_macros_are_told_and_not_run() -> None:
    file, made = BytesIO(), BytesIO(workbook([["1", "Visits", "Book", "PSW", "TBC"]]))
    with ZipFile(made) as before, ZipFile(file, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name))
        after.writestr("xl/vbaProject.bin", b"macro")
    assert codes(read(file.getvalue())) == ["has-macros"]


ADA = User(pk=1, username="ada", first_name="Ada", last_name="Winterbourne")
BEN = User(pk=2, username="ben", first_name="Ben", last_name="Ashdown", is_active=False)
PEOPLE = people_of([ADA, BEN])
OWNERS: list[tuple[str, str, User | None, tuple[str, ...]]] = [
    ("Head of Help and Protection", "Head of Help and Protection", None, ()),
    ("Head of MASH and Head of Care", "Head of MASH", None, ("Head of Care",)),
    ("PSW / Team managers", "PSW", None, ("Team managers",)),
    ("Ada Winterbourne, Head of MASH", "Head of MASH", ADA, ()),
    ("Head of MASH (Ada Winterbourne)", "Head of MASH", ADA, ()),
    ("Ada Winterbourne\nHead of MASH", "Head of MASH", ADA, ()),
    ("Ada Winterbourne", "Role not given", ADA, ()),
    ("Ben Ashdown", "Ben Ashdown", None, ()),
    ("", "Not named yet", None, ()),
]


@pytest.mark.parametrize(("cell", "role", "person", "others"), OWNERS)
def test_the_first_of_several_owners_owns_it(
    cell: str, role: str, person: User | None, others: tuple[str, ...]
) -> None:
    found = read_owners(cell, None, "", PEOPLE)
    assert (found.role, found.person, found.in_words) == (role, person, others)


STANDS = [
    ({"rag": "Green"}, "under-way", "on-time"),
    ({"rag": "AMBER"}, "under-way", "may-be-late"),
    ({"rag": "R"}, "under-way", "will-be-late"),
    ({"rag": "Blue – complete"}, "done", "not-known"),
    ({"status": "In progress", "rag": "Red"}, "under-way", "will-be-late"),
    ({"status": "Complete", "rag": "Green"}, "done", "not-known"),
    ({"status": "Not yet started"}, "not-started", "not-known"),
    ({"progress": "We have begun."}, "under-way", "not-known"),
    ({"rag": "Puce"}, "not-started", "not-known"),
    ({}, "not-started", "not-known"),
]


@pytest.mark.parametrize(("cells", "status", "forecast"), STANDS)
def test_colours_and_statuses_are_read_as_words(cells: dict[str, str], status: str, forecast: str) -> None:
    found = read_standing(cells)
    assert (found.status_now, found.forecast) == (status, forecast)


def test_measures_stand_line_by_line_with_what_is_beside_them() -> None:
    cells = {
        "measure": "1. Visits in time\n2. Children say they are heard",
        "baseline": "62%\n–",
        "measure-target": "85%\nMost",
        "value": "71% (142 of 200) on 30 November 2024\nnot asked yet",
    }
    first, second = read_measures(cells)
    assert (first.baseline_value, first.target_value, first.unit) == (62, 85, "%")
    assert first.result is not None and (first.result.numerator, first.result.denominator) == (142, 200)
    assert (second.kind, second.target, second.left) == ("what-children-say", "Most", "not asked yet")


AREAS = [PlanArea(pk=7, words="The timeliness of visits to children."), PlanArea(pk=8, words="The quality of plans.")]
MEANT = [
    ("The timeliness of visits to children", 7, True),
    ("2. Quality of plans", 8, True),
    ("Area 2", 8, True),
    ("AFI 1: timely visits to children", 7, True),
    ("Visits and their timeliness to children", 7, False),
    ("Something else altogether", None, False),
    ("Area 9: Something else altogether", None, False),
]


@pytest.mark.parametrize(("printed", "area", "is_sure"), MEANT)
def test_an_area_is_known_by_its_number_and_words(printed: str, area: int | None, is_sure: bool) -> None:
    found = meant(texts_of(printed)[0], AREAS)
    assert (found.area.pk if found else None, found.is_sure if found else False) == (area, is_sure)


def test_each_quoted_line_is_an_area() -> None:
    assert texts_of("“One thing”\n“Another”") == (AreaText("One thing"), AreaText("Another"))
