"""Gathers what a paper tells of practice: the figures of kept runs as disclosure control left them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from sightline.knowledge.indicator_model import IndicatorUnit
from sightline.papers.blocks import Source
from sightline.papers.practice_facts import PracticeFacts, PracticeMeasure, PracticePart
from sightline.practice import wording
from sightline.practice.models import Figure, Run, Target
from sightline.practice.queries.runs import Latest, overview

NOT_AVAILABLE = "not-available"

Points = Mapping[str, Mapping[date, Figure]]


def gather_practice(authority_id: str, on: date) -> PracticeFacts | None:
    """The authority's latest run up to a day, beside the runs before it; ``None`` where nothing was measured."""
    runs = list(Run.objects.filter(authority=authority_id, as_at__lte=on).order_by("as_at", "id"))
    if not runs:
        return None
    run = runs[-1]
    source = Source("Measures of the child-level lists", on=run.as_at, link="/practice")
    points = _points(runs)
    wanted = _wanted(authority_id)
    told = overview(run)
    parts = [
        PracticePart(
            wording.part(part),
            tuple(_measure(it, points, wanted, source) for it in its if it.figure.status != NOT_AVAILABLE),
        )
        for part, its in told.items()
    ]
    return PracticeFacts(
        as_at=run.as_at,
        before=max((it.as_at for it in runs if it.as_at < run.as_at), default=None),
        parts=tuple(part for part in parts if part.measures),
        not_available=sum(it.figure.status == NOT_AVAILABLE for its in told.values() for it in its),
        source=source,
    )


def _points(runs: list[Run]) -> Points:
    """Every figure of everyone together, by indicator and day; of several runs of a day the last counts."""
    found: dict[str, dict[date, Figure]] = defaultdict(dict)
    days = {run.pk: run.as_at for run in runs}
    for figure in Figure.objects.filter(run__in=runs, breakdown="").order_by("run__as_at", "run_id"):
        found[figure.indicator][days[figure.run_id]] = figure
    return found


def _wanted(authority_id: str) -> Mapping[str, float]:
    rows = Target.objects.filter(area__inspection__authority=authority_id).order_by("wanted_by")
    return dict(rows.values_list("indicator", "wanted"))


def _measure(it: Latest, points: Points, wanted: Mapping[str, float], source: Source) -> PracticeMeasure:
    indicator = it.indicator
    figures = points.get(indicator.id, {})
    return PracticeMeasure(
        id=indicator.id,
        label=indicator.label,
        now=wording.figure(it.figure, indicator),
        counted=wording.counted(it.figure),
        course=wording.course(it.figure.value, it.before, indicator),
        is_share=indicator.unit is IndicatorUnit.PERCENT,
        wanted=wanted.get(indicator.id),
        points=tuple((day, figure.value, _said(figure, it)) for day, figure in sorted(figures.items())),
        source=source,
    )


def _said(figure: Figure, it: Latest) -> str:
    counted = wording.counted(figure)
    return f"{wording.figure(figure, it.indicator)}{f' ({counted})' if counted else ''}"
