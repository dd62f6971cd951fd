"""The only way out of this room: figures from which nobody can work out a small number of children.

A count of 1 to 5 is not shown, nor a percentage of which so few met or did not meet it, nor a mean or median of so
few (*primary*). In a breakdown whose total is shown, one hidden group is the total less the others, so that more
groups are hidden until what is left over is of two groups or more and is itself no small number (*secondary*). What
was hidden in an earlier run stays hidden for 12 months, so that two runs cannot be subtracted. The threshold and the
wish to round are the authority's own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from sightline.ground.days import MONTHS_A_YEAR, add_months
from sightline.indicators.results import ExactResult, Status
from sightline.knowledge.indicator_model import IndicatorUnit
from sightline.knowledge.indicators import indicators

THRESHOLD = 5
"""The department suppresses 1 to 5 in its statistics of children in need and in care."""
REMEMBERED_MONTHS = MONTHS_A_YEAR
"""How long a hidden figure stays hidden: until no period of 12 months can overlap the one that it was hidden in."""
FEWEST_HIDDEN = 2
HIDDEN = "Not shown, because it is or would give away a number of children of {threshold} or fewer."

Cell = tuple[str, str | None, str | None]
"""An indicator, a breakdown and a group: what can be hidden."""


class Shown(StrEnum):
    """What became of a figure."""

    AVAILABLE = "available"
    NOT_AVAILABLE = "not-available"
    SUPPRESSED = "suppressed"


@dataclass(frozen=True, slots=True)
class Settings:
    """The authority's own choices: counts up to ``threshold`` are hidden, and ``round_to`` (5, 10) rounds the rest."""

    threshold: int = THRESHOLD
    round_to: int = 1

    def __post_init__(self) -> None:
        if self.threshold < 1 or self.round_to < 1:
            raise ValueError("a threshold and a base to round to are 1 or more")


@dataclass(frozen=True, slots=True)
class Mask:
    """What has been hidden, each with the last day of the run that last needed it hidden. Kept from run to run."""

    cells: Mapping[Cell, date] = field(default_factory=lambda: MappingProxyType({}))

    def on(self, day: date) -> frozenset[Cell]:
        """What stays hidden in a run of that day."""
        return frozenset(it for it, until in self.cells.items() if add_months(until, REMEMBERED_MONTHS) >= day)


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeResult:
    """A figure that may be shown, kept and put into a paper. Only ``protect`` makes them."""

    indicator: str
    status: Shown
    numerator: int | None = None
    denominator: int | None = None
    value: float | None = None
    why: str = ""
    since: date
    until: date
    breakdown: str | None = None
    group: str | None = None


def protect(
    results: Sequence[ExactResult], settings: Settings | None = None, mask: Mask | None = None
) -> tuple[list[SafeResult], Mask]:
    """The results of one run made safe, in their order, and the mask to hand to the next run.

    The total of a breakdown is taken to be known, unless it is among the results and hidden.
    """
    chosen, earlier = settings or Settings(), mask or Mask()
    needed = _needed(results, chosen, earlier)
    safe = [_safe(result, chosen, cell_of(result) in needed.hidden) for result in results]
    return safe, Mask(MappingProxyType({**earlier.cells, **needed.marks}))


def cell_of(result: ExactResult) -> Cell:
    """What a result is a figure of."""
    return result.indicator, result.breakdown, result.group


@dataclass(frozen=True, slots=True)
class _Needed:
    hidden: frozenset[Cell]
    marks: Mapping[Cell, date]


def _needed(results: Sequence[ExactResult], settings: Settings, mask: Mask) -> _Needed:
    kept = {cell for result in results for cell in mask.on(result.until) if cell == cell_of(result)}
    small = {cell_of(result) for result in results if is_small(result, settings)}
    hidden = kept | small
    for rows in _breakdowns(results).values():
        hidden |= _secondary(rows, hidden, settings)
    # What is hidden by the mask alone is not marked anew: its time runs from the run that needed it.
    fresh = hidden - kept | small
    return _Needed(frozenset(hidden), {cell_of(it): it.until for it in results if cell_of(it) in fresh})


