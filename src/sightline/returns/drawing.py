"""The lists of Annex A that tables of the dataset can be made into: how many lines each would have, what it lacks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sightline.ground.days import add_months
from sightline.knowledge.annex_a_lists import DrawnFrom, ListShape, lists
from sightline.knowledge.tables import tables
from sightline.returns.cells import Value
from sightline.returns.typed import TypedList

SUPPLEMENTARY = "extra_"
"""Tables that hold what a list states outright; drawn from the dataset, such columns are worked out."""


def lines_drawn(found: Mapping[str, TypedList], as_at: date) -> dict[str, int]:
    """How many lines each list would have on that day, by list; without those whose table or days are not there."""
    counted = {}
    for shape in lists().values():
        drawn = shape.drawn
        if drawn and drawn.table in found and _can_be_told(drawn, found[drawn.table]):
            counted[shape.id] = _lines(drawn, found[drawn.table], as_at)
    return counted


def columns_lacking(found: Mapping[str, TypedList]) -> dict[str, list[str]]:
    """The columns of each list that none of these tables fills, as they are printed."""
    return {shape.id: lacking for shape in lists().values() if shape.drawn and (lacking := _lacking(shape, found))}


def _can_be_told(drawn: DrawnFrom, table: TypedList) -> bool:
    return {it for it in (drawn.since, drawn.once, *drawn.ended) if it} <= set(table.columns)


def _lines(drawn: DrawnFrom, table: TypedList, as_at: date) -> int:
    earliest = add_months(as_at, -drawn.months) if drawn.months else date.min
    always: list[Value] = [as_at] * len(table.rows)
    since = table.values(drawn.since) if drawn.since else always
    without = table.values(drawn.without) if drawn.without else always
    ends = [table.values(column) for column in drawn.ended] or [since]
    inside = [
        line
        for line, (began, left_out, *ended) in enumerate(zip(since, without, *ends, strict=True))
        if began is not None and _day(began) <= as_at and left_out is not True and _is_within(ended, earliest)
    ]
    if drawn.once is None:
        return len(inside)
    who = table.values(drawn.once)
    return len({who[line] for line in inside})


def _is_within(ended: list[Value], earliest: date) -> bool:
    held = [_day(it) for it in ended if it is not None]
    return not held or max(held) >= earliest


def _day(value: Value) -> date:
    assert isinstance(value, date)  # the columns named are of days
    return value


def _lacking(shape: ListShape, found: Mapping[str, TypedList]) -> list[str]:
    told: dict[str, bool] = {}
    for filled in shape.tables:
        if filled.name.startswith(SUPPLEMENTARY):
            continue
        there = found[filled.name].columns if filled.name in found else {}
        for name, taken in filled.columns.items():
            column = tables()[filled.name].column(name)
            if column and column.kept:
                id_ = taken.split()[-1]
                told[id_] = told.get(id_, False) or name in there
    return [column.label for column in shape.columns if told.get(column.id) is False]
