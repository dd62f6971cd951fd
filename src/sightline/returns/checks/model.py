"""The nouns of checking: a return with its lists, what was in the last one, and what a check found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sightline.knowledge.return_checks import ReturnCheck
from sightline.returns.typed import TypedList


class Outcome(StrEnum):
    """How a check ended."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_RUN = "not-run"


@dataclass(frozen=True, slots=True)
class LastRun:
    """What the return before this one held: how many lines a list had, and who was still open in it."""

    as_at: date
    lines: Mapping[str, int] = field(default_factory=dict)
    open_children: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole return, as checks see it."""

    lists: Mapping[str, TypedList]
    as_at: date
    last: LastRun | None = None


@dataclass(frozen=True, slots=True)
class Lines:
    """What a way of testing found: how many lines it looked at, and those that fail, by place in the list."""

    looked_at: int
    failing: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class NotRun:
    """Why a check could not be made, in words."""

    why: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A check and how it ended. ``rows`` are the failing rows as the spreadsheet numbers them, never values."""

    check: ReturnCheck
    id: str
    list: str | None
    outcome: Outcome
    why: str
    looked_at: int = 0
    rows: tuple[int, ...] = ()
