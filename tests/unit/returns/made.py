"""Small returns of an invented authority: sound ones, to be spoilt a cell at a time."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter

from sightline.knowledge.annex_a_lists import ListShape, lists

AS_AT = date(2026, 10, 31)
Rows = list[list[Any]]

BORN = date(2014, 5, 6)
CHILD = {"gender": "b) Female", "ethnicity": "a) WBRI", "dob": BORN, "age": 12, "disability": "b) No"}
ALLOCATED = {"team": "Harrowdene Team", "worker": "Worker 7"}
YOUNG_PERSON = CHILD | {"dob": date(2007, 3, 2), "age": 19}

SOUND: Mapping[str, Mapping[str, Any]] = {
    "list-1": CHILD | {"contact-date": date(2026, 9, 1), "contact-source": "q) 6: Police"},
    "list-2": CHILD
    | {"assessment-start": date(2026, 7, 1), "assessment-end": date(2026, 8, 3), "organisation": "School"},
    "list-3": CHILD
    | ALLOCATED
    | {"referral-date": date(2026, 9, 2), "referral-source": "q) 6: Police", "nfa": "b) No", "referrals-12": 0},
    "list-4": CHILD
    | ALLOCATED
    | {
        "assessment-start": date(2026, 9, 2),
        "seen": "a) Yes",
        "authorised": date(2026, 10, 1),
        "support-needed": "a) Yes",
    },
    "list-5": CHILD
    | ALLOCATED
    | {
        "strategy-date": date(2026, 9, 8),
        "conference-unnecessary": "b) No",
        "conference-date": date(2026, 9, 24),
        "led-to-plan": "a) Yes",
        "enquiries-12": 0,
        "conferences-12": 0,
    },
    "list-6": CHILD
    | ALLOCATED
    | {
        "need-start": date(2026, 9, 2),
        "need": "N1 - Abuse or neglect",
        "last-seen": date(2026, 10, 20),
        "case-status": "b) Child Protection plan",
    },
    "list-7": CHILD
    | ALLOCATED
    | {
        "plan-start": date(2026, 9, 24),
        "first-category": "a) Neglect",
        "latest-category": "d) Emotional abuse",
        "last-visit": date(2026, 10, 20),
        "seen-alone": "a) Yes",
        "emergency": "b) No",
        "earlier-plans": 0,
    },
    "list-8": CHILD
    | ALLOCATED
    | {
        "uasc": "b) No",
        "care-start": date(2025, 2, 3),
        "need": "N1 - Abuse or neglect",
        "second-period": "b) No",
        "legal-start": date(2025, 2, 3),
        "legal-status": "C2: FCO",
        "last-review": date(2026, 8, 5),
        "last-visit": date(2026, 10, 12),
        "permanence-plan": "f) Long-term fostering",
        "last-officer-visit": date(2026, 7, 30),
        "last-health": date(2026, 2, 9),
        "last-dental": date(2026, 6, 15),
        "placements-12": 1,
        "placement-start": date(2025, 2, 3),
        "placement-type": "d) U4: Foster placement - other - long term",
        "placement-provider": "b) PR1: Own provision",
        "placement-postcode": "ZZ1 2ZZ",
        "placement-location": "a) In",
        "placement-authority": "Northmere",
        "missing-12": 0,
        "absent-12": 0,
    },
    "list-9": YOUNG_PERSON
    | ALLOCATED
    | {
        "uasc": "b) No",
        "adviser": "Adviser 3",
        "eligibility": "b) Former relevant child",
        "plan-review": date(2026, 8, 1),
        "in-touch": "a) Yes",
        "last-contact": date(2026, 10, 3),
        "accommodation": "U: Independent living",
        "suitable": "a) Suitable",
        "activity": "F2: Full time in education other than higher",
    },
    "list-10": CHILD
    | {
        "family-id": "F1",
        "care-start": date(2025, 2, 3),
        "decision": date(2026, 1, 12),
        "placement-order": date(2026, 3, 2),
        "matched": date(2026, 5, 6),
        "placed": date(2026, 6, 1),
    },
    "list-11": {
        "adopter-id": "A1",
        "gender": "b) Female",
        "ethnicity": "a) WBRI",
        "disability": "b) No",
        "fostering": "No",
        "enquiry": date(2026, 1, 5),
        "stage-1-start": date(2026, 1, 20),
        "stage-1-end": date(2026, 3, 15),
        "stage-2-start": date(2026, 3, 20),
    },
}
"""One sound line of every list. The children of lists 6 and 7, and of 6 and 8, are the same two."""

CHILDREN: Mapping[str, Sequence[str]] = {
    "list-6": ("N100001", "N100002"),
    "list-8": ("N100002",),
    "list-9": ("N100009",),
    "list-10": ("N100002",),
    "list-11": ("A1",),
}


def sound_lines(list_: str) -> list[dict[str, Any]]:
    """The sound lines of a list by column id."""
    key = lists()[list_].row_key[0]
    lines = [dict(SOUND[list_]) | {key: child} for child in CHILDREN.get(list_, ("N100001",))]
    if list_ == "list-6":
        lines[1]["case-status"] = "a) Looked after child"
    return lines


def rows_of(list_: str, lines: Iterable[Mapping[str, Any]] | None = None, version: str = "2024") -> Rows:
    """Headers and lines of a list as they stand in a sheet."""
    columns = lists()[list_].in_version(version)
    told = sound_lines(list_) if lines is None else lines
    return [[column.label for column in columns], *([line.get(column.id) for column in columns] for line in told)]


def sheet_name(shape: ListShape) -> str:
    """The name a sheet usually has."""
    return f"List {shape.number}"


def sound_sheets(version: str = "2024") -> dict[str, Rows]:
    """All eleven lists by the names of their sheets."""
    return {sheet_name(shape): rows_of(shape.id, version=version) for shape in lists().values()}


def spoilt(list_: str, **cells: Any) -> dict[str, Rows]:
    """All eleven lists with cells of the first line of one list changed; ``_`` in a name stands for ``-``."""
    lines = sound_lines(list_)
    lines[0] |= {name.replace("_", "-"): value for name, value in cells.items()}
    return sound_sheets() | {sheet_name(lists()[list_]): rows_of(list_, lines)}


def write_workbook(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """Write sheets of cells as a workbook."""
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as workbook:
        day = workbook.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, date):
                        moment = cell if isinstance(cell, datetime) else datetime.combine(cell, time())
                        sheet.write_datetime(at, column, moment, day)
                    elif cell is not None:
                        sheet.write(at, column, cell)
    return path


_OPEN_DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.2"'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    "<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"
)
_BLANK_LINES = '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'


def write_open_document(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """Write sheets of cells as an OpenDocument spreadsheet, with a million blank lines behind each."""
    tables = "".join(
        f'<table:table table:name="{escape(name)}">{"".join(map(_open_row, rows))}{_BLANK_LINES}</table:table>'
        for name, rows in sheets.items()
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", "<manifest/>")
        package.writestr("content.xml", _OPEN_DOCUMENT.format(sheets=tables))
    return path


def _open_row(row: Sequence[Any]) -> str:
    return f"<table:table-row>{''.join(map(_open_cell, row))}</table:table-row>"


def _open_cell(cell: Any) -> str:
    match cell:
        case None:
            return "<table:table-cell/>"
        case date():
            return f'<table:table-cell office:value-type="date" office:date-value="{cell:%Y-%m-%d}"/>'
        case bool():
            return f'<table:table-cell office:value-type="boolean" office:boolean-value="{str(cell).lower()}"/>'
        case int() | float():
            return f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
        case _:
            words = f"<text:p>{escape(_printable(str(cell)))}</text:p>"
            return f'<table:table-cell office:value-type="string">{words}</table:table-cell>'


def _printable(text: str) -> str:
    """What XML can hold: a real office program writes nothing else."""
    return "".join(it for it in text if it >= " " or it in "\t\n")
