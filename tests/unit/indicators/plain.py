"""Indicators worked out row by row in plain Python: slow, and meant to be read beside the definitions.

It knows no engine and shares nothing with ``sightline.indicators``: the definitions are the knowledge files', the
days are counted by ``ground.days``. Every engine must agree with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from statistics import mean, median
from typing import Any

from sightline.ground.days import Period, add_months
from sightline.knowledge import load
from sightline.knowledge.conditions import (
    Aged,
    All,
    AtLeast,
    ByAsAt,
    Compared,
    Condition,
    Flag,
    InPeriod,
    Known,
    Lasted,
    OneOf,
    SinceThen,
    StillOpen,
    Unless,
)
from sightline.knowledge.conditions import Any as AnyOf
from sightline.knowledge.indicator_model import Indicator, Picked, Subject, Way
from sightline.knowledge.indicator_model import Sequence as Meetings
from sightline.knowledge.indicators import indicators, subjects, timescales

Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]


@dataclass(frozen=True)
class Plain:
    """One return as lists of rows, to be measured on one day."""

    tables: Tables
    as_at: date
    kind: str = "ssd"
    children: int | None = None
    local: Mapping[str, Period] = field(default_factory=dict)

    def answer(self, indicator: Indicator, way: Way | None = None) -> tuple[int | None, int | None, float | None]:
        """Numerator, denominator and value of an indicator, by its first way unless another is given."""
        chosen = way or indicator.ways[0]
        subject = subjects()[chosen.subject]
        months = min(indicator.span.months, subject.annex_a_months) if self.kind == "annex-a" else indicator.span.months
        since = add_months(self.as_at, -months) + timedelta(days=1) if months else self.as_at
        rows = [self.with_drawn(row, subject) for row in self.rows_of(subject)]
        counted = [row for row in rows if self.holds(chosen.counts, row, since)]
        return self._value(indicator, chosen, counted, since)

    def _value(
        self, indicator: Indicator, way: Way, counted: list[dict[str, Any]], since: date
    ) -> tuple[int | None, int | None, float | None]:
        number = len(counted)
        match indicator.unit.value:
            case "percent":
                assert way.meets is not None
                met = sum(self.holds(way.meets, row, since) for row in counted)
                return met, number, 100 * met / number if number else None
            case "count":
                return number, None, float(number)
            case "rate-per-10000-children":
                assert self.children is not None
                return number, self.children, 10_000 * number / self.children
            case unit:
                values = [value for row in counted if (value := _length(way, row)) is not None]
                middle = (median if unit == "median" else mean)(values) if values else None
                return None, len(values), middle

    # Rows

    def rows_of(self, subject: Subject) -> list[dict[str, Any]]:
        """The rows of a subject, the latest only where it keeps one for each."""
        rows = [_days(row) for row in self.tables[subject.table] if row[subject.key] is not None]
        rows = [row for row in rows if subject.where is None or self.holds(subject.where, row, self.as_at)]
        if subject.one_per is None:
            return rows
        latest: dict[Any, dict[str, Any]] = {}
        for row in rows:
            order = (row[str(subject.latest_by)] or date.min, row[subject.key])
            best = latest.get(row[subject.one_per])
            if best is None or order > (best[str(subject.latest_by)] or date.min, best[subject.key]):
                latest[row[subject.one_per]] = row
        return list(latest.values())

    def with_drawn(self, row: dict[str, Any], subject: Subject) -> dict[str, Any]:
        """A row with every column that its subject draws from others."""
        drawn = dict(row)
        for related in subject.related:
            theirs = self._theirs(related.table, related.key, row.get(related.to))
            drawn |= {picked.name: self._pick(picked, theirs) for picked in related.picked}
        if subject.previous:
            drawn |= self._previous(row, subject)
        for following in subject.following:
            theirs = self._theirs(following.table, following.key, row[following.to])
            days = [
                other[following.column]
                for other in theirs
                if following.where is None or self.holds(following.where, other, self.as_at)
            ]
            after = row[following.after]
            drawn[following.name] = min((day for day in days if day and after and day >= after), default=None)
        for sequence in subject.sequences:
            drawn |= self._sequence(row, sequence)
        return drawn

    def _theirs(self, table: str, key: str, value: Any) -> list[dict[str, Any]]:
        return [_days(row) for row in self.tables[table] if value is not None and row[key] == value]

    def _pick(self, picked: Picked, rows: list[dict[str, Any]]) -> Any:
        chosen = [row for row in rows if picked.where is None or self.holds(picked.where, row, self.as_at)]
        values = [row[picked.column] for row in chosen if row[picked.column] is not None]
        match picked.pick:
            case "count":
                return len(values) if rows else None
            case "distinct":
                return len(set(values)) if rows else None
            case "first":
                return min(values, default=None)
            case _:
                return max(values, default=None)

    def _previous(self, row: dict[str, Any], subject: Subject) -> dict[str, Any]:
        previous = subject.previous
        assert previous is not None
        own = row[previous.by]
        others = [
            other
            for other in self._theirs(subject.table, previous.of, row[previous.of])
            if own is not None and other[previous.by] is not None and other[previous.by] < own
        ]
        nearest = max((other[previous.by] for other in others), default=None)
        last = [other for other in others if other[previous.by] == nearest]
        return {
            name: max((other[column] for other in last if other[column] is not None), default=None)
            for name, column in previous.columns.items()
        }

    def _sequence(self, row: dict[str, Any], sequence: Meetings) -> dict[str, Any]:
        starts = row[sequence.starts]
        held = sorted(
            {
                other[sequence.column]
                for other in self._theirs(sequence.table, sequence.key, row[sequence.to])
                if (sequence.where is None or self.holds(sequence.where, other, self.as_at))
                and other[sequence.column] is not None
                and starts is not None
                and starts <= other[sequence.column] <= self.as_at
            }
        )
        year = add_months(self.as_at, -12) + timedelta(days=1)
        late = due = 0
        before = starts
        for place, day in enumerate(held):
            if day >= year:
                due += 1
                late += day > self.due(_at(sequence.timescales, place), before)
            before = day
        is_overdue = starts is not None and self.due(_at(sequence.timescales, len(held)), before) < self.as_at
        return {f"{sequence.name}_late": late + is_overdue, f"{sequence.name}_due": due + is_overdue}

    # Conditions

    def due(self, timescale: str, trigger: date) -> date:
        """The last day in time."""
        period = self.local.get(timescale) or timescales()[timescale].period
        return period.due(trigger, load.holidays())

    def holds(self, condition: Condition, row: Row, since: date) -> bool:
        """Whether a condition holds for a row."""
        match condition:
            case All(parts):
                return all(self.holds(part, row, since) for part in parts)
            case AnyOf(parts):
                return any(self.holds(part, row, since) for part in parts)
            case Unless(leaf):
                return leaf.column not in row or not self.holds(leaf, row, since)
            case Known(column, is_known):
                return (row[column] is not None) is is_known
            case StillOpen(column):
                return row[column] is None or row[column] > self.as_at
            case AtLeast(column, number, True):
                return (row[column] or 0) < number
            case _:
                return row[condition.column] is not None and self._says(condition, row, since)

    def _says(self, condition: Condition, row: Row, since: date) -> bool:
        """What a condition says of a cell that is not empty."""
        match condition:
            case OneOf(column, values, is_in):
                return (row[column] in values) is is_in
            case Flag(column, wanted):
                return bool(row[column] is wanted)
            case AtLeast(column, number):
                return bool(row[column] >= number)
            case _:
                return self._says_of_days(condition, row, since)

    def _says_of_days(self, condition: Condition, row: Row, since: date) -> bool:
        match condition:
            case InPeriod(column):
                return bool(since <= row[column] <= self.as_at)
            case ByAsAt(column):
                return bool(row[column] <= self.as_at)
            case Aged(column, years, is_under):
                return (row[column] > add_months(self.as_at, -12 * years)) is is_under
            case Compared(column, other, is_before):
                return row[other] is not None and (row[column] < row[other]) is is_before
            case SinceThen(column, timescale, length):
                return self._since_then(row[column], self.due(timescale, row[column]), length.value)
            case Lasted(column, timescale, trigger, length):
                if row[trigger] is None:
                    return False
                return _lasted(row[column], row[trigger], self.due(timescale, row[trigger]), length.value)
        raise AssertionError(condition)

    def _since_then(self, day: date, due: date, length: str) -> bool:
        match length:
            case "within":
                return day <= self.as_at <= due
            case "over":
                return due < self.as_at
            case _:
                return due <= self.as_at


def _lasted(day: date, trigger: date, due: date, length: str) -> bool:
    match length:
        case "within":
            return trigger <= day <= due
        case "over":
            return day > due
        case _:
            return day >= due


def _at(timescales: Sequence[str], place: int) -> str:
    return timescales[min(place, len(timescales) - 1)]


def _length(way: Way, row: Row) -> float | None:
    value = row[str(way.value)]
    if way.value_from is None:
        return value if value is None else float(value)
    since = row[way.value_from]
    return None if value is None or since is None else float((value - since).days)


def _days(row: Row) -> dict[str, Any]:
    """Moments as their day."""
    return {name: cell.date() if isinstance(cell, datetime) else cell for name, cell in row.items()}


def answers(plain: Plain) -> dict[str, tuple[int | None, int | None, float | None]]:
    """Every indicator's first way, by its id."""
    return {id_: plain.answer(indicator) for id_, indicator in indicators().items()}
