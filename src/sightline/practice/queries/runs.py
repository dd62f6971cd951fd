"""Runs and their figures, as pages and papers ask for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sightline.ground.days import Period
from sightline.indicators.disclosure import Cell, Mask
from sightline.knowledge.indicator_model import Indicator, Part
from sightline.knowledge.indicators import indicators
from sightline.practice.models import Benchmark, Figure, LocalLimit, Run, Target


@dataclass(frozen=True, slots=True)
class Latest:
    """An indicator's figure in the latest run, and its value in the run before."""

    indicator: Indicator
    figure: Figure
    before: float | None


@dataclass(frozen=True, slots=True)
class Point:
    """An indicator's figure in the run of a day."""

    as_at: date
    figure: Figure


def latest_run(authority: str) -> Run | None:
    """The run of the latest day, and of several of that day the last measured."""
    return Run.objects.filter(authority=authority).order_by("-as_at", "-id").first()


def days_measured(authority: str) -> set[date]:
    """The days of which runs are kept."""
    return set(Run.objects.filter(authority=authority).values_list("as_at", flat=True))


def last_mask(authority: str) -> Mask:
    """What was hidden in the authority's last run, to hand to the next one."""
    run = Run.objects.filter(authority=authority).order_by("-id").first()
    rows = run.mask if run else []
    cells: dict[Cell, date] = {
        (one, by or None, group or None): date.fromisoformat(day) for one, by, group, day in rows
    }
    return Mask(cells)


def overview(run: Run) -> dict[Part, tuple[Latest, ...]]:
    """Every figure of a run, by part of the journey, each with its value in the run before; in two queries."""
    before = _values_before(run)
    figures = {it.indicator: it for it in Figure.objects.filter(run=run, breakdown="")}
    found: dict[Part, list[Latest]] = {part: [] for part in Part}
    for indicator in indicators().values():
        if indicator.id in figures:
            found[indicator.part].append(Latest(indicator, figures[indicator.id], before.get(indicator.id)))
    return {part: tuple(its) for part, its in found.items() if its}


def _values_before(run: Run) -> Mapping[str, float | None]:
    earlier = Run.objects.filter(authority=run.authority_id, as_at__lt=run.as_at).order_by("-as_at", "-id")[:1]
    rows = Figure.objects.filter(run__in=list(earlier), breakdown="").values_list("indicator", "value")
    return dict(rows)


def trend(authority: str, indicator: str) -> tuple[Point, ...]:
    """An indicator's figure of every day that was measured, oldest first; the last measured counts."""
    figures = Figure.objects.filter(run__authority=authority, indicator=indicator, breakdown="")
    rows = figures.select_related("run").order_by("run__as_at", "run_id")
    return tuple({it.run.as_at: Point(it.run.as_at, it) for it in rows}.values())


def earliest_figure(authority: str, indicator: str) -> Figure | None:
    """The first figure of an indicator that may be shown, for everyone together; none where none is kept."""
    figures = Figure.objects.filter(run__authority=authority, indicator=indicator, breakdown="", value__isnull=False)
    return figures.select_related("run").order_by("run__as_at", "run_id").first()


def groups(run: Run, indicator: str) -> dict[str, tuple[Figure, ...]]:
    """An indicator's figures in a run by breakdown, as far as the return could be broken down."""
    found: dict[str, list[Figure]] = {}
    for figure in Figure.objects.filter(run=run, indicator=indicator).exclude(group="").order_by("id"):
        found.setdefault(figure.breakdown, []).append(figure)
    return {breakdown: tuple(figures) for breakdown, figures in found.items()}


def local_limits(authority: str, on: date) -> dict[str, LocalLimit]:
    """The authority's own limits that hold on a day, by timescale."""
    rows = LocalLimit.objects.filter(authority=authority, since__lte=on).order_by("since")
    return {limit.timescale: limit for limit in rows}


def local_periods(authority: str, on: date) -> dict[str, Period]:
    """The authority's own timescales that hold on a day, as measuring asks for them."""
    return {id_: limit.period for id_, limit in local_limits(authority, on).items()}


def targets_of(authority: str, indicator: str) -> tuple[Target, ...]:
    """The areas for improvement that an indicator is tied to."""
    rows = Target.objects.filter(area__inspection__authority=authority, indicator=indicator)
    return tuple(rows.select_related("area__inspection", "baseline_run", "crossed_in"))


def benchmarks(indicator: str) -> tuple[Benchmark, ...]:
    """Published values of an indicator, the latest year first."""
    return tuple(Benchmark.objects.filter(indicator=indicator).order_by("-collection_year", "place"))
