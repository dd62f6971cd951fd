"""A list whose lines stand on two sheets: read as one where that is plainly what they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sightline.returns.cells import is_blank, written
from sightline.returns.matching import Matched, Matches, is_put_away
from sightline.returns.problems import ReturnProblem, problem
from sightline.returns.sources.sheets import Cell, Row

Key = tuple[str, ...]


def join_parts(matches: Matches) -> tuple[Matches, list[ReturnProblem]]:
    """The matches with each list that goes on in another sheet put together, and what is to be said of it.

    Sheets are parts of one list where neither is put away, both have the same columns, and no line is in
    both. All else (an earlier copy, another month with the same children) is left out and said, for a person to decide.
    """
    taken = {matched.shape.id: matched for matched in matches.taken}
    told = []
    for part in matches.second:
        whole = taken[part.shape.id]
        id_, name = whole.shape.id, part.sheet.name
        if _goes_on(whole, part):
            start = len(whole.sheet.rows) + whole.sheet.first_row
            told.append(problem("joined-sheets", list=id_, more=f"({name}: its first line is counted as row {start})"))
            taken[id_] = _joined(whole, part)
        else:
            told.append(problem("two-sheets", list=id_, more=f"(left out: {name}, {len(_lines(part)):,} lines)"))
    return replace(matches, taken=tuple(taken.values()), second=()), told


def _goes_on(whole: Matched, part: Matched) -> bool:
    if is_put_away(whole.sheet) or is_put_away(part.sheet) or part.is_misnamed != whole.is_misnamed:
        return False
    if set(whole.headers.columns) != set(part.headers.columns):
        return False
    return bool(keys := _keys(part)) and keys.isdisjoint(_keys(whole))


def _keys(matched: Matched) -> set[Key]:
    at = [matched.headers.columns[id_] for id_ in matched.shape.row_key if id_ in matched.headers.columns]
    return {tuple(written(_cell(row, place)) for place in at) for row in _lines(matched)} if at else set()


def _lines(matched: Matched) -> list[Row]:
    rows = matched.sheet.rows[matched.headers.row + 1 :]
    return [row for row in rows if not all(map(is_blank, row))]


def _joined(whole: Matched, part: Matched) -> Matched:
    """The lines of a part behind those of the whole, each cell under its header there."""
    start, skipped = len(whole.sheet.rows), part.headers.row + 1
    place = {at: whole.headers.columns[id_] for id_, at in part.headers.columns.items()}
    width = max(place.values()) + 1
    added = [_moved(row, place, width) for row in part.sheet.rows[skipped:]]
    errors = {(row - skipped + start, place[at]) for row, at in part.sheet.errors if row >= skipped and at in place}
    sheet = replace(whole.sheet, rows=[*whole.sheet.rows, *added], errors=whole.sheet.errors | errors)
    return replace(whole, sheet=sheet)


def _moved(row: Row, place: dict[int, int], width: int) -> Sequence[Cell]:
    moved: list[Cell] = [None] * width
    for at, there in place.items():
        moved[there] = _cell(row, at)
    return moved


def _cell(row: Row, at: int) -> Cell:
    return row[at] if at < len(row) else None
