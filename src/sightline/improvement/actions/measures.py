"""What will show the change, and what was found when it was looked at."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal

from django.contrib.auth.models import User
from django.db import transaction

from sightline.improvement.access import EDIT_PLAN, UPDATE_ACTION, ensure
from sightline.improvement.models import Action, Measure, MeasureResult
from sightline.improvement.models.measure import HIGHER, KINDS, LOWER
from sightline.improvement.pasted import line, optional
from sightline.improvement.refusals import Refused
from sightline.improvement.trail import tell

LONGEST_WHAT = 300
LONGEST_TARGET = 200
LONGEST_REFERENCE = 80
LONGEST_UNIT = 40
LARGEST = Decimal(999_999_999)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureWords:
    """What a measure says: baseline and target in words, and as numbers where they are some."""

    kind: str
    what: str
    target: str
    baseline: str = ""
    reference: str = ""
    baseline_value: Decimal | None = None
    target_value: Decimal | None = None
    unit: str = ""
    better: str = HIGHER
    by_when: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a measure stood at: a value with its counts, or words; only what disclosure control let pass."""

    as_at: date
    value: Decimal | None = None
    numerator: int | None = None
    denominator: int | None = None
    words: str = ""


@transaction.atomic
def add(*, action: Action, words: MeasureWords, by: User, at: datetime) -> Measure:
    """Say by what the change will be known."""
    ensure(by, EDIT_PLAN)
    if words.kind not in KINDS:
        raise Refused("not-known", "Choose an indicator, an audit question, or what children say.", "kind")
    if words.better not in (HIGHER, LOWER):
        raise Refused("not-known", "Say whether a higher or a lower number is better.", "better")
    checked = asdict(words) | {
        "what": line(words.what, "what", "Say what is looked at.", LONGEST_WHAT),
        "target": line(words.target, "target", "Say what it should come to.", LONGEST_TARGET),
        "baseline": optional(words.baseline, "baseline", LONGEST_TARGET),
        "reference": optional(words.reference, "reference", LONGEST_REFERENCE),
        "unit": optional(words.unit, "unit", LONGEST_UNIT),
        "baseline_value": _sensible(words.baseline_value, "baseline_value"),
        "target_value": _sensible(words.target_value, "target_value"),
    }
    measure = Measure.objects.create(action=action, **checked)
    tell(action, "measure-added", by, at, {"measure": measure.pk, "what": measure.what, "target": measure.target})
    return measure


@transaction.atomic
def record(*, measure: Measure, found: Found, by: User, on: date, at: datetime) -> MeasureResult:
    """Keep what a measure stood at on a day."""
    ensure(by, UPDATE_ACTION, measure.action)
    words = optional(found.words, "words")
    if found.value is None and not words:
        raise Refused("words-missing", "Give the value, or say in words what was found.", "value")
    if found.as_at > on:
        raise Refused("no-such-day", "Give the day the result describes; it cannot lie ahead.", "as_at")
    _check_counts(found)
    result = MeasureResult.objects.create(
        measure=measure,
        as_at=found.as_at,
        value=_sensible(found.value, "value"),
        numerator=found.numerator,
        denominator=found.denominator,
        words=words,
        by=by,
        at=at,
    )
    content = {"measure": measure.pk, "as_at": found.as_at, "value": str(found.value or ""), "words": words}
    tell(measure.action, "measure-result", by, at, content)
    return result


def _check_counts(found: Found) -> None:
    if (found.numerator is None) != (found.denominator is None):
        raise Refused("counts-do-not-fit", "Give both counts: how many, and of how many.", "numerator")
    if found.numerator is None or found.denominator is None:
        return
    if not 0 <= found.numerator <= found.denominator or found.denominator == 0:
        raise Refused("counts-do-not-fit", "The first count is part of the second.", "numerator")


def _sensible(value: Decimal | None, field: str) -> Decimal | None:
    if value is not None and (not value.is_finite() or abs(value) > LARGEST):
        raise Refused("not-known", "Write an ordinary number.", field)
    return value
