"""A made authority the tests share: small, and the same everywhere."""

from __future__ import annotations

from datetime import date
from functools import cache

from sightline.demonstration.children import Plan, Return, World, world

UNTIL = date(2026, 9, 30)
PLAN = Plan(children=2500, until=UNTIL)
BEFORE_THE_INSPECTION = date(2023, 9, 30)


def made_world() -> World:
    """The world of the plan."""
    return world(PLAN)


@cache
def made_return(on: date = UNTIL) -> Return:
    """What the authority says on a quarter day."""
    return made_world().as_at(on)
