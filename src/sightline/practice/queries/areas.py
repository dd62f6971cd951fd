"""What was measured of an area for improvement since its inspection, and whether it can tell of change at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import QuerySet

from sightline.indicators.control_chart import FEWEST
from sightline.knowledge.indicator_model import Indicator
from sightline.knowledge.indicators import indicators
from sightline.practice.models import Figure, Target
from sightline.practice.queries.runs import Point
from sightline.register.models import Area

Said = tuple[int, str]
"""An inspection and the words of one of its areas for improvement, whichever document they stand in."""


class Caution(StrEnum):
    """Why a measure cannot tell what became of an area, or not surely."""

    NOT_MEASURED_SINCE = "not-measured-since"
    HIDDEN = "hidden"
    NOT_AVAILABLE = "not-available"
    WORKED_OUT_OTHERWISE = "worked-out-otherwise"
    TOO_FEW = "too-few"


@dataclass(frozen=True, slots=True)
class Tied:
    """A measure that is tied to an area: its target, its course, where it stands and how far it has to go.

    ``points`` begin with the last run before the inspection. ``distance`` is ``None`` where the latest run has no
    value, and 0 where the target is reached. ``why`` is what the latest run says where it has no value.
    """

    target: Target
    indicator: Indicator
    points: tuple[Point, ...]
    latest: Point | None
    distance: float | None
    cautions: tuple[Caution, ...]
    why: str = ""

    @property
    def can_tell(self) -> bool:
        """Whether there is a value since the inspection that can be set against the baseline."""
        return not set(self.cautions) - {Caution.TOO_FEW}


def tied_to(area: Area) -> tuple[Tied, ...]:
    """The measures tied to an area, also by the same words in another document of its inspection; in two queries."""
    rows = Target.objects.filter(area__inspection=area.inspection_id, area__text=area.text)
    return _by_words(rows, area.inspection.authority_id).get((area.inspection_id, area.text), ())


def tied_in(inspections: Iterable[int], authority: str) -> dict[Said, tuple[Tied, ...]]:
    """The measures tied to each area of an authority's inspections; in two queries for all of them."""
    return _by_words(Target.objects.filter(area__inspection__in=inspections), authority)


def _by_words(rows: QuerySet[Target], authority: str) -> dict[Said, tuple[Tied, ...]]:
    """These targets, each with its course, under the inspection and the words of the area they are tied to."""
    targets = list(rows.select_related("area__inspection", "baseline_run", "crossed_in").order_by("indicator", "id"))
    if not targets:
        return {}
    wanted = {it.indicator for it in targets}
    figures = Figure.objects.filter(run__authority=authority, breakdown="", indicator__in=wanted)
    courses: dict[str, list[Figure]] = {it: [] for it in wanted}
    for figure in figures.select_related("run").order_by("run__as_at", "run_id"):
        courses[figure.indicator].append(figure)
    found: dict[Said, list[Tied]] = {}
    for it in targets:
        told = found.setdefault((it.area.inspection_id, it.area.text), [])
        told.append(_tied(it, it.area.inspection.began_by, courses[it.indicator]))
    return {words: tuple(tied) for words, tied in found.items()}


def _tied(target: Target, since: date | None, figures: list[Figure]) -> Tied:
    points = tuple({it.run.as_at: Point(it.run.as_at, it) for it in figures}.values())
    latest = points[-1] if points else None
    value = latest.figure.value if latest else None
    baseline = next((it for it in figures if it.run_id == target.baseline_run_id), None)
    shown = _since(points, since)
    return Tied(
        target=target,
        indicator=indicators()[target.indicator],
        points=shown,
        latest=latest,
        distance=None if value is None else _distance(target, value),
        cautions=tuple(_cautions(shown, latest, baseline, since)),
        why=latest.figure.why if latest and latest.figure.value is None else "",
    )


def _since(points: tuple[Point, ...], since: date | None) -> tuple[Point, ...]:
    """From the last run before the inspection on, so that the picture shows where it began."""
    before = [it for it in points if since and it.as_at < since]
    return (*before[-1:], *(it for it in points if not since or it.as_at >= since))


def _distance(target: Target, value: float) -> float:
    is_upwards = target.wanted >= target.baseline
    return max(0.0, round(target.wanted - value if is_upwards else value - target.wanted, 1))


def _cautions(
    points: Iterable[Point], latest: Point | None, baseline: Figure | None, since: date | None
) -> Iterable[Caution]:
    if latest is None or (since and latest.as_at < since):
        yield Caution.NOT_MEASURED_SINCE
        return
    if latest.figure.status == "suppressed":
        yield Caution.HIDDEN
    if latest.figure.status == "not-available":
        yield Caution.NOT_AVAILABLE
    if baseline and latest.figure.value is not None and _way(baseline) != _way(latest.figure):
        yield Caution.WORKED_OUT_OTHERWISE
    if sum(it.figure.value is not None for it in points) < FEWEST:
        yield Caution.TOO_FEW


def _way(figure: Figure) -> tuple[str, str]:
    """How a figure was worked out: from which kind of return, and with what standing in for the real thing."""
    return figure.run.kind, figure.why
