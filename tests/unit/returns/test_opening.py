"""Files as people have them: what cannot be used is a coded answer, and what can is read whole."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path
from types import ModuleType

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from sightline.returns.problems import WORDS, UnusableReturn, problem, shortened
from sightline.returns.sources import opening, workbooks
from sightline.returns.sources.opening import open_path
from sightline.returns.sources.workbooks import OLE
from tests.unit.returns.made import sound_sheets, write_workbook

HEADER = "Child Unique ID,Date of Contact\n"


def _code(path: Path) -> str:
    with pytest.raises(UnusableReturn) as stopped:
        open_path(path)
    assert WORDS[stopped.value.code] in stopped.value.message
    assert stopped.value.exit_status == 3
    return stopped.value.code


def _put(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_a_password_is_said(tmp_path: Path) -> None:
    protected = OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    assert _code(_put(tmp_path / "a.xlsx", protected)) == "encrypted"


def test_a_password_of_a_zip_is_said(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", {"List 1": [["a"]]})
    content = bytearray(path.read_bytes())
    at = content.index(b"PK\x01\x02")
    content[at + 8 : at + 10] = struct.pack("<H", 1)
    assert _code(_put(path, bytes(content))) == "encrypted"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_off_is_said(tmp_path: Path, share: float) -> None:
    content = write_workbook(tmp_path / "a.xlsx", sound_sheets()).read_bytes()
    assert _code(_put(tmp_path / "a.xlsx", content[: int(len(content) * share)])) == "damaged"


DAMAGED = [
    ("a.xlsx", b"PK\x03\x04 and then nothing", "damaged"),
    ("a.xlsx", b"hello, this is a letter", "damaged"),
    ("a.xls", OLE + bytes(2000), "damaged"),
    ("a.parquet", b"PAR1 and then nothing", "damaged"),
    ("a.csv", b"a,b\0\0\0", "unsupported"),
    ("a.pdf", b"%PDF-1.7 a report", "unsupported"),
    ("a.xlsx", b"", "empty"),
    ("a.csv", b"  \r\n ", "empty"),
]


@pytest.mark.parametrize(("name", "content", "code"), DAMAGED)
def test_what_is_no_return_is_said(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    assert _code(_put(tmp_path / name, content)) == code


def test_a_zip_that_is_no_workbook_is_said(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as package:
        package.writestr("letter.txt", "Dear all")
    assert _code(tmp_path / "a.xlsx") == "damaged"


def test_nothing_there_is_said(tmp_path: Path) -> None:
    assert _code(tmp_path / "none.xlsx") == "not-found"
    assert _code(tmp_path) == "empty"


def test_macros_are_said_and_not_run(tmp_path: Path) -> None:
    macros = _put(tmp_path / "macros.bin", b"not really macros")
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsm")) as workbook:
        workbook.add_worksheet("List 1").write_row(0, 0, ["Child Unique ID", "Date of Contact"])
        workbook.add_vba_project(str(macros))
    opened = open_path(tmp_path / "a.xlsm")
    assert [found.code for found in opened.problems] == ["has-macros"]
    assert [list(row) for row in opened.sheets[0].rows] == [["Child Unique ID", "Date of Contact"]]


ENCODED = [
    HEADER.encode() + "N1,é".encode(),
    b"\xef\xbb\xbf" + HEADER.encode() + "N1,é".encode(),
    (HEADER + "N1,é").encode("cp1252"),
    (HEADER + "N1,é").encode("utf-16"),
    (HEADER + "N1,é").replace(",", ";").encode(),
    (HEADER + "N1,é").replace(",", "\t").encode(),
    (HEADER + "N1,é").replace("\n", "\r\n").encode(),
]


@pytest.mark.parametrize("content", ENCODED)
def test_text_in_any_usual_encoding_and_separator(tmp_path: Path, content: bytes) -> None:
    opened = open_path(_put(tmp_path / "List 1.csv", content))
    assert [list(row) for row in opened.sheets[0].rows] == [["Child Unique ID", "Date of Contact"], ["N1", "é"]]
    assert opened.sheets[0].name == "List 1"


def test_a_folder_gives_what_can_be_read_and_says_what_cannot(tmp_path: Path) -> None:
    _put(tmp_path / "list_1.csv", HEADER.encode())
    _put(tmp_path / "list_2.xlsx", b"PK\x03\x04")
    _put(tmp_path / "~$list_1.xlsx", b"a lock left behind")
    _put(tmp_path / "notes.docx", b"notes")
    pq.write_table(pa.table({"cont_contact_id": ["c1"]}), tmp_path / "ssd_contacts.parquet")
    opened = open_path(tmp_path)
    assert [sheet.name for sheet in opened.sheets] == ["list_1", "ssd_contacts"]
    assert [found.code for found in opened.problems] == ["damaged"]
    assert [source.name for source in opened.sources] == ["list_1.csv", "ssd_contacts.parquet"]
    assert all(len(source.sha256) == 64 for source in opened.sources)


def test_where_formulas_failed_is_known_but_not_where_a_look_up_found_nothing(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as workbook:
        sheet = workbook.add_worksheet("List & 1")
        sheet.write_row(1, 1, ["Child Unique ID", "Date of Contact"])
        sheet.write_formula(2, 1, "=1/0", None, "#DIV/0!")
        sheet.write_formula(2, 2, "=NA()", None, "#N/A")
    (sheet_read,) = open_path(tmp_path / "a.xlsx").sheets
    assert sheet_read.errors == {(2, 0)}


def test_a_million_blank_lines_are_none(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx"), {"constant_memory": True}) as workbook:
        day = workbook.add_format({"num_format": "dd/mm/yyyy"})
        sheet = workbook.add_worksheet("List 1")
        sheet.write_row(0, 0, ["Child Unique ID", "Date of Contact"])
        for row in range(1, 20_000):
            sheet.write_blank(row, 0, None, day)
        sheet.write_string(1_048_575, 1, " ")
    (sheet_read,) = open_path(tmp_path / "a.xlsx").sheets
    assert len(sheet_read.rows) == 1


@pytest.mark.parametrize("blank", [",", ", ", "", ",,"])
def test_blank_lines_of_text_are_none(tmp_path: Path, blank: str) -> None:
    lines = "Child Unique ID,Date of Contact\nN1,2024-05-01\n" + f"{blank}\n" * 50_000
    (tmp_path / "list_1.csv").write_text(lines, encoding="utf-8")
    (sheet_read,) = open_path(tmp_path / "list_1.csv").sheets
    assert [list(row) for row in sheet_read.rows[1:]] == [["N1", "2024-05-01"]]


TOO_LARGE = [
    (opening, "MOST_BYTES", 100),
    (workbooks, "MOST_CELLS", 3),
    (workbooks, "MOST_UNPACKED_BYTES", 100),
]


@pytest.mark.parametrize(("module", "limit", "value"), TOO_LARGE)
def test_what_is_larger_than_any_return_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: ModuleType, limit: str, value: int
) -> None:
    write_workbook(tmp_path / "a.xlsx", {"List 1": [["a", "b"], ["c", "d"]]})
    monkeypatch.setattr(module, limit, value)
    assert _code(tmp_path / "a.xlsx") == "too-large"


def test_many_problems_of_one_kind_are_counted_and_not_all_told() -> None:
    many = [problem("bad-date", list="list-1", row=row, column="Date of Contact") for row in range(2, 1002)]
    told = shortened([*many, problem("bad-date", list="list-2", row=2, column="Date of Birth")], most=3)
    assert [(it.code, it.list, it.row) for it in told] == [
        ("bad-date", "list-1", 2),
        ("bad-date", "list-1", 3),
        ("bad-date", "list-1", 4),
        ("bad-date", "list-2", 2),
        ("more", "list-1", None),
    ]
    assert told[-1].message.endswith("997 further rows have the problem bad-date.")
