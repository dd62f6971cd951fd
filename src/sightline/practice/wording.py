"""Figures in words: never a number where none may be shown."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sightline.knowledge.indicator_model import Better, Indicator, IndicatorUnit, Part, Span
from sightline.practice.models import Figure

NOT_SHOWN = {"suppressed": "Not shown", "not-available": "Not available"}
SPANS = {Span.YEAR: "over the 12 months to", Span.HALF_YEAR: "over the six months to", Span.AS_AT: "on"}
PARTS = {
    Part.ENQUIRIES: "Strategy discussions, enquiries and conferences",
    Part.PRE_PROCEEDINGS: "Pre-proceedings",
    Part.OTHER: "Beside the journey",
}

OVERLAPPING = (
    "Each value looks back over months that the one before counts too, so chance moves them less than it seems."
)


def overlapping(indicator: Indicator) -> str:
    """What to beware of where the periods of neighbouring runs share months; empty for values of a day."""
    return "" if indicator.span is Span.AS_AT else OVERLAPPING


def value(number: float, indicator: Indicator) -> str:
    """``93%`` or ``1,204``; what a rate or a median is of, the measure's label says."""
    words = f"{number:,.1f}".removesuffix(".0")
    return f"{words}%" if indicator.unit is IndicatorUnit.PERCENT else words


def figure(it: Figure, indicator: Indicator) -> str:
    """A figure as a value, or why there is none in two words."""
    return NOT_SHOWN.get(it.status, "") or ("" if it.value is None else value(it.value, indicator))


def counted(it: Figure) -> str:
    """``81 of 87``; empty where nothing was counted out of something, or may not be shown."""
    if it.numerator is None or it.denominator is None:
        return ""
    return f"{it.numerator:,} of {it.denominator:,}"


def course(now: float | None, before: float | None, indicator: Indicator) -> str:
    """How a value stands to the one before: ``Better: up from 71%``; empty where one of them is not known."""
    if now is None or before is None:
        return ""
    if now == before:
        return "No change"
    rose = now > before
    words = f"{'up' if rose else 'down'} from {value(before, indicator)}"
    if indicator.better is Better.NEITHER:
        return words.capitalize()
    return f"{'Better' if rose is (indicator.better is Better.HIGHER) else 'Worse'}: {words}"


def part(id_: Part) -> str:
    """A part of the journey as a heading."""
    return PARTS.get(id_) or id_.value.replace("-", " ").capitalize()


def in_order(groups: Iterable[Figure]) -> list[Figure]:
    """Groups by their names, with numbers in them by their size: 5 to 9 comes before 10 to 15."""
    return sorted(groups, key=lambda it: [part.zfill(4) for part in re.findall(r"\d+|\D+", it.group)])
