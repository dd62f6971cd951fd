"""Whatever is in a cell, a spreadsheet shows it; nothing in it is calculated and nothing is lost."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.ground.spreadsheets import BEGINS_A_FORMULA, csv_text, safe_text

CELLS = [
    ("plain words", "plain words"),
    ("=1+1", "'=1+1"),
    ("+44 1234", "'+44 1234"),
    ("-", "'-"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\tindented", "'\tindented"),
    ("\rreturned", "'\rreturned"),
    ("＝1+1", "'＝1+1"),
    ("", ""),
    (-3, "-3"),
    (0.5, "0.5"),
    (True, "true"),
    (date(2024, 3, 4), "2024-03-04"),
    (None, ""),
]


@pytest.mark.parametrize(("cell", "shown"), CELLS)
def test_a_cell_is_written_as(cell: object, shown: str) -> None:
    assert _read("".join(csv_text(["a", "b"], [(cell, "x")]))) == [["a", "b"], [shown, "x"]]


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=4)))
def test_no_cell_begins_a_formula_and_every_one_comes_back(rows: list[list[str]]) -> None:
    read = _read("".join(csv_text(["a", "b"], rows)))[1:]
    assert not any(cell.startswith(BEGINS_A_FORMULA) for row in read for cell in row)
    assert read == [[safe_text(cell) for cell in row] for row in rows]


@given(st.text())
def test_safe_text_only_ever_adds_one_apostrophe(text: str) -> None:
    assert safe_text(text) in (text, f"'{text}")


def test_a_table_without_rows_has_its_header() -> None:
    assert "".join(csv_text(["a", "b"], [])) == "a,b\r\n"


def test_a_long_table_comes_in_pieces() -> None:
    pieces = list(csv_text(["a"], (("x" * 1000,) for _ in range(200))))
    assert len(pieces) > 2
    assert len("".join(pieces).splitlines()) == 201


def _read(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text, newline="")))
