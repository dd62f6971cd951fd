"""The columns of action plans as councils print them, and the words people write in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from sightline.knowledge.load import common
from sightline.knowledge.model import Entry
from sightline.knowledge.rows import Row, open_file

FILE = "plan_columns.toml"


class Holds(StrEnum):
    """What a column may hold: one value, lines of which each counts, or words that several columns add to."""

    ONE = "one"
    LINES = "lines"
    WORDS = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanColumn(Entry):
    """One column: the headers it is known by, and what it holds. A quiet one is derived and never taken over."""

    holds: Holds
    spellings: tuple[str, ...]
    is_quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStatus(Entry):
    """What people write for how an action stands, and what it is taken for."""

    status_now: str
    forecast: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWords(Entry):
    """Other words that a plan is read by, such as how a role begins."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    columns: tuple[PlanColumn, ...]
    statuses: tuple[PlanStatus, ...]
    words: tuple[PlanWords, ...]


def plan_columns() -> tuple[PlanColumn, ...]:
    """The columns, in the order in which a plan is printed."""
    return _read().columns


def plan_statuses() -> tuple[PlanStatus, ...]:
    """The ways in which people say how an action stands."""
    return _read().statuses


def plan_words() -> tuple[PlanWords, ...]:
    """The other words that a plan is read by."""
    return _read().words


@cache
def words_of(id_: str) -> tuple[str, ...]:
    """The words of one of the lists of words."""
    return next(it.words for it in plan_words() if it.id == id_)


@cache
def _read() -> _Read:
    file = open_file(FILE)
    found = _Read(
        tuple(_column(row) for row in file.entries("plan_column")),
        tuple(_status(row) for row in file.entries("plan_status")),
        tuple(_words(row) for row in file.entries("plan_words")),
    )
    file.done()
    return found


def _column(row: Row) -> PlanColumn:
    shared, holds = common(row), row.text("holds")
    if holds not in set(Holds):
        raise row.fault(f"holds should be one of {', '.join(Holds)}, not {holds!r}")
    is_quiet = row.flag("is_quiet", default=False)
    column = PlanColumn(**shared, holds=Holds(holds), spellings=row.texts("spellings"), is_quiet=is_quiet)
    row.done()
    return column


def _status(row: Row) -> PlanStatus:
    status = PlanStatus(
        **common(row), status_now=row.text("status_now"), forecast=row.text("forecast"), words=row.texts("words")
    )
    row.done()
    return status


def _words(row: Row) -> PlanWords:
    found = PlanWords(**common(row), words=row.texts("words"))
    row.done()
    return found
