"""Made returns on disk: tables as Parquet or CSV, lists as a workbook or a folder of CSV files."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

from sightline.demonstration.children.annex_a import Cell, MadeList
from sightline.demonstration.children.world import Return

DAY_FORM = "%d/%m/%Y"
YES_NO = {True: "Y", False: "N"}
MADE_ON = datetime.fromisoformat("2026-01-01")
"""A workbook says when it was made; the same return is the same file."""


def write_parquet(made: Return, folder: Path) -> dict[str, Path]:
    """One Parquet file a table, in the types of the table's shape; the files by table."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = {name: folder / f"{name}.parquet" for name in made.tables}
    for name, path in paths.items():
        pq.write_table(made.tables[name], path)
    return paths


def write_csv(made: Return, folder: Path) -> dict[str, Path]:
    """One CSV file a table as a database writes it: days ISO, flags Y and N, nothing for what is not known."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = {name: folder / f"{name}.csv" for name in made.tables}
    for name, path in paths.items():
        _write_rows(path, made.tables[name].column_names, _plain_rows(made.tables[name]))
    return paths


def write_lists(made: Sequence[MadeList], folder: Path) -> list[Path]:
    """One CSV file a list, days as day/month/year."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{one.sheet}.csv" for one in made]
    for one, path in zip(made, paths, strict=True):
        _write_rows(path, one.headers, ([_in_words(cell) for cell in row] for row in one.rows))
    return paths


def write_workbook(made: Sequence[MadeList], path: Path, titles: Iterable[str] = ()) -> Path:
    """One workbook, a sheet a list, the rows written as they come; days are days to the spreadsheet.

    The lists whose sheets ``titles`` names have a title row above their headers.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    titled = set(titles)
    with xlsxwriter.Workbook(path, {"constant_memory": True, "default_date_format": "dd/mm/yyyy"}) as book:
        book.set_properties({"created": MADE_ON})
        for one in made:
            sheet = book.add_worksheet(one.sheet)
            top = 0
            if one.sheet in titled:
                sheet.write(0, 0, f"{one.sheet}: made for a demonstration")
                top = 1
            sheet.write_row(top, 0, one.headers)
            for number, row in enumerate(one.rows, start=top + 1):
                sheet.write_row(number, 0, row)
    return path


def _write_rows(path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def _plain_rows(rows: pa.Table) -> Iterable[list[Cell]]:
    columns = [column.to_pylist() for column in rows.columns]
    return ([_plain(cell) for cell in row] for row in zip(*columns, strict=True))


def _plain(cell: Cell) -> Cell:
    return YES_NO[cell] if isinstance(cell, bool) else cell


def _in_words(cell: Cell) -> Cell:
    return cell.strftime(DAY_FORM) if isinstance(cell, date) else cell
