"""Indicators as nouns: what is counted, out of what, by which clock, and what the data needs to hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sightline.ground.days import Period
from sightline.knowledge.conditions import Condition
from sightline.knowledge.model import Entry


class Part(StrEnum):
    """The parts of a child's journey through the service, in order."""

    FRONT_DOOR = "front-door"
    EARLY_HELP = "early-help"
    ASSESSMENTS = "assessments"
    ENQUIRIES = "enquiries"
    CHILDREN_IN_NEED = "children-in-need"
    CHILD_PROTECTION = "child-protection"
    CHILDREN_IN_CARE = "children-in-care"
    CARE_LEAVERS = "care-leavers"
    ADOPTION = "adoption"
    PRE_PROCEEDINGS = "pre-proceedings"
    PRIVATE_FOSTERING = "private-fostering"
    DISABLED_CHILDREN = "disabled-children"
    WORKFORCE = "workforce"
    OTHER = "other"


class IndicatorUnit(StrEnum):
    """What a value is given in."""

    PERCENT = "percent"
    COUNT = "count"
    RATE = "rate-per-10000-children"
    MEDIAN = "median"
    MEAN = "mean"


class Span(StrEnum):
    """What time an indicator looks at: a span that ends on the day of the return, or that day alone."""

    YEAR = "12-months"
    HALF_YEAR = "6-months"
    AS_AT = "as-at"

    @property
    def months(self) -> int:
        """Its length in months; 0 for the day alone."""
        return {Span.YEAR: 12, Span.HALF_YEAR: 6, Span.AS_AT: 0}[self]


class Better(StrEnum):
    """Which way is better for children."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timescale(Entry):
    """A casework clock: how long something may take. Local ones stand where neither law nor guidance gives a number."""

    period: Period


@dataclass(frozen=True, slots=True)
class Picked:
    """One column drawn from another table: ``pick`` is latest, first, only, count or distinct."""

    name: str
    pick: str
    column: str
    where: Condition | None = None
    needs_history: bool = False


@dataclass(frozen=True, slots=True)
class Related:
    """Rows of another table that belong to one of ours, gathered into columns: ``table.key`` equals our ``to``."""

    table: str
    key: str
    to: str
    picked: tuple[Picked, ...]


@dataclass(frozen=True, slots=True)
class Previous:
    """What the same child's row of an earlier day held: its columns by the names they get here."""

    of: str
    by: str
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Following:
    """The first day, on or after ``after``, on which another table has something for the same child."""

    name: str
    table: str
    key: str
    to: str
    column: str
    after: str
    where: Condition | None = None
    needs_history: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """Meetings that follow each other, each with its own clock: the first from ``starts``, each from the one before.

    Gives the columns ``<name>_late`` (held late in the 12 months to the day of the return, or overdue on it) and
    ``<name>_due`` (held in that time, or overdue), which hold for what has not ended.
    """

    name: str
    table: str
    key: str
    to: str
    column: str
    starts: str
    where: Condition | None
    timescales: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What one unit of counting is: a contact, an assessment, a child in care. One row of ``table`` each.

    ``one_per`` keeps one row for each value of that column, the latest by ``latest_by``. ``annex_a_months`` is how
    far back the list of Annex A reaches.
    """

    id: str
    label: str
    table: str
    key: str
    child: str | None = None
    team: str | None = None
    where: Condition | None = None
    one_per: str | None = None
    latest_by: str | None = None
    related: tuple[Related, ...] = ()
    previous: Previous | None = None
    following: tuple[Following, ...] = ()
    sequences: tuple[Sequence, ...] = ()
    annex_a_months: int = 6


@dataclass(frozen=True, slots=True)
class Way:
    """One way to work an indicator out. The first way that the data allows is taken.

    ``proxy`` says in words what it cannot see, where it stands in for the real thing; ``only`` names the one kind
    of return it is meant for. ``still_due`` says, of what should happen once, when it is owed still: a list of who
    is overdue today then holds those for whom it has not happened.
    """

    subject: str
    counts: Condition
    meets: Condition | None = None
    value: str | None = None
    value_from: str | None = None
    proxy: str = ""
    only: str | None = None
    still_due: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Entry):
    """Something measured along a child's journey, and everything one needs to judge the figure."""

    part: Part
    unit: IndicatorUnit
    span: Span
    better: Better
    definition: str
    ways: tuple[Way, ...]
    clock_starts: str = ""
    clock_stops: str = ""
    timescales: tuple[str, ...] = field(default=())
