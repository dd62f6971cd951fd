"""Practice: what was measured along the child's journey, and one measure by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sightline.charts import Chart
from sightline.knowledge.indicator_model import Indicator
from sightline.practice.models import Benchmark, Figure, Target
from sightline.register.models import Authority
from sightline.web.pages import told


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure in the overview: its value, what was counted, and how it stands to the run before."""

    id: str
    label: str
    value: str
    counted: str
    course: str


@dataclass(frozen=True, slots=True)
class JourneyPart:
    """A part of the journey with the measures that can be shown or are hidden on purpose."""

    id: str
    label: str
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """A measure that the return cannot say, and why."""

    id: str
    label: str
    why: str


@dataclass(frozen=True, slots=True)
class Practice:
    """The latest run, part by part."""

    authority: Authority | None = told("The authority whose practice is shown; none where none is set.")
    as_at: date | None = told("The day the latest return describes; none where nothing was measured yet.")
    words: str = told("What was measured, in one sentence.")
    parts: tuple[JourneyPart, ...] = told("The parts of the journey in order, each with its measures.")
    missing: tuple[Missing, ...] = told("The measures that the return cannot say, with the reason.")
    progress: str = told("How far measuring the demonstration has come; empty where it is done or there is none.")


@dataclass(frozen=True, slots=True)
class LimitLine:
    """A timescale that a measure goes by: the one of the field, and the authority's own where it has one."""

    id: str
    label: str
    field: str
    source: str
    own: str
    reason: str


@dataclass(frozen=True, slots=True)
class Groups:
    """A breakdown: what by, and each group with its value and what was counted."""

    label: str
    rows: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class AMeasure:
    """One measure: its value in words, its course, its limits, groups, comparators and definition."""

    indicator: Indicator = told("The measure as it is defined.")
    part: str = told("The part of the journey it belongs to.")
    authority: Authority = told("The authority whose practice is shown.")
    figure: Figure | None = told("Its figure in the latest run; none where it was not measured.")
    words: str = told("The value in words, with what was counted and when.")
    chart: Chart | None = told("Its values over time with the limits of chance; none with fewer than two values.")
    limits: tuple[LimitLine, ...] = told("The timescales it goes by.")
    groups: tuple[Groups, ...] = told("Its breakdowns.")
    benchmarks: tuple[Benchmark, ...] = told("Published values to compare with.")
    comparison: Chart | None = told("Our value beside the neighbours', the region's and England's; none without them.")
    targets: tuple[Target, ...] = told("The areas for improvement it is tied to, with baseline and target.")
    source: str = told("Where the definition comes from.")
