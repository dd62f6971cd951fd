"""The demonstration is measured beside the service: whether that is to be done, how far it is, and its process.

Light on purpose: the service asks here, and what measures is loaded in the other process alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from sightline.demonstration.children import Plan
from sightline.ground.days import MONTHS_A_YEAR, add_months
from sightline.journeys.demonstrate import NORTHMERE, RETURNS, YEARS_BETWEEN, is_demonstration
from sightline.journeys.opening import home

MONTHS_A_QUARTER = 3
STATE = "being-measured"
STALE_SECONDS = 300
"""After so long without a word the measuring is taken to have been stopped."""


def state_file() -> Path:
    """A file that is there, and touched quarter by quarter, while measuring goes on."""
    return home() / RETURNS / STATE


def quarters(plan: Plan = NORTHMERE) -> tuple[date, ...]:
    """The days that are measured, from before the inspection to the last, a quarter apart."""
    back = YEARS_BETWEEN * MONTHS_A_YEAR
    return tuple(add_months(plan.until, -months) for months in range(back, -1, -MONTHS_A_QUARTER))


def measured_so_far() -> tuple[int, int] | None:
    """How many of how many quarters are measured, while that goes on; ``None`` where it does not."""
    from sightline.practice.queries.runs import days_measured

    try:
        is_going_on = time.time() - state_file().stat().st_mtime < STALE_SECONDS
    except FileNotFoundError:
        return None
    return (len(days_measured(NORTHMERE.practice)), len(quarters())) if is_going_on else None


def is_to_be_measured() -> bool:
    """Whether this is the demonstration, and not all of it is measured and tied to its areas yet."""
    from sightline.practice.models import Target
    from sightline.practice.queries.runs import days_measured

    is_done = set(quarters()) <= days_measured(NORTHMERE.practice) and Target.objects.exists()
    return is_demonstration() and not is_done


@contextmanager
def measuring_beside() -> Iterator[None]:
    """Measure in a process of its own for as long as the service runs, where that is still to be done."""
    if not is_to_be_measured():
        yield
        return
    command = [sys.executable, "-m", "sightline.journeys.demonstrate_practice"]
    beside, here = subprocess.Popen(command), os.getpid()
    try:
        yield
    finally:
        if os.getpid() == here:  # the workers of the service leave through here too
            beside.terminate()
