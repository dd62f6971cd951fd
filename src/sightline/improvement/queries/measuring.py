"""Where a measure stands: value, target and the distance between them, always in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sightline.ground.wording import day_in_words
from sightline.improvement.models import Measure, MeasureResult
from sightline.improvement.models.measure import HIGHER


class Nearness(StrEnum):
    """How near a measure is to its target."""

    AT_TARGET = "at-target"
    NEARER = "nearer"
    NO_NEARER = "no-nearer"
    MISSED = "missed"
    IN_WORDS = "in-words"
    NOT_MEASURED = "not-measured"


WORDS = {
    Nearness.AT_TARGET: "At target",
    Nearness.NEARER: "Nearer to target",
    Nearness.NO_NEARER: "No nearer to target",
    Nearness.MISSED: "Target missed",
    Nearness.IN_WORDS: "Told in words",
    Nearness.NOT_MEASURED: "Not measured yet",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure with its latest result, how near that is to the target, and the sentence that says so."""

    measure: Measure
    latest: MeasureResult | None
    nearness: Nearness
    sentence: str

    @property
    def word(self) -> str:
        """``Nearer to target``."""
        return WORDS[self.nearness]

    @property
    def source(self) -> str:
        """Where the latest result comes from: a kept run, or a person by name; empty where there is none."""
        if self.latest is None:
            return ""
        is_of_run = self.latest.figure_id is not None
        return "From what is measured under Practice." if is_of_run else f"Found by {self.latest.observer}."

    @property
    def crossed(self) -> str:
        """When a kept run reached the target first; empty while none has."""
        run = self.measure.crossed_in
        return f"The target was first reached in the return as at {day_in_words(run.as_at)}." if run else ""

    @property
    def is_met(self) -> bool:
        """Whether it is at its target; a target in words counts as met once a result in words is there."""
        return self.nearness in (Nearness.AT_TARGET, Nearness.IN_WORDS)


def measured(measures: Iterable[Measure], on: date) -> tuple[Measured, ...]:
    """Each measure as it stands on a day; two queries, however many."""
    found = list(measures)
    latest: dict[int, MeasureResult] = {}
    results = MeasureResult.objects.filter(measure__in=found, as_at__lte=on).order_by("measure", "-as_at", "-id")
    for result in results:
        latest.setdefault(result.measure_id, result)
    return tuple(_one(measure, latest.get(measure.pk), on) for measure in found)


def _one(measure: Measure, latest: MeasureResult | None, on: date) -> Measured:
    target = f"The target is {_target(measure)}"
    if latest is None:
        return Measured(measure, None, Nearness.NOT_MEASURED, f"{target}. It has not been measured yet.")
    found = f"{_value(latest.value, measure)}{_counts(latest)}" if latest.value is not None else latest.words
    stood = f"{found} on {day_in_words(latest.as_at)}"
    if latest.value is None or measure.target_value is None:
        return Measured(measure, latest, Nearness.IN_WORDS, f"{stood}. {target}.")
    short = _short_of(measure, latest.value, measure.target_value)
    if short <= 0:
        return Measured(measure, latest, Nearness.AT_TARGET, f"{stood}. {target}: it is reached.")
    distance = _distance(short, measure)
    sentence = f"{stood}. {target}: {distance} {'short' if measure.better == HIGHER else 'too many'}{_since(measure)}."
    return Measured(measure, latest, _nearness(measure, latest.value, short, on), sentence)


def _nearness(measure: Measure, value: Decimal, short: Decimal, on: date) -> Nearness:
    if measure.by_when is not None and measure.by_when < on:
        return Nearness.MISSED
    if measure.baseline_value is None or measure.target_value is None:
        return Nearness.NO_NEARER
    at_first = _short_of(measure, measure.baseline_value, measure.target_value)
    return Nearness.NEARER if short < at_first else Nearness.NO_NEARER


def _short_of(measure: Measure, value: Decimal, target: Decimal) -> Decimal:
    return target - value if measure.better == HIGHER else value - target


def _since(measure: Measure) -> str:
    return f"; it began at {_value(measure.baseline_value, measure)}" if measure.baseline_value is not None else ""


def _target(measure: Measure) -> str:
    words = _value(measure.target_value, measure) if measure.target_value is not None else measure.target
    return f"{words} by {day_in_words(measure.by_when)}" if measure.by_when else words


def _counts(result: MeasureResult) -> str:
    return f" ({result.numerator:,} of {result.denominator:,})" if result.denominator else ""


def _distance(short: Decimal, measure: Measure) -> str:
    if measure.unit == "%":
        return f"{_number(short)} percentage {'point' if short == 1 else 'points'}"
    return _value(short, measure)


def _value(value: Decimal | None, measure: Measure) -> str:
    if value is None:
        return ""
    return f"{_number(value)}%" if measure.unit == "%" else f"{_number(value)} {measure.unit}".strip()


def _number(value: Decimal) -> str:
    return f"{value.normalize():,f}"
