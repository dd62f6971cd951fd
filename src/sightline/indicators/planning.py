"""What to ask of a return: each subject's table is read once, and all its indicators counted in that one reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import ibis.expr.types as ir

from sightline.indicators import breakdowns
from sightline.indicators.breakdowns import Breakdown
from sightline.indicators.conditions import holds
from sightline.indicators.needs import Held, choose, lacking_columns
from sightline.indicators.preparing import Asked, prepare
from sightline.indicators.terms import Terms
from sightline.knowledge.indicator_model import Indicator, IndicatorUnit, Subject, Way
from sightline.knowledge.indicators import indicators, subjects

GROUP = "group__name"
VALUE, ROWS = "value__days", "value__rows"
NEEDS_CHILDREN = "A rate needs the number of children who live in the area, which was not given."


@dataclass(frozen=True, slots=True)
class Query:
    """One question to the engine, and whose figures it is about.

    Its answer holds the counts of several indicators, or how the values of one are spread.
    """

    subject: str
    table: ir.Table
    columns: tuple[str, ...]
    work: tuple[Asked, ...]
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
    return table, {GROUP: breakdowns.group(by, table[column], terms)} if by and column else {}


def _counting(
    subject: Subject,
    work: tuple[Asked, ...],
    tables: Mapping[str, ir.Table],
    terms: Terms,
    by: Breakdown | None,
) -> Query:
    table, groups = _prepared(subject, work, tables, terms, by)
    columns = {name: table[name] for name in table.columns}
    found: dict[str, ir.Scalar] = {}
    for number, (indicator, way) in enumerate(work):
        since = terms.span(indicator.span, subject)[0]
        counts = holds(way.counts, columns, terms, since)
        if way.meets is not None:
            found[f"m{number}"] = table.count(where=counts & holds(way.meets, columns, terms, since))
        if way.value is not None:
            counts &= columns[way.value].notnull()
            found[f"s{number}"] = _value(way, columns).sum(where=counts)
        found[f"n{number}"] = table.count(where=counts)
    query = table.group_by(**groups).aggregate(**found) if groups else table.aggregate(**found)
    return Query(subject.id, query, (*groups, *found), work)


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
    counts = holds(way.counts, columns, terms, terms.span(indicator.span, subject)[0])
    rows = table.filter(counts).select(**groups, **{VALUE: _value(way, columns)})
    rows = rows.filter(rows[VALUE].notnull())
    query = rows.group_by(*groups, VALUE).aggregate(**{ROWS: rows.count()})
    return Query(subject.id, query, (*groups, VALUE, ROWS), (asked,), is_spread=True)
