"""The conditions that definitions of indicators are written in, read into nouns.

A condition is a line of plain words about columns: ``cppl_cp_plan_end_date still open``, or
``last_visit_on within child-protection-visit of as-at``. ``and`` binds more tightly than ``or``; the lines of a
list hold together. A cell that is empty fails every condition except ``blank``, ``still open`` and
``unless``, and ``under``, for which no count is a count of none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

YES_AND_NO = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Known:
    """``X known`` and ``X blank``: whether the cell holds anything."""

    column: str
    is_known: bool


@dataclass(frozen=True, slots=True)
class OneOf:
    """``X is A``, ``X in A, B``, ``X not in A, B``: one of these codes, or a code and none of these."""

    column: str
    values: tuple[str, ...]
    is_in: bool


@dataclass(frozen=True, slots=True)
class Flag:
    """``X is yes`` and ``X is no``."""

    column: str
    wanted: bool


@dataclass(frozen=True, slots=True)
class AtLeast:
    """``X at least 3`` and its opposite ``X under 3``."""

    column: str
    number: int
    is_under: bool = False


@dataclass(frozen=True, slots=True)
class Aged:
    """``X aged at least 16`` and ``X aged under 5``: age in full years on the day of the return; X is a birthday."""

    column: str
    years: int
    is_under: bool


@dataclass(frozen=True, slots=True)
class InPeriod:
    """``X in period``: a day of the indicator's period, its first and last included."""

    column: str


@dataclass(frozen=True, slots=True)
class ByAsAt:
    """``X by as-at``: the day of the return or earlier."""

    column: str


@dataclass(frozen=True, slots=True)
class StillOpen:
    """``X still open``: an end that is not known, or that comes after the day of the return."""

    column: str


class Length(StrEnum):
    """How a length of time compares with a timescale: no longer, longer, as long or longer."""

    WITHIN = "within"
    OVER = "over"
    AT_LEAST = "at least"


@dataclass(frozen=True, slots=True)
class SinceThen:
    """``X within T of as-at``: the time T that began on X had not run out on the day of the return.

    ``X over T before as-at``: it had; ``X at least T before as-at``: the day of the return is its last, or later.
    """

    column: str
    timescale: str
    length: Length


@dataclass(frozen=True, slots=True)
class Lasted:
    """``X within T of Y``: not before Y and not after the last day in time.

    ``X over T after Y``: after that day; ``X at least T after Y``: on that day or after.
    """

    column: str
    timescale: str
    trigger: str
    length: Length


@dataclass(frozen=True, slots=True)
class Compared:
    """``X before Y``, ``X from Y``: an earlier day than Y's; the same day or a later one."""

    column: str
    other: str
    is_before: bool


