"""When a value reaches a target for the first time, that is an event."""

from __future__ import annotations

from datetime import datetime

from sightline.knowledge.indicator_model import Better
from sightline.knowledge.indicators import indicators
from sightline.practice.models import Run, Target
from sightline.register import events


def is_reached(target: Target, value: float) -> bool:
    """Whether a value is at the target or beyond, as seen from the baseline or, where they are equal, from better."""
    if target.wanted == target.baseline:
        is_upwards = indicators()[target.indicator].better is not Better.LOWER
    else:
        is_upwards = target.wanted > target.baseline
    return value >= target.wanted if is_upwards else value <= target.wanted


def cross(*, target: Target, run: Run, value: float, by: str, at: datetime) -> None:
    """Record that this run is the first to reach the target."""
    target.crossed_in = run
    target.save(update_fields=["crossed_in"])
    content = {"indicator": target.indicator, "area": target.area_id, "value": str(value)}
    events.append(kind="target-reached", subject=f"target/{target.pk}", by=by, at=at, content=content)
