"""Workbooks as people really leave them: whatever was done to one, it is read, and what is wrong has a code."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from sightline.knowledge.annex_a_lists import lists
from sightline.returns.loading import Loaded, load_return
from sightline.returns.problems import WORDS
from sightline.returns.store import ReturnKind
from tests.unit.returns.made import Rows, rows_of, sound_lines, sound_sheets, write_open_document, write_workbook

Spoil = Callable[[Rows, Random], Rows]


def titles(rows: Rows, chance: Random) -> Rows:
    """Title rows, so that the headers are in row 3 or further down."""
    above: Rows = [["Annex A: child level data"], ["As at 31/10/2026"], [], ["Produced by the data team"]]
    return [*above[: chance.randint(2, 4)], *rows]


def groups(rows: Rows, chance: Random) -> Rows:
    """Merged cells over the headers, which are text in the first and nothing in the others."""
    return [["The child", None, None, "What happened"], *rows]


def total(rows: Rows, chance: Random) -> Rows:
    """A blank row and a total behind the lines."""
    return [*rows, [], ["Total", len(rows) - 1]]


def more_columns(rows: Rows, chance: Random) -> Rows:
    """Columns of the authority's own, between the others and behind them."""
    at = chance.randint(1, len(rows[0]))
    return [[*row[:at], "Checked by" if not place else "a person", *row[at:]] for place, row in enumerate(rows)]


def blank_columns(rows: Rows, chance: Random) -> Rows:
    """Columns without a header or a cell."""
    at = chance.randint(0, len(rows[0]))
    return [[*row[:at], None, None, *row[at:]] for row in rows]


def text_dates(rows: Rows, chance: Random) -> Rows:
    """Dates as text, most with the day first, some with the month."""
    ways = ("%d/%m/%Y", "%d/%m/%y", "%Y-%m-%d", "%d %B %Y", "%m/%d/%Y", "%d.%m.%Y 00:00:00")
    return [[f"{it:{chance.choice(ways)}}" if isinstance(it, date) else it for it in row] for row in rows]


def written_blanks(rows: Rows, chance: Random) -> Rows:
    """Nothing, as people and programs write it, in cells that may be blank and in some that may not."""
    words = ("-", "#N/A", "n/k", "N/A", " ", "NULL", "not known")
    first, *lines = rows
    return [
        first,
        *(
            [it if at == 0 or chance.random() < 0.8 else chance.choice(words) for at, it in enumerate(line)]
            for line in lines
        ),
    ]


def numbers_as_text(rows: Rows, chance: Random) -> Rows:
    """Whole numbers as text, and with a nought behind the point."""
    return [[chance.choice((str(it), f"{it}.0", float(it))) if type(it) is int else it for it in row] for row in rows]


def loud_headers(rows: Rows, chance: Random) -> Rows:
    """Headers in capitals, over two lines, with spaces behind them and marks between their words."""
    ways: tuple[Callable[[str], str], ...] = (
        str.upper,
        lambda it: f" {it}  ",
        lambda it: it.replace(" ", "\n"),
        lambda it: it.replace(" ", "_"),
    )
    first, *lines = rows
    return [[title and chance.choice(ways)(str(title)) for title in first], *lines]


def unborn(rows: Rows, chance: Random) -> Rows:
    """A child not yet born, who has no age and no date of birth."""
    first, *lines = rows
    word = chance.choice(("Unborn", "unborn child", "UNBORN"))
    return [
        first,
        *([word if "age" in str(first[at]).lower().split() else it for at, it in enumerate(line)] for line in lines),
    ]


def odd_cells(rows: Rows, chance: Random) -> Rows:
    """Whatever a cell can hold: days of 1899, numbers that are no number, very long and unprintable text."""
    odd = (date(1899, 12, 30), 1e300, -4, True, "x" * 40_000, "\x07\u2028", "=1/0", "31/02/2026", "0", "'00123")
    first, *lines = rows
    return [
        first,
        *([chance.choice(odd) if at and chance.random() < 0.3 else it for at, it in enumerate(line)] for line in lines),
    ]


SPOILT: tuple[Spoil, ...] = (
    titles,
    groups,
    total,
    more_columns,
    blank_columns,
    text_dates,
    written_blanks,
    numbers_as_text,
    loud_headers,
    unborn,
    odd_cells,
)
NAMES = ("List {}", "List_{}", "LIST {} ", "Annex A - List {}", "AA List{}", "{}", "L{}")


