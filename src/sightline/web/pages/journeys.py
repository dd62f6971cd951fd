"""How children move between services, and which groups of them more often than others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sightline.charts import Chart
from sightline.register.models import Authority
from sightline.web.pages import told


@dataclass(frozen=True, slots=True)
class MoveLine:
    """A move in words: its measure, the share, what was counted, within how long, and why there is no value."""

    id: str
    before: str
    after: str
    value: str
    counted: str
    within: str
    why: str


@dataclass(frozen=True, slots=True)
class Journeys:
    """Step-up, step-down and coming back, in the latest run."""

    authority: Authority | None = told("The authority whose practice is shown; none where none is set.")
    as_at: date | None = told("The day the latest return describes; none where nothing was measured yet.")
    moves: tuple[MoveLine, ...] = told("The moves, up, down and back.")
    chart: Chart | None = told("The moves as bars; none where none has a value.")


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group in words: how many before and after, the ratio to all others, and what chance could make of it."""

    group: str
    before: str
    after: str
    ratio: str
    reach: str
    words: str


@dataclass(frozen=True, slots=True)
class Split:
    """A breakdown from one list to the next, with its chart."""

    label: str
    by: str
    rows: tuple[GroupLine, ...]
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class RateLine:
    """A group in words: its children in the area and on the list, its rate, and the rate beside all others'."""

    group: str
    living: str
    listed: str
    rate: str
    ratio: str
    reach: str
    words: str


@dataclass(frozen=True, slots=True)
class RateSplit:
    """A list by a breakdown against the population, with its chart and where the population comes from."""

    label: str
    by: str
    source: str
    rows: tuple[RateLine, ...]
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class Differing:
    """Disproportionality: which groups go on from one list to the next more often than all others."""

    authority: Authority | None = told("The authority whose practice is shown; none where none is set.")
    as_at: date | None = told("The day the latest return describes; none where nothing was measured yet.")
    splits: tuple[Split, ...] = told("Each breakdown from list to list; none where the run tells no groups apart.")
    rates: tuple[RateSplit, ...] = told("Each list against the population of the area; none where none is held.")
