"""What to ask of a return: each subject's table is read once, and all its indicators counted in that one reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import ibis.expr.types as ir

from sightline.indicators import breakdowns
from sightline.indicators.breakdowns import Breakdown
from sightline.indicators.conditions import Conditions
from sightline.indicators.needs import Held, choose, lacking_columns
from sightline.indicators.preparing import Asked, prepare
from sightline.indicators.shapes import apart
from sightline.indicators.terms import Terms
from sightline.knowledge.conditions import All, Condition
from sightline.knowledge.indicator_model import Indicator, IndicatorUnit, Subject, Way
from sightline.knowledge.indicators import indicators, subjects

GROUP = "group__name"
VALUE, ROWS = "value__days", "value__rows"
NEEDS_CHILDREN = "A rate needs the number of children who live in the area, which was not given."


@dataclass(frozen=True, slots=True)
class Names:
    """The columns of an answer that hold one indicator's rows, those that meet it, and the sum of their values."""

    counted: str
    met: str | None
    total: str | None


@dataclass(frozen=True, slots=True)
class Query:
    """One question to the engine, and whose figures it is about.

    Its answer holds the counts of several indicators, by the names of their columns, or how the values of one are
    spread.
    """

    subject: str
    table: ir.Table
    columns: tuple[str, ...]
    work: tuple[Asked, ...]
    names: tuple[Names, ...] = ()
    is_spread: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is to be asked of a return, and what cannot be asked, with why.

    The queries are made as they are taken, once, so that the first is answered while the next is made; ``settled``
    keeps them for a plan that is carried out more than once.
    """

    queries: Iterable[Query]
    chosen: Mapping[str, Way]
    lacking: Mapping[str, str]
    wanted: tuple[Indicator, ...]
    breakdown: Breakdown | None

    def settled(self) -> Plan:
        """The same plan with its queries made."""
        return replace(self, queries=tuple(self.queries))


def plan(
    tables: Mapping[str, ir.Table],
    terms: Terms,
    wanted: Iterable[Indicator] | None = None,
    breakdown: Breakdown | None = None,
) -> Plan:
    """What to ask of these tables for the indicators wanted, all of them unless told."""
    asked_for = tuple(indicators().values() if wanted is None else wanted)
    held: Held = {name: frozenset(table.columns) for name, table in tables.items()}
    chosen: dict[str, Way] = {}
    lacking: dict[str, str] = {}
    by_subject: dict[str, list[Asked]] = {}
    for indicator in asked_for:
        found = choose(indicator, held, terms.kind)
        why = found.why or _cannot(indicator, found.way, held, terms, breakdown)
        if found.way is None or why:
            lacking[indicator.id] = why
            continue
        chosen[indicator.id] = found.way
        by_subject.setdefault(found.way.subject, []).append((indicator, found.way))
    queries = (
        query
        for name, work in by_subject.items()
        for query in _queries(subjects()[name], work, tables, terms, breakdown)
    )
    return Plan(queries, chosen, lacking, asked_for, breakdown)


def _cannot(indicator: Indicator, way: Way | None, held: Held, terms: Terms, breakdown: Breakdown | None) -> str:
    if way is None:
        return ""
    if indicator.unit is IndicatorUnit.RATE and (terms.children is None or breakdown):
        return NEEDS_CHILDREN
    if breakdown is None:
        return ""
    subject = subjects()[way.subject]
    column = breakdowns.column_of(breakdown, subject)
    if column is None:
        return f"{subject.label[:1].upper()}{subject.label[1:]} cannot be told apart by {breakdown}."
    return lacking_columns(subject, [column], held, terms.kind)


def _queries(
    subject: Subject, work: Sequence[Asked], tables: Mapping[str, ir.Table], terms: Terms, by: Breakdown | None
) -> Iterator[Query]:
    middles = [asked for asked in work if asked[0].unit is IndicatorUnit.MEDIAN]
    counted = tuple(asked for asked in work if asked not in middles)
    if counted:
        yield _counting(subject, counted, tables, terms, by)
    for asked in middles:
        yield _spreading(subject, asked, tables, terms, by)


def _prepared(
    subject: Subject, work: Sequence[Asked], tables: Mapping[str, ir.Table], terms: Terms, by: Breakdown | None
) -> tuple[ir.Table, dict[str, ir.Value]]:
    """The subject's table, and the groups to count it by."""
    column = breakdowns.column_of(by, subject) if by else None
    table = prepare(subject, work, tables, terms, also=[column] if column else [])
    groups = apart(table)
    if by and column:
        groups |= {GROUP: breakdowns.group(by, table[column], terms)}
    return table, groups


