"""Measuring a return: the plan's questions put to an engine, and its answers made into results."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import ibis.expr.types as ir

from sightline.indicators.breakdowns import Breakdown
from sightline.indicators.planning import GROUP, Plan, Query, plan
from sightline.indicators.results import PER_10_000, PER_CENT, ExactResult, Status
from sightline.indicators.terms import Terms
from sightline.knowledge.indicator_model import Indicator, IndicatorUnit, Way
from sightline.knowledge.indicators import subjects

NOTHING_TO_COUNT = "There was nothing to look at."

Row = tuple[Any, ...]


class Engine(Protocol):
    """Whatever holds the tables and answers queries."""

    @property
    def tables(self) -> Mapping[str, ir.Table]:
        """The tables of the return, by name."""
        ...

    def answers(self, queries: Iterable[Query]) -> Iterator[tuple[Query, list[Row]]]:
        """Each query with the rows of its answer, their columns in order."""
        ...


@dataclass(frozen=True, slots=True)
class Figure:
    """What was counted for one indicator and one group."""

    numerator: int | None
    denominator: int | None
    value: float | None


def measure(
    engine: Engine, terms: Terms, wanted: Iterable[Indicator] | None = None, breakdown: Breakdown | None = None
) -> list[ExactResult]:
    """Every indicator wanted (all, unless told), in the order of the journey; with a breakdown, one for each group.

    An indicator that the return cannot say is a result too, with the reason.
    """
    return carry_out(plan(engine.tables, terms, wanted, breakdown), engine, terms)


def carry_out(planned: Plan, engine: Engine, terms: Terms) -> list[ExactResult]:
    """Put the questions of a plan to an engine."""
    return _all_results(planned, engine.answers(planned.queries), terms)


def carry_out_apart(planned: Plan, engine: Engine, each: Sequence[Terms]) -> list[list[ExactResult]]:
    """Put the questions of a plan once to an engine that holds several returns; the results of each, in its place."""
    answered = [(query, _by_part(rows)) for query, rows in engine.answers(planned.queries)]
    return [
        _all_results(planned, ((query, parts.get(place) or _nothing(query)) for query, parts in answered), terms)
        for place, terms in enumerate(each)
    ]


def _by_part(rows: Iterable[Row]) -> dict[int, list[Row]]:
    """The rows of each of several returns, whose number each begins with."""
    parts: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        parts[row[0]].append(row)
    return parts


def _nothing(query: Query) -> list[Row]:
    """What a return says that had nothing to count: alone it would count nought."""
    return [] if query.is_spread or GROUP in query.columns else [(None,) * len(query.columns)]


def _all_results(planned: Plan, answered: Iterable[tuple[Query, list[Row]]], terms: Terms) -> list[ExactResult]:
    figures: dict[str, dict[str | None, Figure]] = defaultdict(dict)
    for query, rows in answered:
        for indicator, group, figure in _answers(query, rows, terms, planned.breakdown):
            figures[indicator][group] = figure
    return [
        result
        for indicator in planned.wanted
        for result in _results(indicator, planned, figures.get(indicator.id, {}), terms)
    ]


def _answers(
    query: Query, rows: list[Row], terms: Terms, by: Breakdown | None
) -> Iterator[tuple[str, str | None, Figure]]:
    if query.is_spread:
        yield from _middles(query, rows, by)
        return
    for row in rows:
        cells = dict(zip(query.columns, row, strict=True))
        group = str(cells[GROUP]) if by else None
        for (indicator, _), names in zip(query.work, query.names, strict=True):
            counted = int(cells[names.counted] or 0)
            met = None if names.met is None else int(cells[names.met] or 0)
            total = None if names.total is None else float(cells[names.total] or 0)
            yield indicator.id, group, _figure(indicator, counted, met, total, terms)


def _figure(indicator: Indicator, counted: int, met: int | None, total: float | None, terms: Terms) -> Figure:
    match indicator.unit:
        case IndicatorUnit.PERCENT:
            return Figure(met, counted, PER_CENT * (met or 0) / counted if counted else None)
        case IndicatorUnit.MEAN:
            return Figure(None, counted, (total or 0.0) / counted if counted else None)
        case IndicatorUnit.RATE if terms.children:
            return Figure(counted, terms.children, PER_10_000 * counted / terms.children)
        case _:
            return Figure(counted, None, float(counted))


def _middles(query: Query, rows: list[Row], by: Breakdown | None) -> Iterator[tuple[str, str | None, Figure]]:
    spread: dict[str | None, list[tuple[float, int]]] = defaultdict(list)
    for *group, value, count in rows:
        spread[str(group[-1]) if by else None].append((float(value), int(count)))
    if not by and not spread:
        spread[None] = []
    for name, values in spread.items():
        yield query.work[0][0].id, name, Figure(None, sum(count for _, count in values), median(values))


def median(values: Sequence[tuple[float, int]]) -> float | None:
    """The middle value, or halfway between the two in the middle, of values with how often each occurs."""
    number = sum(count for _, count in values)
    if number == 0:
        return None
    middle = ((number - 1) // 2, number // 2)
    return sum(_at(sorted(values), place) for place in middle) / len(middle)


def _at(ordered: Sequence[tuple[float, int]], place: int) -> float:
    seen = 0
    for value, count in ordered:
        seen += count
        if place < seen:
            return value
    raise IndexError(place)


def _results(
    indicator: Indicator, planned: Plan, figures: Mapping[str | None, Figure], terms: Terms
) -> Iterator[ExactResult]:
    way = planned.chosen.get(indicator.id)
    if way is None:
        yield ExactResult(
            indicator=indicator.id,
            status=Status.NOT_AVAILABLE,
            why=planned.lacking[indicator.id],
            since=terms.first_of(indicator.span.months),
            until=terms.as_at,
            breakdown=planned.breakdown,
        )
        return
    for group, figure in sorted(figures.items(), key=lambda item: item[0] or ""):
        yield _result(indicator, way, group, figure, planned.breakdown, terms)


def _result(
    indicator: Indicator, way: Way, group: str | None, figure: Figure, by: Breakdown | None, terms: Terms
) -> ExactResult:
    since, until = terms.span(indicator.span, subjects()[way.subject])
    return ExactResult(
        indicator=indicator.id,
        status=Status.AVAILABLE,
        numerator=figure.numerator,
        denominator=figure.denominator,
        value=figure.value,
        why=" ".join(filter(None, (way.proxy, "" if figure.value is not None else NOTHING_TO_COUNT))),
        since=since,
        until=until,
        breakdown=by,
        group=group,
    )
