"""Statistical process control: which changes from month to month are more than chance.

An XmR chart sets each value beside the mean and the limits between which chance alone would keep nearly all of
them. The limits come from how much one value differs from the next, not from targets. Four rules, each with its
reason in words, say when a process has changed. With fewer than 12 values there are no limits, since they would say
more than so few can bear.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from statistics import mean, median

LIMIT_FACTOR = 2.66
"""3 / 1.128: three standard deviations, one being the mean moving range over the constant d2 for pairs."""
RANGE_FACTOR = 3.268
"""D4 for pairs: the upper limit of the moving range."""
FEWEST = 12
RUN = 8
TREND = 6
NEAR = (2, 3)
NEAR_SHARE = 2 / 3
"""How far from the mean to a limit a value is near the limit."""


class Rule(StrEnum):
    """What tells that a process has changed."""

    OUTSIDE = "outside-limits"
    SHIFT = "shift"
    TREND = "trend"
    NEAR_LIMIT = "near-limit"


EXPLAINED = {
    Rule.OUTSIDE: "A value outside the limits: chance alone would put about 3 in 1,000 there.",
    Rule.SHIFT: f"{RUN} or more values in a row on one side of the mean: the level has changed.",
    Rule.TREND: f"{TREND} or more values in a row, each higher (or each lower) than the one before: it is drifting.",
    Rule.NEAR_LIMIT: f"{NEAR[0]} of {NEAR[1]} values in a row in the outer third on one side: a change may be near.",
}


@dataclass(frozen=True, slots=True)
class Signal:
    """A rule that is met: the places of the values that meet it, and on which side or in which direction."""

    rule: Rule
    places: tuple[int, ...]
    is_upwards: bool

    @property
    def words(self) -> str:
        """Why it matters, in words."""
        return EXPLAINED[self.rule]


@dataclass(frozen=True, slots=True)
class Limits:
    """The mean of the values and the limits of chance about it, and the upper limit of the moving range."""

    mean: float
    lower: float
    upper: float
    mean_range: float
    upper_range: float


def limits(values: Sequence[float], lowest: float | None = None, highest: float | None = None) -> Limits | None:
    """The limits of an XmR chart; ``None`` for fewer than 12 values.

    ``lowest`` and ``highest`` are what a value can be at most: no limit lies beyond (0 and 100 for a percentage).
    """
    if len(values) < FEWEST:
        return None
    middle, spread = mean(values), mean(moving_ranges(values))
    lower, upper = middle - LIMIT_FACTOR * spread, middle + LIMIT_FACTOR * spread
    lower = lower if lowest is None else max(lower, lowest)
    upper = upper if highest is None else min(upper, highest)
    return Limits(middle, lower, upper, spread, RANGE_FACTOR * spread)


def moving_ranges(values: Sequence[float]) -> list[float]:
    """How much each value differs from the one before."""
    return [abs(later - earlier) for earlier, later in pairwise(values)]


def signals(values: Sequence[float], found: Limits) -> list[Signal]:
    """Every rule that the values meet, in the order of time."""
    every = (*_outside(values, found), *_shifts(values, found), *_trends(values), *_near(values, found))
    return sorted(set(every), key=lambda signal: (signal.places, signal.rule))


def _outside(values: Sequence[float], found: Limits) -> Iterator[Signal]:
    for place, value in enumerate(values):
        if not found.lower <= value <= found.upper:
            yield Signal(Rule.OUTSIDE, (place,), value > found.upper)


def _shifts(values: Sequence[float], found: Limits) -> Iterator[Signal]:
    sides = [(value > found.mean) - (value < found.mean) for value in values]
    for first, last in _runs(sides):
        if sides[first] and last - first + 1 >= RUN:
            yield Signal(Rule.SHIFT, tuple(range(first, last + 1)), sides[first] > 0)


def _trends(values: Sequence[float]) -> Iterator[Signal]:
    """A run of steps one way is a run of one value more."""
    steps = [(later > earlier) - (later < earlier) for earlier, later in pairwise(values)]
    for first, last in _runs(steps):
        if steps[first] and last - first + 2 >= TREND:
            yield Signal(Rule.TREND, tuple(range(first, last + 2)), steps[first] > 0)


def _runs(marks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and last place of each stretch of equal marks."""
    first = 0
    for place in range(1, len(marks) + 1):
        if place == len(marks) or marks[place] != marks[first]:
            yield first, place - 1
            first = place


def _near(values: Sequence[float], found: Limits) -> Iterator[Signal]:
    few, many = NEAR
    outer = NEAR_SHARE * LIMIT_FACTOR * found.mean_range
    for first in range(len(values) - many + 1):
        window = range(first, first + many)
        for is_upwards in (True, False):
            far = tuple(it for it in window if _is_far(values[it], found, outer, is_upwards))
            if outer and len(far) >= few:
                yield Signal(Rule.NEAR_LIMIT, far, is_upwards)


def _is_far(value: float, found: Limits, outer: float, is_upwards: bool) -> bool:
    distance = value - found.mean if is_upwards else found.mean - value
    return distance > outer


def baseline(values: Sequence[float], before: int) -> Limits | None:
    """The limits of the values before an event (an inspection), to judge those after it by; ``None`` for too few."""
    return limits(values[:before])


def middle(values: Sequence[float]) -> float | None:
    """The median of the values, which a run chart uses where there are too few for limits."""
    return median(values) if values else None
