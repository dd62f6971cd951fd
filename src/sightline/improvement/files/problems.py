"""What can be wrong with a plan's file: every code once, in plain words, with the way forward."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sightline.ground.errors import SightlineError


class UnusablePlan(SightlineError):
    """A file of which nothing can be taken over. The code is one of ``WORDS``."""

    exit_status = 3


@dataclass(frozen=True, slots=True)
class FileProblem:
    """Something wrong with a file, or with a row of it. ``row`` is the row's number as it is printed or counted."""

    code: str
    message: str
    table: str = ""
    row: int | None = None


WORDS: Mapping[str, str] = MappingProxyType(
    {
        # the file
        "encrypted": "The file is protected with a password. Save a copy without one and choose that.",
        "damaged": "The file is damaged or cut off. Open it, save a copy and choose that.",
        "too-large": "The file is larger than any plan. Delete sheets and rows that do not belong, and save a copy.",
        "unsupported": "A plan is taken over from an Excel workbook (.xlsx) or a Word document (.docx). "
        "Open the file, save it as one of these and choose that.",
        "file-gone": "The file is no longer kept here. Choose it again.",
        "empty": "There is nothing in the file. Check that it is the right one.",
        "no-plan-table": "No table in the file has the headers of a plan. Give the table one row of headers, with at "
        "least “Action” and one of “Area for improvement”, “Lead” and “By when”, and choose the file again.",
        "has-macros": "The file holds macros. They were not run; only words and values were read.",
        "hidden-sheet": "This sheet is hidden and was left out. Show it in the workbook if it belongs to the plan.",
        "left-out": "This table does not look like a plan and was left out.",
        "no-rows": "This table has headers and no rows.",
        # its columns
        "unknown-column": "This column is not known. Choose what it holds, or it is left out.",
        "second-column": "Another column holds this already, so this one was left out. Choose “Notes” to keep its "
        "words.",
        # its rows
        "no-action": "The row does not say what will be done, so it is not taken over. Write the action in the file.",
        "too-long": "This is longer than there is room for. The whole of it is kept in the action’s first update.",
        "formula-error": "A formula in this row failed. Mend it in the file or write the value.",
        "no-date": "There is no date. “No date was given in the plan that was taken over” stands as the reason.",
        "date-unread": "No day could be read from this. The words stand as the reason for no date.",
        "month-first": "This date has the month first. Write it as 31/03/2025. It stands as the reason for no date.",
        "several-dates": "There are several dates. The last was taken, and the words are kept in the first update.",
        "date-passed": "The date has passed, so the action will be shown as late until it is done or moved.",
        "date-of-done": "It is said to be done, and no day is given. The day of taking it over will stand.",
        "no-owner": "Nobody is named as the owner. Name somebody once it is taken over.",
        "owner-left": "The account of this person is stopped. The role stays and nobody is named; name another.",
        "person-unknown": "Nobody of this name has an account here. The name is kept in words.",
        "status-unknown": "It is not known what this says of how the action stands. It is kept in words.",
        "step-undated": "A step needs a day, and the action has none. The steps are kept in the action’s words.",
        "measure-unread": "This value has no day or cannot be read. It is kept in words.",
        "reference-taken": "Another action has this reference. The action is added without it.",
        "reference-long": "The reference is longer than 20 characters. It is kept in words.",
        "same-as-row": "The file says the same above. It is added once, and answers the areas of both.",
        "words-differ": "An action with this reference is in the plan already, in other words. It was left as it is.",
    }
)


def problem(code: str, *, table: str = "", row: int | None = None, more: str = "") -> FileProblem:
    """The problem with this code, in words; ``more`` is said after them."""
    return FileProblem(code, f"{WORDS[code]} {more}".strip(), table, row)


def unusable(code: str) -> UnusablePlan:
    """The error for a file of which nothing can be used."""
    return UnusablePlan(code, WORDS[code])
