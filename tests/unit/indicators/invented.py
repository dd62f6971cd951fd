"""Invented returns: tables full of ties, empty cells, leap days, bank holidays and children exactly on a limit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from sightline.ground.days import add_months
from sightline.indicators.terms import Terms
from sightline.knowledge.conditions import Condition, OneOf, Unless, leaves
from sightline.knowledge.indicators import indicators, subjects, timescales
from sightline.knowledge.tables import ColumnShape, ColumnType, TableShape, code_set, tables

ARROW = {
    ColumnType.TEXT: pa.string(),
    ColumnType.DATE: pa.date32(),
    ColumnType.DATETIME: pa.timestamp("us"),
    ColumnType.INTEGER: pa.int64(),
    ColumnType.NUMBER: pa.float64(),
    ColumnType.FLAG: pa.bool_(),
}
EMPTY_IN = 6
"""One cell in so many is empty."""
PEOPLE = 8
UNCODED = "nothing that a definition names"
OFTEN_EMPTY = ("end_date", "ceased_date", "close_date", "cancelled", "ola")
"""Cells that are empty more often than not in a real return, and here in half of the rows."""

Made = dict[str, list[dict[str, Any]]]


def used_tables() -> list[str]:
    """The tables that any subject draws on."""
    found: set[str] = set()
    for subject in subjects().values():
        found |= {subject.table} | {it.table for it in (*subject.related, *subject.following, *subject.sequences)}
    return sorted(found)


def schema(shape: TableShape) -> pa.Schema:
    """The columns of a table as the store holds them."""
    return pa.schema([(column.name, ARROW[column.type]) for column in shape.columns])


def days_of_interest(as_at: date) -> list[date]:
    """Days on and around every limit before ``as_at``, leap days, bank holidays, and the days about them."""
    terms = Terms(as_at=as_at)
    limits = [terms.first_in_time(name) for name in timescales()]
    anchors = [*limits, as_at, add_months(as_at, -12), date(2024, 2, 29), date(2023, 12, 22), date(2023, 4, 6)]
    near = [anchor + timedelta(days=n) for anchor in anchors for n in (-1, 0, 1)]
    return (
        near + [as_at - timedelta(days=n * 11) for n in range(60)] + [as_at - timedelta(days=n * 90) for n in range(16)]
    )


def days_after(day: date, terms: Terms) -> list[date]:
    """The last day in time of every clock that begins on ``day``, and the day after each."""
    last = [terms.period(name).due(day, terms.holidays) for name in timescales()]
    return last + [due + timedelta(days=1) for due in last]


@cache
def codes_named() -> Mapping[str, tuple[str, ...]]:
    """The codes that definitions name, by column."""
    found: dict[str, tuple[str, ...]] = {}
    for condition in conditions():
        for leaf in leaves(condition):
            inner = leaf.leaf if isinstance(leaf, Unless) else leaf
            if isinstance(inner, OneOf):
                found[inner.column] = found.get(inner.column, ()) + inner.values
    return found


def conditions() -> Iterator[Condition]:
    """Every condition that a definition is written in, but for those of drawn columns' names."""
    for indicator in indicators().values():
        for way in indicator.ways:
            yield from (it for it in (way.counts, way.meets) if it)
    for subject in subjects().values():
        picked = [it for related in subject.related for it in related.picked]
        yield from (it.where for it in (subject, *picked, *subject.following, *subject.sequences) if it.where)


class Inventor:
    """Draws tables from a seed, so that a failing one can be drawn again."""

    def __init__(self, seed: int, as_at: date) -> None:
        self._random = Random(seed)
        self._terms = Terms(as_at=as_at)
        self._days = days_of_interest(as_at)
        self._chain = as_at

    def tables(self, most: int) -> Made:
        """Every table that indicators draw on, each with up to so many rows."""
        return {name: self._rows(tables()[name], self._random.randint(0, most)) for name in used_tables()}

    def _rows(self, shape: TableShape, count: int) -> list[dict[str, Any]]:
        self._chain = self._terms.as_at
        keyed = [column.name for column in shape.columns if column.key]
        rows = [{column.name: self._cell(column, shape) for column in shape.columns} for _ in range(count)]
        seen: dict[Any, dict[str, Any]] = {}
        for number, row in enumerate(rows):
            key = row[keyed[0]] if keyed else number
            seen.setdefault(number if key is None else key, row)
        return list(seen.values())

    def _cell(self, column: ColumnShape, shape: TableShape) -> Any:
        is_often_empty = column.name.endswith(OFTEN_EMPTY)
        if self._random.randrange(2 if is_often_empty else EMPTY_IN) == 0 and not (
            column.key and shape.name == "ssd_person"
        ):
            return None
        match column.type:
            case ColumnType.DATE:
                return self._day(column)
            case ColumnType.DATETIME:
                return datetime.combine(self._day(column), time(self._random.randrange(24)))
            case ColumnType.INTEGER:
                return self._random.choice((0, 1, 2, 3, 4, 19, 20))
            case ColumnType.NUMBER:
                return self._random.choice((0.0, 19.9, 20.0, 300.5))
            case ColumnType.FLAG:
                return self._random.random() < 0.5
            case ColumnType.TEXT:
                return self._text(column, shape)

    def _day(self, column: ColumnShape) -> date:
        """Often the last day in time of a clock that began on the day drawn before, or the day after it."""
        if column.name.endswith("dob"):
            years = self._random.randint(0, 23)
            return add_months(self._terms.as_at, -12 * years) + timedelta(days=self._random.randint(-1, 1))
        choices = days_after(self._chain, self._terms) if self._random.random() < 0.5 else self._days
        day = self._random.choice(choices)
        self._chain = day if day <= self._terms.as_at else self._random.choice(self._days)
        return day

    def _text(self, column: ColumnShape, shape: TableShape) -> str:
        named = codes_named().get(column.name, ())
        if named and self._random.random() < 0.6:
            return self._random.choice(named)
        if column.codes:
            return self._random.choice(code_set(column.codes).codes).code
        if column.key or column.parent or column.name.endswith("_id"):
            return f"id{self._random.randrange(PEOPLE if column.parent else 6 * PEOPLE)}"
        return UNCODED


def write(made: Mapping[str, list[dict[str, Any]]], folder: Path) -> dict[str, Path]:
    """The tables as Parquet files, by name."""
    files = {name: folder / f"{name}.parquet" for name in made}
    for name, path in files.items():
        pq.write_table(pa.Table.from_pylist(made[name], schema(tables()[name])), path)
    return files