def spoil(seed: int) -> dict[str, Rows]:
    """A sound return, its sheets renamed one way, and several things done to each of them."""
    chance = Random(seed)
    name = chance.choice(NAMES)
    sheets: dict[str, Rows] = {}
    for shape in lists().values():
        rows = rows_of(shape.id)
        for done in chance.sample(SPOILT, 3):
            rows = done(rows, chance) if done is not titles and done is not groups else rows
        for above in chance.sample((titles, groups), chance.randint(0, 1)):
            rows = above(rows, chance)
        sheets[name.format(shape.number)] = rows
    return sheets


@pytest.mark.parametrize("seed", range(6))
def test_whatever_was_done_to_it_a_workbook_is_read_and_what_is_wrong_has_a_code(tmp_path: Path, seed: int) -> None:
    write = write_open_document if seed % 6 == 5 else write_workbook
    path = write(tmp_path / ("northmere.ods" if seed % 6 == 5 else "northmere.xlsx"), spoil(seed))
    loaded = load_return(str(path), ReturnKind.ANNEX_A)
    assert {found.code for found in loaded.problems} <= set(WORDS)
    assert set(loaded.lists) == set(lists())
    assert all(typed.rows or any(found.list == id_ for found in loaded.problems) for id_, typed in loaded.lists.items())


def load(tmp_path: Path, sheets: dict[str, Rows]) -> Loaded:
    return load_return(str(write_workbook(tmp_path / "northmere.xlsx", sheets)), ReturnKind.ANNEX_A)


def told(loaded: Loaded) -> set[tuple[str, str | None]]:
    return {(found.code, found.list) for found in loaded.problems}


HARMLESS: dict[str, tuple[Spoil, set[str]]] = {
    "titles": (titles, set()),
    "merged cells over the headers": (groups, set()),
    "a total": (total, {"total-line"}),
    "own columns": (more_columns, {"unknown-column"}),
    "blank columns": (blank_columns, set()),
    "numbers as text": (numbers_as_text, set()),
    "loud headers": (loud_headers, set()),
    "an unborn child": (unborn, set()),
}


@pytest.mark.parametrize("what", HARMLESS)
@pytest.mark.parametrize("list_", lists())
def test_what_does_no_harm_loses_no_line_and_no_column(tmp_path: Path, what: str, list_: str) -> None:
    done, codes = HARMLESS[what]
    rows = done(rows_of(list_), Random(7))
    name = f"List {lists()[list_].number}"
    loaded = load(tmp_path, sound_sheets() | {name: rows})
    assert {code for code, _ in told(loaded)} == codes
    assert len(loaded.lists[list_].rows) == len(sound_lines(list_))
    assert not loaded.lists[list_].missing


@pytest.mark.parametrize("name", ["List_10", "Annex A - List 10", "LIST 10", "L10", "List 10 - Adoption (2026)", "10"])
def test_a_renamed_sheet_is_its_list_and_no_other(tmp_path: Path, name: str) -> None:
    sheets = sound_sheets()
    sheets[name] = sheets.pop("List 10")
    assert told(load(tmp_path, sheets)) == set()


def test_a_header_over_two_rows_is_read_where_it_begins(tmp_path: Path) -> None:
    first, *lines = rows_of("list-3")
    upper: list[Any] = [title if at in (2, 4) else None for at, title in enumerate(first)]
    lower: list[Any] = [None if at in (2, 4) else title for at, title in enumerate(first)]
    loaded = load(tmp_path, sound_sheets() | {"List 3": [upper, lower, *lines]})
    assert told(loaded) == set()


@pytest.mark.parametrize(
    ("written", "kept"), [("00123", "00123"), ("123.0", "123"), (123.0, "123"), (123, "123"), (" 123 ", "123")]
)
def test_an_identifier_is_one_however_a_spreadsheet_turned_it(tmp_path: Path, written: Any, kept: str) -> None:
    lines = sound_lines("list-1")
    lines[0]["child-id"] = written
    loaded = load(tmp_path, sound_sheets() | {"List 1": rows_of("list-1", lines)})
    assert loaded.lists["list-1"].values("child-id") == [kept]
