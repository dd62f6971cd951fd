"""Conditions of the grammar as expressions of ibis. An empty cell never makes a condition true by accident."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import reduce
from operator import and_, or_

import ibis
import ibis.expr.types as ir

from sightline.indicators.calendar import due_name
from sightline.indicators.terms import Terms
from sightline.knowledge.conditions import (
    Aged,
    All,
    Any,
    AtLeast,
    ByAsAt,
    Compared,
    Condition,
    Flag,
    InPeriod,
    Known,
    Lasted,
    Leaf,
    Length,
    OneOf,
    SinceThen,
    StillOpen,
    Unless,
)

Columns = Mapping[str, ir.Value]


def due_column(trigger: str, timescale: str) -> str:
    """The name under which the last day in time stands beside the day that began the clock."""
    return f"{trigger}__{due_name(timescale)}"


class Conditions:
    """Whether conditions hold for a row with these columns. What several conditions share is made once."""

    def __init__(self, columns: Columns, terms: Terms) -> None:
        self._columns = columns
        self._terms = terms
        self._made: dict[tuple[Condition, date | None], ir.BooleanValue] = {}

    def hold(self, condition: Condition, since: date | None = None) -> ir.BooleanValue:
        """Whether a condition holds. ``since`` is the first day of the indicator's period."""
        asked = (condition, since)
        if asked not in self._made:
            self._made[asked] = self._hold(condition, since)
        return self._made[asked]

    def _hold(self, condition: Condition, since: date | None) -> ir.BooleanValue:
        match condition:
            case All(parts):
                return reduce(and_, (self.hold(part, since) for part in parts))
            case Any(parts):
                return reduce(or_, (self.hold(part, since) for part in parts))
            case InPeriod():
                return _leaf(condition, self._columns, self._terms, since)
            case _:
                return _leaf(condition, self._columns, self._terms, None) if since is None else self.hold(condition)


def _leaf(leaf: Leaf, columns: Columns, terms: Terms, since: date | None) -> ir.Value:
    match leaf:
        case Known():
            value = columns[leaf.column]
            return value.notnull() if leaf.is_known else value.isnull()
        case OneOf() | Flag():
            return _code(leaf, columns)
        case AtLeast():
            number = columns[leaf.column].fill_null(0) if leaf.is_under else columns[leaf.column]
            return number < leaf.number if leaf.is_under else number >= leaf.number
        case Unless():
            return _unless(leaf, columns)
        case _:
            return _day(leaf, columns, terms, since)


def _code(leaf: OneOf | Flag, columns: Columns) -> ir.Value:
    value = columns[leaf.column]
    if isinstance(leaf, Flag):
        return value == ibis.literal(leaf.wanted)
    found = value.isin(leaf.values)
    return found if leaf.is_in else value.notnull() & ~found


def _unless(leaf: Unless, columns: Columns) -> ir.Value:
    if leaf.leaf.column not in columns:
        return ibis.literal(True)
    value = columns[leaf.leaf.column]
    match leaf.leaf:
        case Flag(_, wanted):
            return value.isnull() | (value != ibis.literal(wanted))
        case OneOf(_, values, is_in):
            found = value.isin(values)
            return value.isnull() | (~found if is_in else found)


def _day(
    leaf: Aged | InPeriod | ByAsAt | StillOpen | SinceThen | Lasted | Compared,
    columns: Columns,
    terms: Terms,
    since: date | None,
) -> ir.Value:
    day = columns[leaf.column]
    match leaf:
        case InPeriod():
            return (day >= ibis.literal(since or terms.as_at)) & (day <= terms.as_at)
        case ByAsAt():
            return day <= terms.as_at
        case StillOpen():
            return day.isnull() | (day > terms.as_at)
        case Aged():
            born_by = terms.born_by(leaf.years)
            return day > born_by if leaf.is_under else day <= born_by
        case Compared():
            return day < columns[leaf.other] if leaf.is_before else day >= columns[leaf.other]
        case SinceThen():
            return _since_then(leaf, day, terms)
        case Lasted():
            return _lasted(leaf, columns)


def _since_then(leaf: SinceThen, day: ir.Value, terms: Terms) -> ir.Value:
    first = terms.first_in_time(leaf.timescale, leaf.length)
    return (day >= first) & (day <= terms.as_at) if leaf.length is Length.WITHIN else day < first


def _lasted(leaf: Lasted, columns: Columns) -> ir.Value:
    day, due = columns[leaf.column], columns[due_column(leaf.trigger, leaf.timescale)]
    match leaf.length:
        case Length.WITHIN:
            return (day >= columns[leaf.trigger]) & (day <= due)
        case Length.OVER:
            return day > due
        case Length.AT_LEAST:
            return day >= due
