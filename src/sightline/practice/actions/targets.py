"""Tying a measure to an area for improvement."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from sightline.ground.errors import SightlineError
from sightline.knowledge.indicators import indicators
from sightline.practice.actions.crossing import cross, is_reached
from sightline.practice.models import Figure, Run, Target
from sightline.register import events
from sightline.register.models import Area


class NoTarget(SightlineError):
    """A target that cannot be set. Codes: ``unknown-indicator``, ``no-baseline``, ``another-authority``,
    ``already-tied``."""

    exit_status = 2


def set_target(
    *, area: Area, indicator: str, baseline_run: Run, wanted: float, wanted_by: date, by: User, at: datetime
) -> Target:
    """Tie a measure to an area for improvement: from its value in a run to what it is to reach, and by when."""
    if indicator not in indicators():
        raise NoTarget("unknown-indicator", "There is no such measure. Choose one from the list.")
    if baseline_run.authority_id != area.inspection.authority_id:
        raise NoTarget("another-authority", "The run is of another authority. Choose a run of this one.")
    figure = Figure.objects.filter(run=baseline_run, indicator=indicator, breakdown="", status="available").first()
    if figure is None or figure.value is None:
        raise NoTarget("no-baseline", "That run has no value for this measure, so there is nothing to start from.")
    try:
        with transaction.atomic():
            target = Target.objects.create(
                area=area,
                indicator=indicator,
                baseline=figure.value,
                baseline_run=baseline_run,
                wanted=wanted,
                wanted_by=wanted_by,
                set_by=by.get_username(),
                set_at=at,
            )
            content = {
                "area": area.pk,
                "indicator": indicator,
                "baseline": str(figure.value),
                "wanted": str(wanted),
                "wanted_by": wanted_by.isoformat(),
            }
            subject = f"target/{target.pk}"
            events.append(kind="target-set", subject=subject, by=by.get_username(), at=at, content=content)
            _cross_if_reached(target, by.get_username(), at)
    except IntegrityError:
        raise NoTarget("already-tied", "This measure is tied to the area already.") from None
    return target


def _cross_if_reached(target: Target, by: str, at: datetime) -> None:
    """A run since the baseline may have reached the target already: then the first of them did."""
    figures = Figure.objects.filter(
        run__authority=target.baseline_run.authority_id,
        run__as_at__gt=target.baseline_run.as_at,
        indicator=target.indicator,
        breakdown="",
        status="available",
    )
    for figure in figures.select_related("run").order_by("run__as_at", "run_id"):
        if figure.value is not None and is_reached(target, figure.value):
            cross(target=target, run=figure.run, value=figure.value, by=by, at=at)
            return
