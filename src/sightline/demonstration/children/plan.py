"""What is to be made: which invented authority, how many children, how many years, from which seed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.random import Generator

from sightline.demonstration.children.days import Days, after_months, days
from sightline.ground.days import MONTHS_A_YEAR, add_months

MONTHS_A_QUARTER = 3


@dataclass(frozen=True)
class Plan:
    """A made authority's children: the same plan makes the same children on every machine.

    ``practice`` names the authority in ``practice.toml`` whose shares hold; ``prefix`` begins every identifier,
    so that authorities can be laid together. ``until`` is the last day anything is known; what is planted comes
    out exactly on it and on every quarter day before it (the same day of the month, three months apart).
    """

    children: int
    until: date
    years: int = 10
    seed: int = 20261122
    practice: str = "northmere"
    prefix: str = "NM"
    has_edges: bool = True

    @cached_property
    def since(self) -> date:
        """The first day of which anything is known."""
        return add_months(self.until, -self.years * MONTHS_A_YEAR)

    @cached_property
    def quarter_days(self) -> Days:
        """The days on which what is planted comes out exactly, oldest first, ``until`` last."""
        back = -MONTHS_A_QUARTER * np.arange(self.years * MONTHS_A_YEAR // MONTHS_A_QUARTER)[::-1]
        return after_months(days(len(back), self.until), back)

    def lot(self, subject: str) -> Generator:
        """A source of chance for one subject, so that a change to one leaves the others as they were."""
        return np.random.default_rng([self.seed, *subject.encode()])
