"""What an indicator came to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

PER_CENT = 100
PER_10_000 = 10_000


class Status(StrEnum):
    """Whether the data could say."""

    AVAILABLE = "available"
    NOT_AVAILABLE = "not-available"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExactResult:
    """A figure as counted, not yet safe to show: only for the analyst who holds the child-level tables.

    Everyone else is given a ``SafeResult`` (``disclosure``). ``numerator`` is how many met the indicator, or how
    many there are of a count; ``denominator`` how many were looked at, or the children of the area for a rate.
    ``value`` is a percentage, a rate, a count, a mean or a median; ``None`` where nothing was there to look at.
    ``why`` says what the data lacks, what stands in for the real thing, or why there is no value. ``group`` is the
    group of a breakdown.
    """

    indicator: str
    status: Status
    numerator: int | None = None
    denominator: int | None = None
    value: float | None = None
    why: str = ""
    since: date
    until: date
    breakdown: str | None = None
    group: str | None = None
