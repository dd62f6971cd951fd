"""Figures of kept runs as plans speak of them: which there are, and what each says, with its definition and day."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sightline.ground.wording import day_in_words
from sightline.knowledge.indicator_model import Indicator, IndicatorUnit
from sightline.knowledge.indicators import indicators
from sightline.practice.models import Figure, Run

UNITS = {IndicatorUnit.PERCENT: "%", IndicatorUnit.RATE: "per 10,000 children"}
"""How values are followed; what a count or a median is of, the indicator's label says."""

MOST_RUNS = 24


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept for an authority: its latest runs, and the indicators that any of them speaks of."""

    runs: tuple[Run, ...]
    indicators: tuple[Indicator, ...]


def kept(authority: str) -> Kept:
    """The runs, newest first, and the indicators by label; in two queries."""
    runs = tuple(Run.objects.filter(authority=authority).order_by("-as_at", "-id")[:MOST_RUNS])
    named = set(Figure.objects.filter(run__in=runs, breakdown="").values_list("indicator", flat=True).distinct())
    told = sorted((it for it in indicators().values() if it.id in named), key=lambda it: it.label)
    return Kept(runs, tuple(told))


def figure_of(authority: str, run: int, indicator: str) -> Figure | None:
    """What a run says of an indicator for everyone together, shown or not."""
    found = Figure.objects.filter(run=run, run__authority=authority, indicator=indicator, breakdown="")
    return found.select_related("run").first()


def kept_since(figure: Figure) -> tuple[Figure, ...]:
    """A figure and those of the same indicator in later runs, as far as they may be shown; oldest first."""
    rows = Figure.objects.filter(
        run__authority=figure.run.authority_id,
        run__as_at__gte=figure.run.as_at,
        indicator=figure.indicator,
        breakdown="",
        value__isnull=False,
    )
    return tuple(rows.select_related("run").order_by("run__as_at", "run_id"))


def figure_in_words(figure: Figure) -> str:
    """``71% (142 of 200) on 30 September 2026``; why there is none where it may not be shown."""
    on = day_in_words(figure.run.as_at)
    if figure.value is None:
        return f"{figure.why} This is of the return as at {on}.".strip()
    unit = UNITS.get(indicators()[figure.indicator].unit, "")
    counted = f" ({figure.numerator:,} of {figure.denominator:,})" if figure.denominator else ""
    return f"{value_in_words(Decimal(str(figure.value)), unit)}{counted} on {on}"


def definition_in_words(figure: Figure) -> str:
    """What the figure counts, over which days: as the indicator is defined."""
    indicator = indicators()[figure.indicator]
    return f"{indicator.definition.rstrip('.')}. From {day_in_words(figure.since)} to {day_in_words(figure.until)}."


def value_in_words(value: Decimal, unit: str) -> str:
    """``71.4%``, ``54 per 10,000 children``, ``12``."""
    number = f"{round(value, 1).normalize():,f}"
    return f"{number}%" if unit == "%" else f"{number} {unit}".strip()
