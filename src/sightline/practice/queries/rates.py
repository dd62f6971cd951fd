"""Disproportionality in the area: how many of each 10,000 children of a group are on a list, beside all other groups.

From figures made safe to show and nothing else: a group whose number is hidden has no rate. The interval is that of
the logarithm of a ratio of two rates of counts, which says how far chance alone could take it with so few children.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, log, sqrt

from sightline.practice.models import Figure, Run
from sightline.practice.queries.differences import Z, count
from sightline.practice.queries.population import Held, held

OF_SO_MANY = 10_000
"""Rates are of so many children, as the department states them."""

LISTS = {
    "children-in-need": "Children in need",
    "protection-plans": "Children on a child protection plan",
    "children-in-care": "Children in care",
}

Counts = Mapping[tuple[str, str, str], Figure]


@dataclass(frozen=True, slots=True)
class GroupRate:
    """A group: its children in the area and on the list, its rate, and its rate beside all others'."""

    group: str
    living: int
    listed: int | None
    rate: float | None = None
    ratio: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def is_more_than_chance(self) -> bool:
        """Whether chance alone would hardly give so large a difference."""
        return self.low is not None and self.high is not None and not self.low <= 1 <= self.high


@dataclass(frozen=True, slots=True)
class Rates:
    """The groups of one breakdown on one list, with the population that was taken."""

    label: str
    breakdown: str
    population: Held
    groups: tuple[GroupRate, ...]


def rates(run: Run) -> tuple[Rates, ...]:
    """Every list by every breakdown that both the run and the population tell apart, in two queries."""
    populations = held(run.authority_id, run.as_at.year)
    found = {
        (it.indicator, it.breakdown, it.group): it for it in Figure.objects.filter(run=run, indicator__in=list(LISTS))
    }
    told = {(indicator, breakdown) for indicator, breakdown, group in found if group}
    return tuple(
        Rates(label, breakdown, living, _groups(found, indicator, breakdown, living.children))
        for indicator, label in LISTS.items()
        for breakdown, living in populations.items()
        if (indicator, breakdown) in told
    )


def _groups(found: Counts, indicator: str, breakdown: str, living: Mapping[str, int]) -> tuple[GroupRate, ...]:
    everyone = count(found.get((indicator, "", "")))
    return tuple(
        _rate(group, children, count(found.get((indicator, breakdown, group))), everyone, sum(living.values()))
        for group, children in living.items()
    )


def _rate(group: str, living: int, listed: int | None, everyone: int | None, area: int) -> GroupRate:
    if listed is None:
        return GroupRate(group, living, None)
    rate = listed / living * OF_SO_MANY
    others, elsewhere = (everyone or 0) - listed, area - living
    if not (listed > 0 and others > 0 and elsewhere > 0):
        return GroupRate(group, living, listed, rate)
    ratio = (listed / living) / (others / elsewhere)
    spread = Z * sqrt(1 / listed + 1 / others)
    return GroupRate(group, living, listed, rate, ratio, exp(log(ratio) - spread), exp(log(ratio) + spread))
