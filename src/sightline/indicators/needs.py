"""What data a way of working an indicator out needs, and in plain words what a return lacks of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from sightline.indicators.terms import ANNEX_A
from sightline.knowledge.conditions import Condition, columns_of
from sightline.knowledge.indicator_model import Indicator, Subject, Way
from sightline.knowledge.indicators import subjects
from sightline.knowledge.tables import tables

NATIONAL = "ssd_"
"""How tables of the standard dataset begin; supplementary lists beside an Annex A are whole."""

Held = Mapping[str, AbstractSet[str]]
"""The columns that a return holds, by table."""


@dataclass(frozen=True, slots=True)
class Need:
    """A column of a table, and whether its whole history is needed rather than its latest row."""

    table: str
    column: str
    has_history: bool = False


def asked(way: Way) -> frozenset[str]:
    """The columns of the subject that a way asks about by name."""
    names = columns_of(way.counts) | (columns_of(way.meets) if way.meets else frozenset())
    return names | {name for name in (way.value, way.value_from) if name}


def needs(subject: Subject, names: Iterable[str]) -> frozenset[Need]:
    """Every column of a return that these columns of a subject are made from."""
    own = {subject.key, subject.one_per, subject.latest_by} - {None}
    found = {Need(subject.table, str(name)) for name in own} | _of(subject.table, subject.where)
    for name in names:
        found |= _needs_of(subject, name)
    return frozenset(found)


def own_columns(subject: Subject, names: Iterable[str]) -> frozenset[str]:
    """The columns of the subject's own table that these columns of it are made from."""
    return frozenset(need.column for need in needs(subject, names) if need.table == subject.table)


def _of(table: str, condition: Condition | None, has_history: bool = False) -> set[Need]:
    return {Need(table, name, has_history) for name in columns_of(condition)} if condition else set()


def _needs_of(subject: Subject, name: str) -> set[Need]:
    for related in subject.related:
        for picked in related.picked:
            if picked.name == name:
                columns = {related.key, picked.column}
                found = {Need(related.table, column, picked.needs_history) for column in columns}
                own = {Need(subject.table, related.to)}
                return found | own | _of(related.table, picked.where, picked.needs_history)
    if subject.previous and name in subject.previous.columns:
        columns = {subject.previous.of, subject.previous.by, subject.previous.columns[name]}
        return {Need(subject.table, column, has_history=True) for column in columns}
    return _needs_of_days(subject, name) or {Need(subject.table, name)}


def _needs_of_days(subject: Subject, name: str) -> set[Need]:
    for following in subject.following:
        if following.name == name:
            theirs = {following.key, following.column}
            own = {Need(subject.table, column) for column in (following.to, following.after, subject.key)}
            found = {Need(following.table, column, following.needs_history) for column in theirs}
            return own | found | _of(following.table, following.where, following.needs_history)
    for sequence in subject.sequences:
        if name in (f"{sequence.name}_late", f"{sequence.name}_due"):
            found = {Need(sequence.table, column, has_history=True) for column in (sequence.key, sequence.column)}
            own = {Need(subject.table, column) for column in (sequence.to, sequence.starts)}
            return own | found | _of(sequence.table, sequence.where, has_history=True)
    return set()


@dataclass(frozen=True, slots=True)
class Chosen:
    """The way an indicator is worked out from a return, or in words why it cannot be."""

    way: Way | None
    why: str = ""


def choose(indicator: Indicator, held: Held, kind: str) -> Chosen:
    """The first way that the return allows; where none does, what the first of them lacks."""
    reasons = []
    for way in indicator.ways:
        if way.only in (None, kind):
            why = lacking(way, held, kind)
            if not why:
                return Chosen(way)
            reasons.append(why)
    return Chosen(None, reasons[0] if reasons else "This kind of return has no way to work it out.")


def lacking(way: Way, held: Held, kind: str) -> str:
    """What a return lacks to work an indicator out this way, as a sentence; empty where it lacks nothing."""
    return lacking_columns(subjects()[way.subject], asked(way), held, kind)


def lacking_columns(subject: Subject, names: Iterable[str], held: Held, kind: str) -> str:
    """What a return lacks to make these columns of a subject, as a sentence; empty where it lacks nothing."""
    wanted = needs(subject, names)
    for need in sorted(wanted, key=lambda need: (need.table, need.column)):
        if need.table not in held:
            return f"The return holds no {_label(need.table)} ({need.table})."
        if need.column not in held[need.table]:
            return f"The return's {_label(need.table)} ({need.table}) have no column {need.column}."
    past = next((need.table for need in wanted if need.has_history and need.table.startswith(NATIONAL)), None)
    if past and kind == ANNEX_A:
        return f"It needs the history of {_label(past)} ({past}), and Annex A holds the latest or a window of it."
    return ""


def _label(table: str) -> str:
    shape = tables().get(table)
    return shape.label[:1].lower() + shape.label[1:] if shape else "table"
