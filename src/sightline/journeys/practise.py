"""From a return to a run: measured with the authority's own limits, made safe to show, kept with its trend."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from sightline.indicators.disclosure import Settings
from sightline.journeys.measure import Request, measure_return

if TYPE_CHECKING:
    from sightline.practice.models import Run


def practise(
    request: Request,
    *,
    authority: str,
    return_id: str,
    settings: Settings | None = None,
    by: str,
    at: datetime,
) -> Run:
    """Measure a return and keep what may be shown of it, for an authority of the register.

    What was hidden in the run before stays hidden, so that two runs cannot be subtracted. The measures of actions
    that are tied to an indicator draw on the run at once.

    :raises UnusableReturn: where nothing of the return can be used; then nothing is kept.
    """
    from sightline.improvement.actions.measures import follow
    from sightline.practice.actions.runs import keep_run
    from sightline.practice.queries.runs import last_mask, local_periods
    from sightline.register.models import Authority

    local = {**local_periods(authority, request.as_at), **(request.local or {})}
    measured = measure_return(replace(request, local=local))
    safe, mask = measured.safe(settings, last_mask(authority))
    run = keep_run(
        authority=Authority.objects.get(pk=authority),
        as_at=request.as_at,
        kind=request.kind.value,
        return_id=return_id,
        results=safe,
        mask=mask,
        by=by,
        at=at,
    )
    follow(run=run, by=by, at=at)
    return run
