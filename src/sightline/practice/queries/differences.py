"""Disproportionality: how much more or less often a group goes on from one list to the next than all others do.

From figures made safe to show and nothing else, so that the ratio gives away no more than they do. A group of whom
either number is hidden has no ratio. The interval is that of the logarithm of a ratio of two shares (Katz), which
says how far chance alone could take it with so few children.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, sqrt

from sightline.practice.models import Figure, Run

LISTS = (
    ("children-in-need", "protection-plans", "Of children in need, on a child protection plan"),
    ("children-in-need", "children-in-care", "Of children in need, in care"),
)
BREAKDOWNS = ("ethnicity", "sex", "disability", "age-band")
Z = 1.96
"""The width of a 95% interval in standard errors."""
HIDDEN = "Too few children to say, or hidden so that nobody can be worked out."
NOT_APART = "The latest run does not tell these groups apart."


@dataclass(frozen=True, slots=True)
class Difference:
    """A group on the list before and on the list after, and its ratio to everyone else; ``None`` where hidden."""

    group: str
    before: int | None
    after: int | None
    ratio: float | None
    low: float | None
    high: float | None

    @property
    def is_more_than_chance(self) -> bool:
        """Whether chance alone would hardly give so large a difference."""
        return self.low is not None and self.high is not None and not self.low <= 1 <= self.high


@dataclass(frozen=True, slots=True)
class Differences:
    """The groups of one breakdown from one list to the next."""

    label: str
    breakdown: str
    groups: tuple[Difference, ...]


def differences(run: Run) -> tuple[Differences, ...]:
    """Every breakdown of a run from list to list, in one query; those it does not tell apart are left out."""
    ids = {id_ for before, after, _ in LISTS for id_ in (before, after)}
    held = {(it.indicator, it.breakdown, it.group): it for it in Figure.objects.filter(run=run, indicator__in=ids)}
    found = (
        Differences(label, by, _groups(held, before, after, by)) for before, after, label in LISTS for by in BREAKDOWNS
    )
    return tuple(it for it in found if it.groups)


def _groups(held: dict[tuple[str, str, str], Figure], before: str, after: str, by: str) -> tuple[Difference, ...]:
    names = sorted(group for indicator, breakdown, group in held if (indicator, breakdown) == (before, by) and group)
    if not any((indicator, breakdown) == (after, by) and group for indicator, breakdown, group in held):
        return ()
    totals = count(held.get((before, "", ""))), count(held.get((after, "", "")))
    return tuple(
        _difference(name, count(held.get((before, by, name))), count(held.get((after, by, name))), *totals)
        for name in names
    )


def count(figure: Figure | None) -> int | None:
    """How many children a figure counts; ``None`` where that is hidden or not known."""
    return figure.numerator if figure and figure.status == "available" else None


def _difference(
    group: str, before: int | None, after: int | None, all_before: int | None, all_after: int | None
) -> Difference:
    if before is None or after is None or all_before is None or all_after is None:
        return Difference(group, before, after, None, None, None)
    others_before, others_after = all_before - before, all_after - after
    if not (0 < after <= before and 0 < others_after <= others_before):
        return Difference(group, before, after, None, None, None)
    ratio = (after / before) / (others_after / others_before)
    spread = Z * sqrt(max(0.0, 1 / after - 1 / before + 1 / others_after - 1 / others_before))
    return Difference(group, before, after, ratio, exp(log(ratio) - spread), exp(log(ratio) + spread))