@dataclass(frozen=True, slots=True)
class Unless:
    """``unless X is yes``, ``unless X in A, B``: leaves these rows out and no others.

    A return that does not hold the column leaves nothing out, so that the column is not needed.
    """

    leaf: Flag | OneOf


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one part holds."""

    parts: tuple[Condition, ...]


Leaf = Known | OneOf | Flag | AtLeast | Aged | InPeriod | ByAsAt | StillOpen | SinceThen | Lasted | Compared | Unless
Condition = Leaf | All | Any

_UNLESS = "unless "
_COLUMN = r"(?P<column>[a-z][a-z0-9_]*)"
_TIMESCALE = r"(?P<timescale>[a-z0-9]+(?:-[a-z0-9]+)*)"
_OTHER = r"(?P<other>[a-z][a-z0-9_]*)"
_PATTERNS: tuple[tuple[str, Callable[[re.Match[str]], Leaf]], ...] = (
    ("known", lambda m: Known(m["column"], True)),
    ("blank", lambda m: Known(m["column"], False)),
    ("in period", lambda m: InPeriod(m["column"])),
    ("by as-at", lambda m: ByAsAt(m["column"])),
    ("still open", lambda m: StillOpen(m["column"])),
    ("is (?P<flag>yes|no)", lambda m: Flag(m["column"], YES_AND_NO[m["flag"]])),
    (r"at least (?P<number>\d+)", lambda m: AtLeast(m["column"], int(m["number"]))),
    (r"under (?P<number>\d+)", lambda m: AtLeast(m["column"], int(m["number"]), True)),
    (r"aged at least (?P<number>\d+)", lambda m: Aged(m["column"], int(m["number"]), False)),
    (r"aged under (?P<number>\d+)", lambda m: Aged(m["column"], int(m["number"]), True)),
    (f"(?P<length>within) {_TIMESCALE} of as-at", lambda m: _since_then(m)),
    (f"(?P<length>over|at least) {_TIMESCALE} before as-at", lambda m: _since_then(m)),
    (f"(?P<length>within) {_TIMESCALE} of {_OTHER}", lambda m: _lasted(m)),
    (f"(?P<length>over|at least) {_TIMESCALE} after {_OTHER}", lambda m: _lasted(m)),
    (f"before {_OTHER}", lambda m: Compared(m["column"], m["other"], True)),
    (f"from {_OTHER}", lambda m: Compared(m["column"], m["other"], False)),
    ("not in (?P<values>.+)", lambda m: OneOf(m["column"], _values(m["values"]), False)),
    ("in (?P<values>.+)", lambda m: OneOf(m["column"], _values(m["values"]), True)),
    ("is (?P<values>[^,]+)", lambda m: OneOf(m["column"], (m["values"],), True)),
)


def _since_then(found: re.Match[str]) -> SinceThen:
    return SinceThen(found["column"], found["timescale"], Length(found["length"]))


def _lasted(found: re.Match[str]) -> Lasted:
    return Lasted(found["column"], found["timescale"], found["other"], Length(found["length"]))


def _values(words: str) -> tuple[str, ...]:
    return tuple(value.strip() for value in words.split(","))


def read_conditions(lines: tuple[str, ...]) -> Condition:
    """The condition that all these lines make together.

    :raises ValueError: where a line is not written in the grammar; the message says which.
    """
    return _joined(All, [_read_line(line) for line in lines])


def _read_line(line: str) -> Condition:
    return _joined(Any, [_read_all(part) for part in line.split(" or ")])


def _read_all(line: str) -> Condition:
    return _joined(All, [_read_leaf(part.strip()) for part in line.split(" and ")])


def _joined(kind: type[All] | type[Any], parts: list[Condition]) -> Condition:
    return parts[0] if len(parts) == 1 else kind(tuple(parts))


def _read_leaf(words: str) -> Leaf:
    if words.startswith(_UNLESS):
        inner = _read_leaf(words.removeprefix(_UNLESS))
        if isinstance(inner, Flag | OneOf):
            return Unless(inner)
        raise ValueError(f"{words!r}: only codes and yes or no can be left out")
    for pattern, make in _PATTERNS:
        if found := re.fullmatch(f"{_COLUMN} {pattern}", words):
            return make(found)
    raise ValueError(f"{words!r} is not a condition")


def leaves(condition: Condition) -> Iterator[Leaf]:
    """The single conditions that a condition is made of."""
    if isinstance(condition, All | Any):
        for part in condition.parts:
            yield from leaves(part)
    else:
        yield condition


def columns_of(condition: Condition) -> frozenset[str]:
    """The columns that a condition cannot do without."""
    return frozenset(column for leaf in leaves(condition) for column in _columns(leaf))


def _columns(leaf: Leaf) -> tuple[str, ...]:
    match leaf:
        case Lasted():
            return leaf.column, leaf.trigger
        case Compared():
            return leaf.column, leaf.other
        case Unless():
            return ()
        case _:
            return (leaf.column,)


def timescales_of(condition: Condition) -> frozenset[str]:
    """The ids of the timescales that a condition goes by."""
    return frozenset(leaf.timescale for leaf in leaves(condition) if isinstance(leaf, Lasted | SinceThen))
