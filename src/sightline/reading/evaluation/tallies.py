"""Counts that add up over reports, and the figures made of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """How many items were right, missed (in the label only) and extra (in the reading only)."""

    right: int = 0
    missed: int = 0
    extra: int = 0
    exact: int = 0
    """Of the right ones, how many letter by letter after normalisation."""

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.right + other.right,
            self.missed + other.missed,
            self.extra + other.extra,
            self.exact + other.exact,
        )

    @property
    def labelled(self) -> int:
        """How many items the labels have."""
        return self.right + self.missed

    @property
    def recall(self) -> float:
        """The share of labelled items that the reading has; 1 where there are none."""
        return self.right / self.labelled if self.labelled else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where neither side has an item."""
        return self._f1(self.right)

    @property
    def strict_f1(self) -> float:
        """F1 where only letter-by-letter matches count."""
        return self._f1(self.exact)

    def _f1(self, right: int) -> float:
        everything = 2 * self.right + self.missed + self.extra
        return 2 * right / everything if everything else 1.0


def total(tallies: Iterable[Tally]) -> Tally:
    """All tallies in one."""
    return sum(tallies, Tally())


def macro_f1(tallies: Iterable[Tally]) -> float:
    """The mean of the F1 of each class, however rare it is."""
    scores = [tally.f1 for tally in tallies]
    return sum(scores) / len(scores) if scores else 1.0
