"""What is true of made children, known beforehand: measure by measure, a count of a count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from sightline.demonstration.children.days import Days, Flags
from sightline.ground.days import add_months


@dataclass(frozen=True, slots=True)
class Truth:
    """So many of so many."""

    numerator: int
    denominator: int


@dataclass(slots=True)
class Truths:
    """What was planted: events counted over a period, and states that stand on a quarter day."""

    _events: dict[str, list[tuple[Days, Flags, Days]]] = field(default_factory=dict)
    _states: dict[tuple[str, date], Truth] = field(default_factory=dict)

    def happened(self, measure: str, when: Days, is_met: Flags, known: Days | None = None) -> None:
        """Events a measure counts, each on its day, whether it counts as met, and from when that is known."""
        self._events.setdefault(measure, []).append((when, is_met, when if known is None else known))

    def stood(self, measure: str, on: np.datetime64, numerator: int, denominator: int) -> None:
        """What stands on a day."""
        self._states[measure, on.astype(date)] = Truth(numerator, denominator)

    def as_at(self, on: date, months: int) -> Mapping[str, Truth]:
        """Every truth on a quarter day: events over so many months up to and with it, states as they stand."""
        after = np.datetime64(add_months(on, -months), "D")
        until = np.datetime64(on, "D")
        found = {measure: _count(parts, after, until) for measure, parts in self._events.items()}
        return found | {measure: truth for (measure, day), truth in self._states.items() if day == on}


def _count(parts: list[tuple[Days, Flags, Days]], after: np.datetime64, until: np.datetime64) -> Truth:
    inside = [(when > after) & (when <= until) & (known <= until) for when, _, known in parts]
    met = sum(int((here & is_met).sum()) for here, (_, is_met, _) in zip(inside, parts, strict=True))
    return Truth(met, sum(int(here.sum()) for here in inside))