def _breakdowns(results: Iterable[ExactResult]) -> dict[tuple[str, str], list[ExactResult]]:
    found: dict[tuple[str, str], list[ExactResult]] = defaultdict(list)
    for result in results:
        if result.breakdown is not None and result.status is Status.AVAILABLE:
            found[result.indicator, result.breakdown].append(result)
    return found


def counts_of(result: ExactResult) -> tuple[int, ...]:
    """The numbers of children that a figure gives away: who met it and who did not, or how many there are."""
    unit = indicators()[result.indicator].unit
    if unit is IndicatorUnit.PERCENT:
        met, all_ = result.numerator or 0, result.denominator or 0
        return met, all_ - met
    if unit in (IndicatorUnit.MEAN, IndicatorUnit.MEDIAN):
        return (result.denominator or 0,)
    return (result.numerator or 0,)


def is_small(result: ExactResult, settings: Settings) -> bool:
    """Whether a figure gives away a small number by itself."""
    counts = counts_of(result)
    return any(0 < count <= settings.threshold for count in (*counts, sum(counts)))


def _secondary(rows: Sequence[ExactResult], hidden: set[Cell], settings: Settings) -> set[Cell]:
    """The groups to hide besides, so that the total less the groups shown tells nothing."""
    indicator = rows[0].indicator
    found = {cell_of(row) for row in rows} & hidden
    if not found or (indicator, None, None) in hidden:
        return found
    open_rows = sorted(
        (row for row in rows if cell_of(row) not in found), key=lambda row: (sum(counts_of(row)), row.group)
    )
    while open_rows and not _is_safe(rows, found, settings):
        found.add(cell_of(open_rows.pop(0)))
    return found


def _is_safe(rows: Sequence[ExactResult], hidden: set[Cell], settings: Settings) -> bool:
    left = [counts_of(row) for row in rows if cell_of(row) in hidden]
    sums = [sum(parts) for parts in zip(*left, strict=True)]
    is_no_small_number = all(count == 0 or count > settings.threshold for count in (*sums, sum(sums)))
    return len(left) >= FEWEST_HIDDEN and is_no_small_number


def _safe(result: ExactResult, settings: Settings, is_hidden: bool) -> SafeResult:
    if is_hidden:
        return _told(result, Shown.SUPPRESSED, HIDDEN.format(threshold=settings.threshold))
    if result.status is Status.NOT_AVAILABLE:
        return _told(result, Shown.NOT_AVAILABLE, result.why)
    return SafeResult(
        indicator=result.indicator,
        status=Shown.AVAILABLE,
        numerator=_rounded(result.numerator, settings),
        denominator=_rounded(result.denominator, settings),
        value=_value(result, settings),
        why=result.why,
        since=result.since,
        until=result.until,
        breakdown=result.breakdown,
        group=result.group,
    )


def _told(result: ExactResult, status: Shown, why: str) -> SafeResult:
    return SafeResult(
        indicator=result.indicator,
        status=status,
        why=why,
        since=result.since,
        until=result.until,
        breakdown=result.breakdown,
        group=result.group,
    )


def _rounded(count: int | None, settings: Settings) -> int | None:
    """To the nearest of the base, halves up."""
    base = settings.round_to
    return None if count is None else (count + base // 2) // base * base


def _value(result: ExactResult, settings: Settings) -> float | None:
    """To one decimal, from rounded counts where counts are rounded, so that it says no more than they do."""
    if result.value is None or settings.round_to == 1:
        return None if result.value is None else round(result.value, 1)
    numerator, denominator = _rounded(result.numerator, settings), _rounded(result.denominator, settings)
    match indicators()[result.indicator].unit:
        case IndicatorUnit.PERCENT:
            return round(100 * (numerator or 0) / denominator, 1) if denominator else None
        case IndicatorUnit.COUNT:
            return float(numerator or 0)
        case IndicatorUnit.RATE:
            return round(result.value * (numerator or 0) / result.numerator, 1) if result.numerator else 0.0
        case _:
            return round(result.value, 1)
