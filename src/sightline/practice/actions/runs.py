"""Keeping a run: the safe figures of one measuring, and the targets that it reaches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction

from sightline.ground.errors import WrongUsage
from sightline.indicators.disclosure import Mask, SafeResult, Shown
from sightline.practice.actions.crossing import cross, is_reached
from sightline.practice.models import Figure, Run, Target
from sightline.register import events
from sightline.register.models import Authority


@transaction.atomic
def keep_run(
    *,
    authority: Authority,
    as_at: date,
    kind: str,
    return_id: str,
    results: Sequence[SafeResult],
    mask: Mask,
    by: str,
    at: datetime,
) -> Run:
    """Keep the figures of one measuring. A target that its figures reach for the first time is an event.

    :raises WrongUsage: ``not-safe`` for anything but figures made safe to show.
    """
    if not all(isinstance(result, SafeResult) for result in results):
        raise WrongUsage("not-safe", "Only figures made safe to show may be kept.")
    run = Run.objects.create(
        authority=authority, as_at=as_at, kind=kind, return_id=return_id, measured_at=at, by=by, mask=_written(mask)
    )
    Figure.objects.bulk_create(_figure(run, result) for result in results)
    content = {"authority": authority.pk, "as_at": as_at.isoformat(), "return": return_id, "figures": len(results)}
    events.append(kind="run-kept", subject=f"run/{run.pk}", by=by, at=at, content=content)
    _cross(run, results, by, at)
    return run


def _figure(run: Run, result: SafeResult) -> Figure:
    return Figure(
        run=run,
        indicator=result.indicator,
        breakdown=result.breakdown or "",
        group=result.group or "",
        status=result.status.value,
        numerator=result.numerator,
        denominator=result.denominator,
        value=result.value,
        why=result.why,
        since=result.since,
        until=result.until,
    )


def _written(mask: Mask) -> list[list[str]]:
    """A mask as it is kept: indicator, breakdown, group and day of each hidden figure."""
    return [[one, by or "", group or "", day.isoformat()] for (one, by, group), day in sorted_cells(mask)]


def sorted_cells(mask: Mask) -> list[tuple[tuple[str, str | None, str | None], date]]:
    """The hidden figures of a mask in a fixed order."""
    return sorted(mask.cells.items(), key=lambda it: tuple(part or "" for part in it[0]))


def _cross(run: Run, results: Iterable[SafeResult], by: str, at: datetime) -> None:
    values = {
        it.indicator: it.value
        for it in results
        if it.breakdown is None and it.status is Shown.AVAILABLE and it.value is not None
    }
    mine = Target.objects.filter(area__inspection__authority=run.authority, baseline_run__as_at__lt=run.as_at)
    waiting = mine.filter(crossed_in=None, indicator__in=values).select_for_update()
    for target in waiting:
        if is_reached(target, values[target.indicator]):
            cross(target=target, run=run, value=values[target.indicator], by=by, at=at)