def _counting(
    subject: Subject,
    work: tuple[Asked, ...],
    tables: Mapping[str, ir.Table],
    terms: Terms,
    by: Breakdown | None,
) -> Query:
    table, groups = _prepared(subject, work, tables, terms, by)
    asking = _Asking(table, subject, terms)
    names = tuple(asking.ask(*asked) for asked in work)
    found = asking.found
    query = table.group_by(**groups).aggregate(**found) if groups else table.aggregate(**found)
    return Query(subject.id, query, (*groups, *found), work, names)


class _Asking:
    """What is counted in one reading of a table. Indicators that count the same rows share the count."""

    def __init__(self, table: ir.Table, subject: Subject, terms: Terms) -> None:
        self.found: dict[str, ir.Scalar] = {}
        self._table = table
        self._subject = subject
        self._terms = terms
        self._columns = {name: table[name] for name in table.columns}
        self._conditions = Conditions(self._columns, terms)
        self._names: dict[object, str] = {}

    def ask(self, indicator: Indicator, way: Way) -> Names:
        """Count the rows of an indicator, those of them that meet it, and add up their values."""
        since = self._terms.span(indicator.span, self._subject)[0]
        counted = self._rows(since, way.counts, way.value)
        met = self._rows(since, All((way.counts, way.meets))) if way.meets else None
        return Names(counted, met, self._total(since, way) if way.value else None)

    def _rows(self, since: date, counts: Condition, value: str | None = None) -> str:
        where = self._where(since, counts, value)
        return self._named((since, counts, value), "n", lambda: self._table.count(where=where))

    def _total(self, since: date, way: Way) -> str:
        where = self._where(since, way.counts, way.value)
        asked = (since, way.counts, way.value, way.value_from)
        return self._named(asked, "s", lambda: _value(way, self._columns).sum(where=where))

    def _where(self, since: date, counts: Condition, value: str | None) -> ir.BooleanValue:
        where = self._conditions.hold(counts, since)
        return where & self._columns[value].notnull() if value else where

    def _named(self, asked: object, kind: str, make: Callable[[], ir.Scalar]) -> str:
        if asked not in self._names:
            self._names[asked] = f"{kind}{len(self._names)}"
            self.found[self._names[asked]] = make()
        return self._names[asked]


def _value(way: Way, columns: Mapping[str, ir.Value]) -> ir.Value:
    value = columns[str(way.value)]
    return value if way.value_from is None else value.delta(columns[way.value_from], unit="day")


def _spreading(
    subject: Subject, asked: Asked, tables: Mapping[str, ir.Table], terms: Terms, by: Breakdown | None
) -> Query:
    """How many rows have each value: small, exact, and the same on every engine, which medians are not."""
    indicator, way = asked
    table, groups = _prepared(subject, [asked], tables, terms, by)
    columns = {name: table[name] for name in table.columns}
    counts = Conditions(columns, terms).hold(way.counts, terms.span(indicator.span, subject)[0])
    rows = table.filter(counts).select(**groups, **{VALUE: _value(way, columns)})
    rows = rows.filter(rows[VALUE].notnull())
    query = rows.group_by(*groups, VALUE).aggregate(**{ROWS: rows.count()})
    return Query(subject.id, query, (*groups, VALUE, ROWS), (asked,), is_spread=True)
