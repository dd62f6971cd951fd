"""Indicators, timescales and subjects from their files, each read once when first asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import TypeVar

from sightline.ground.days import Period, Start, Unit
from sightline.knowledge.conditions import Condition, columns_of, read_conditions, timescales_of
from sightline.knowledge.indicator_model import (
    Better,
    Following,
    Indicator,
    IndicatorUnit,
    Part,
    Picked,
    Previous,
    Related,
    Sequence,
    Span,
    Subject,
    Timescale,
    Way,
)
from sightline.knowledge.load import common
from sightline.knowledge.rows import Row, open_file

FOLDER = "indicators"
FILES = (
    "front_door",
    "assessments",
    "help_and_protection",
    "children_in_care",
    "later_life",
    "wider",
    "moves",
)
PICKS = ("latest", "first", "only", "count", "distinct")
HISTORY = ("first", "count", "distinct")
"""What draws on more rows than the latest, unless the table holds the present state alone."""

_DRAW = re.compile(rf"(?P<name>[a-z_]+) = (?P<pick>{'|'.join(PICKS)}) (?P<column>[a-z0-9_]+)(?: where (?P<where>.+))?")
E = TypeVar("E", bound=StrEnum)


@cache
def timescales() -> Mapping[str, Timescale]:
    """Every casework clock by its id."""
    file = open_file(f"{FOLDER}/timescales.toml")
    found = [_timescale(row) for row in file.entries("timescale")]
    file.done()
    return MappingProxyType({timescale.id: timescale for timescale in found})


def _timescale(row: Row) -> Timescale:
    period = Period(row.number("count"), _one_of(row, "unit", Unit), _one_of(row, "start", Start))
    timescale = Timescale(**common(row), period=period)
    row.done()
    return timescale


@cache
def subjects() -> Mapping[str, Subject]:
    """Every subject by its id."""
    file = open_file(f"{FOLDER}/subjects.toml")
    everyone = tuple(row for row in file.entries("everyone"))
    found = [_subject(row, everyone) for row in file.entries("subject")]
    file.done()
    return MappingProxyType({subject.id: subject for subject in found})


def _subject(row: Row, everyone: tuple[Row, ...]) -> Subject:
    child = row.optional_text("child")
    shared = tuple(_related(inner.copy(), child) for inner in everyone) if child else ()
    previous = tuple(_previous(inner) for inner in row.tables("previous"))
    subject = Subject(
        id=row.id(),
        label=row.text("label"),
        table=row.text("table"),
        key=row.text("key"),
        child=child,
        team=row.optional_text("team"),
        where=_condition(row, "where"),
        one_per=row.optional_text("one_per"),
        latest_by=row.optional_text("latest_by"),
        related=tuple(_related(inner) for inner in row.tables("related")) + shared,
        previous=previous[0] if previous else None,
        following=tuple(_following(inner) for inner in row.tables("following")),
        sequences=tuple(_sequence(inner) for inner in row.tables("sequence")),
        annex_a_months=row.optional_number("annex_a_months") or Span.HALF_YEAR.months,
    )
    row.done()
    return subject


def _related(row: Row, to: str | None = None) -> Related:
    is_snapshot, always = row.flag("snapshot", False), row.flag("history", False)
    picked = tuple(_picked(row, words, is_snapshot, always) for words in row.texts("draws"))
    related = Related(row.text("table"), row.text("key"), to or row.text("to"), picked)
    row.done()
    return related


def _picked(row: Row, words: str, is_snapshot: bool, always: bool) -> Picked:
    found = _DRAW.fullmatch(words)
    if found is None:
        raise row.fault(f"{words!r} draws no column")
    where = _read(row, (found["where"],)) if found["where"] else None
    needs_history = always or (not is_snapshot and found["pick"] in HISTORY)
    return Picked(found["name"], found["pick"], found["column"], where, needs_history)


def _previous(row: Row) -> Previous:
    previous = Previous(row.text("of"), row.text("by"), MappingProxyType(dict(row.mapping("columns"))))
    row.done()
    return previous


def _following(row: Row) -> Following:
    following = Following(
        name=row.text("name"),
        table=row.text("table"),
        key=row.text("key"),
        to=row.text("to"),
        column=row.text("column"),
        after=row.text("after"),
        where=_condition(row, "where"),
        needs_history=row.flag("history", False),
    )
    row.done()
    return following


def _sequence(row: Row) -> Sequence:
    sequence = Sequence(
        name=row.text("name"),
        table=row.text("table"),
        key=row.text("key"),
        to=row.text("to"),
        column=row.text("column"),
        starts=row.text("starts"),
        where=_condition(row, "where"),
        timescales=row.texts("timescales"),
    )
    row.done()
    return sequence


@cache
def indicators() -> Mapping[str, Indicator]:
    """Every indicator by its id, in the order of the journey."""
    found: dict[str, Indicator] = {}
    for name in FILES:
        file = open_file(f"{FOLDER}/{name}.toml")
        for row in file.entries("indicator"):
            indicator = _indicator(row)
            if indicator.id in found:
                raise row.fault("id used twice")
            found[indicator.id] = indicator
        file.done()
    order = list(Part)
    return MappingProxyType({it.id: it for it in sorted(found.values(), key=lambda it: order.index(it.part))})


def _indicator(row: Row) -> Indicator:
    other_ways = row.tables("way")
    ways = (_way(row), *(_other_way(inner) for inner in other_ways))
    indicator = Indicator(
        **common(row),
        part=_one_of(row, "part", Part),
        unit=_one_of(row, "unit", IndicatorUnit),
        span=_one_of(row, "span", Span),
        better=_one_of(row, "better", Better),
        definition=row.text("definition"),
        clock_starts=row.text("clock_starts", ""),
        clock_stops=row.text("clock_stops", ""),
        ways=ways,
        timescales=_timescales(ways),
    )
    row.done()
    _check_shape(row, indicator)
    return indicator


def _timescales(ways: tuple[Way, ...]) -> tuple[str, ...]:
    """The clocks of the figure itself, in the order of the ways: those of what is met before those of what counts."""
    found: dict[str, None] = {}
    for way in ways:
        for condition in (way.meets, way.counts):
            if condition is not None:
                found |= dict.fromkeys(sorted(timescales_of(condition)))
                found |= dict.fromkeys(sequence_timescales(way.subject, condition))
    return tuple(found)


def sequence_timescales(subject: str, condition: Condition) -> tuple[str, ...]:
    """The clocks of the sequences that a condition asks about."""
    asked = columns_of(condition)
    return tuple(
        name
        for sequence in subjects()[subject].sequences
        if f"{sequence.name}_late" in asked or f"{sequence.name}_due" in asked
        for name in sequence.timescales
    )


def _way(row: Row) -> Way:
    subject = row.text("subject")
    if subject not in subjects():
        raise row.fault(f"subject {subject} is not in subjects.toml")
    counts = _condition(row, "counts")
    if counts is None:
        raise row.fault("counts is missing")
    return Way(
        subject=subject,
        counts=counts,
        meets=_condition(row, "meets"),
        value=row.optional_text("value"),
        value_from=row.optional_text("value_from"),
        proxy=row.text("proxy", ""),
        only=row.optional_text("only"),
        still_due=_condition(row, "still_due"),
    )


def _other_way(row: Row) -> Way:
    way = _way(row)
    row.done()
    return way


def _check_shape(row: Row, indicator: Indicator) -> None:
    """A percentage says what meets it, a mean or median what is averaged, a count neither."""
    wants = (indicator.unit is IndicatorUnit.PERCENT, indicator.unit in (IndicatorUnit.MEAN, IndicatorUnit.MEDIAN))
    for way in indicator.ways:
        if (way.meets is not None, way.value is not None) != wants:
            raise row.fault(f"its unit {indicator.unit} does not fit what it measures")


def _condition(row: Row, key: str) -> Condition | None:
    lines = row.texts(key)
    return _read(row, lines) if lines else None


def _read(row: Row, lines: tuple[str, ...]) -> Condition:
    try:
        return read_conditions(lines)
    except ValueError as fault:
        raise row.fault(str(fault)) from fault


def _one_of(row: Row, key: str, kinds: type[E]) -> E:
    value = row.text(key)
    if value not in set(kinds):
        raise row.fault(f"{key} should be one of {', '.join(kinds)}, not {value!r}")
    return kinds(value)
