"""From an indicator to a measure of an action, and to a target of the areas for improvement that the action answers."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from sightline.improvement.actions import measures
from sightline.improvement.actions.measures import Tied
from sightline.improvement.models import Action, Measure
from sightline.practice.actions.targets import set_target
from sightline.register.models import Area


@transaction.atomic
def tie_measure(*, action: Action, tied: Tied, by: User, at: datetime) -> Measure:
    """Let an indicator show the change an action intends, and let Practice tell the same of the areas it answers.

    An area of the register that has a target of this indicator already keeps it; without a day there is no target.
    """
    measure = measures.tie(action=action, tied=tied, by=by, at=at)
    if tied.baseline is None or tied.target_value is None or tied.by_when is None:
        return measure
    areas = Area.objects.filter(planned__actions=action).exclude(targets__indicator=measure.indicator).distinct()
    for area in areas.order_by("pk"):
        set_target(
            area=area,
            indicator=measure.indicator,
            baseline_run=tied.baseline.run,
            wanted=float(tied.target_value),
            wanted_by=tied.by_when,
            by=by,
            at=at,
        )
    return measure
