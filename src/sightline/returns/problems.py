"""What can be wrong with a return: every code once, in plain words, with the way forward. Never a value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sightline.ground.errors import SightlineError

SHOWN_A_COLUMN = 200
"""So many problems of one kind in one column are told row by row; the rest are counted."""


class UnusableReturn(SightlineError):
    """A return of which nothing can be used. The code is one of ``WORDS``."""

    exit_status = 3


@dataclass(frozen=True, slots=True)
class ReturnProblem:
    """Something wrong, and where: ``list`` is a list or table, ``row`` the row as the spreadsheet numbers it."""

    code: str
    message: str
    list: str | None = None
    row: int | None = None
    column: str | None = None


WORDS: Mapping[str, str] = MappingProxyType(
    {
        # the file
        "not-found": "There is no file or folder of this name. Check the path.",
        "empty": "There is nothing in it. Export it again.",
        "encrypted": "It is protected with a password. Save a copy without one and try again.",
        "damaged": "It is damaged or cut off. Export it again, or open it and save a copy.",
        "too-large": "It is larger than any such return. Delete unused rows and sheets, and save a copy.",
        "unsupported": "It is no workbook, CSV or Parquet file. Save it as .xlsx or .csv.",
        "no-lists": "None of its sheets could be recognised as a list. Check the headers against the list of columns.",
        "no-connection": "The database could not be read. Check the address, the user and that the tables are there.",
        "has-macros": "It holds macros. They were not run; only values were read.",
        # its lists
        "missing-list": "There is no sheet for this list. What is measured from it will not be available.",
        "wrong-list": "The sheet's name says another list than its headers do. It was read by its headers; rename it.",
        "joined-sheets": "Two sheets hold lines of this list, and no line is in both. They were read as one.",
        "two-sheets": "Two sheets hold this list. One was read; put all its lines in one sheet.",
        "unrecognised-sheet": "This sheet is none of the lists. It was left out; delete it if it does not belong.",
        "no-lines": "The sheet has headers and no lines. If there are none, nothing is wrong.",
        "other-authority": "It names another authority than was said. Nothing was loaded; check which file this is.",
        # its columns
        "missing-column": "This column is not there. What is measured from it will not be available.",
        "unknown-column": "This header is not known.",
        "duplicate-column": "Two headers mean this column. The first was read; remove the other.",
        "mixed-date-order": "Some dates have the day first and others the month. Make them all day first.",
        # its cells
        "missing-value": "This must be filled in.",
        "bad-date": "This is no date that can be read. Write it as dd/mm/yyyy.",
        "date-1900": "This date is in 1899 or 1900: a zero or a time shown as a date. Clear the cell or correct it.",
        "month-first": "This date has the month first. Write it as dd/mm/yyyy.",
        "bad-number": "This is no whole number from nought. Write digits alone.",
        "bad-flag": "This is neither yes, no nor unknown.",
        "unknown-code": "This is none of the codes of this column.",
        "bad-postcode": "This is no postcode. It is not kept; correct it for the inspectorate.",
        "bad-id": "This is no identifier: too long, or not of letters and digits.",
        "shortened-id": "The spreadsheet cut digits off this number. Store the column as text and export it again.",
        "formula-error": "The formula in this cell failed. Mend it or write the value.",
        "duplicate-key": "Another line says the same thing. Only the first was loaded.",
        "missing-key": "This line cannot be told from others, as what identifies it is blank. It was not loaded.",
        "total-line": "This line is a total and no child. It was not loaded; delete it.",
        "note-line": "This line numbers, explains or repeats the headers. It was not loaded; delete it.",
        "ragged-line": "This line has more cells than there are headers.",
        "more": "There are more of these in this column.",
    }
)


OF_A_FILE = frozenset({"encrypted", "damaged", "too-large", "unsupported", "empty"})
"""Problems of a whole file among others: the rest was read, and is not kept without it."""


def problem(
    code: str,
    *,
    list: str | None = None,
    row: int | None = None,
    column: str | None = None,
    more: str = "",
) -> ReturnProblem:
    """The problem with this code, in words; ``more`` is said after them."""
    return ReturnProblem(code, f"{WORDS[code]} {more}".strip(), list, row, column)


def unusable(code: str, name: str) -> UnusableReturn:
    """The error for a file or folder of which nothing can be used."""
    return UnusableReturn(code, f"{name}: {WORDS[code]}")


def shortened(problems: Iterable[ReturnProblem], most: int = SHOWN_A_COLUMN) -> list[ReturnProblem]:
    """The problems, at most so many of one kind in one column, and then how many more there are."""
    told: list[ReturnProblem] = []
    counts: dict[tuple[str, str | None, str | None], int] = {}
    for each in problems:
        at = (each.code, each.list, each.column)
        counts[at] = counts.get(at, 0) + 1
        if counts[at] <= most:
            told.append(each)
    for (code, list_, column), count in counts.items():
        if count > most:
            more = f"{count - most:,} further rows have the problem {code}."
            told.append(problem("more", list=list_, column=column, more=more))
    return told
