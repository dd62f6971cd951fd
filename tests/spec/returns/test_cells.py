"""What a cell means. What people and programs write, and what is read from it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from sightline.knowledge.annex_a_lists import CellType
from sightline.returns.cells import meaning

moment = datetime.fromisoformat

DATES = [
    (date(2026, 10, 3), date(2026, 10, 3)),
    (moment("2026-10-03 14:05:00"), date(2026, 10, 3)),
    ("03/10/2026", date(2026, 10, 3)),
    ("3/10/26", date(2026, 10, 3)),
    ("03-10-2026", date(2026, 10, 3)),
    ("03.10.2026", date(2026, 10, 3)),
    ("03/10/2026 00:00:00", date(2026, 10, 3)),
    ("3/10/2026 2:30 PM", date(2026, 10, 3)),
    ("2026-10-03", date(2026, 10, 3)),
    ("2026-10-03T09:15:00Z", date(2026, 10, 3)),
    ("2026-10-03 09:15:00.000", date(2026, 10, 3)),
    ("20261003", date(2026, 10, 3)),
    ("3 October 2026", date(2026, 10, 3)),
    ("3rd Oct 2026", date(2026, 10, 3)),
    ("03-Oct-26", date(2026, 10, 3)),
    ("Saturday, 3 October 2026", date(2026, 10, 3)),
    (46298.0, date(2026, 10, 3)),
    (46298, date(2026, 10, 3)),
    ("46298", date(2026, 10, 3)),
    (46298.75, date(2026, 10, 3)),
    ("29/02/2024", date(2024, 2, 29)),
    ("01/01/51", date(1951, 1, 1)),
    ("'03/10/2026", date(2026, 10, 3)),
    ("\u00a003/10/2026", date(2026, 10, 3)),
    ("Sat 03/10/2026", date(2026, 10, 3)),
    ("03\\10\\2026", date(2026, 10, 3)),
    ("03OCT2026", date(2026, 10, 3)),
    ("03OCT2026:00:00:00", date(2026, 10, 3)),
    ("October 3, 2026", date(2026, 10, 3)),
    (20261003, date(2026, 10, 3)),
    ("46298.0", date(2026, 10, 3)),
]

NO_DATES = [
    ("29/02/2026", "bad-date"),
    ("31/04/2026", "bad-date"),
    ("10/13/2026", "month-first"),
    ("12/25/2025", "month-first"),
    ("soon", "bad-date"),
    ("2026", "bad-date"),
    (True, "bad-date"),
    (0, "date-1900"),
    (1.0, "date-1900"),
    ("00/01/1900", "date-1900"),
    ("01/01/1900", "date-1900"),
    (moment("1899-12-30"), "date-1900"),
    (date(1900, 1, 1), "date-1900"),
    (time(0, 0), "date-1900"),
    (timedelta(hours=3), "date-1900"),
    (date(1066, 10, 14), "bad-date"),
    ("01/01/9999", "bad-date"),
    (1e9, "bad-date"),
    (-3, "bad-date"),
    ("03/10/2026 25:00", "bad-date"),
    ("Oct-26", "bad-date"),
    ("10/2026", "bad-date"),
    (20261303, "bad-date"),
]

BLANKS = [None, "", "  ", "-", "–", "#N/A", "n/a", "N/A", "NULL", "nan", "(blank)", ".", float("nan")]

OTHERS: list[tuple[CellType, Any, Any, str | None]] = [
    (CellType.INTEGER, 3, 3, None),
    (CellType.INTEGER, 3.0, 3, None),
    (CellType.INTEGER, " 3 ", 3, None),
    (CellType.INTEGER, "1,204", 1204, None),
    (CellType.INTEGER, 12.4, 12, None),
    (CellType.INTEGER, 0, 0, None),
    (CellType.INTEGER, -1, None, "bad-number"),
    (CellType.INTEGER, "two", None, "bad-number"),
    (CellType.INTEGER, True, None, "bad-number"),
    (CellType.INTEGER, date(2026, 1, 1), None, "bad-number"),
    (CellType.NUMBER, "12.5", 12.5, None),
    (CellType.TEXT, "  Harrowdene \n Team ", "Harrowdene Team", None),
    (CellType.TEXT, 12345.0, "12345", None),
    (CellType.TEXT, "#REF!", None, "formula-error"),
    (CellType.ID, 900123.0, "900123", None),
    (CellType.ID, "N-100 / 1", "N-100 / 1", None),
    (CellType.ID, "x" * 60, None, "bad-id"),
    (CellType.ID, date(2026, 1, 1), None, "bad-id"),
    (CellType.ID, True, None, "bad-id"),
    (CellType.ID, "1.23457E+11", None, "shortened-id"),
    (CellType.ID, 1.2345678901234567e19, None, "shortened-id"),
    (CellType.ID, "3E12", "3E12", None),
    (CellType.POSTCODE, "zz1 2zz", "ZZ1 2ZZ", None),
    (CellType.POSTCODE, "ZZ1", "ZZ1", None),
    (CellType.POSTCODE, "somewhere", None, "bad-postcode"),
    (CellType.DATETIME, "03/10/2026 14:05", moment("2026-10-03 14:05:00"), None),
    (CellType.DATETIME, "2026-10-03T14:05:30", moment("2026-10-03 14:05:30"), None),
]


@pytest.mark.parametrize(("cell", "expected"), DATES)
def test_a_date_however_it_is_written(cell: Any, expected: date) -> None:
    assert meaning(cell, CellType.DATE).value == expected


@pytest.mark.parametrize(("cell", "code"), NO_DATES)
def test_what_is_no_date_is_said(cell: Any, code: str) -> None:
    found = meaning(cell, CellType.DATE)
    assert (found.value, found.problem) == (None, code)


@pytest.mark.parametrize("cell", BLANKS)
@pytest.mark.parametrize("type_", [CellType.DATE, CellType.INTEGER, CellType.TEXT, CellType.ID])
def test_a_blank_however_it_is_written(cell: Any, type_: CellType) -> None:
    found = meaning(cell, type_)
    assert (found.value, found.problem) == (None, None)


@pytest.mark.parametrize(("type_", "cell", "value", "code"), OTHERS)
def test_numbers_texts_and_identifiers(type_: CellType, cell: Any, value: Any, code: str | None) -> None:
    found = meaning(cell, type_)
    assert (found.value, found.problem) == (value, code)


def test_what_was_changed_is_known() -> None:
    assert not meaning(date(2026, 10, 3), CellType.DATE).is_changed
    assert meaning("03/10/2026", CellType.DATE).is_changed
    assert meaning(46298, CellType.DATE).is_changed
    assert meaning("3", CellType.INTEGER).is_changed
