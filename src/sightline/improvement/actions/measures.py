"""What will show the change, and what was found when it was looked at.

::

    add(action=, words=, by=, at=) -> Measure             told by a person: an audit question, what children say ...
    tie(action=, tied=, by=, at=) -> Measure              an indicator, its baseline the figure of a kept run
    record(measure=, found=, by=, on=, at=)               what a named person found
    follow(run=, by=, at=) -> int                         a kept run, drawn on by every measure it speaks of
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal

from django.contrib.auth.models import User
from django.db import transaction

from sightline.improvement.access import EDIT_PLAN, UPDATE_ACTION, ensure
from sightline.improvement.models import Action, Measure, MeasureResult
from sightline.improvement.models.measure import HIGHER, INDICATOR, KINDS, LOWER
from sightline.improvement.pasted import line, optional
from sightline.improvement.queries.figures import UNITS, figure_in_words, kept_since, value_in_words
from sightline.improvement.refusals import Refused
from sightline.improvement.trail import tell
from sightline.knowledge.indicator_model import Better
from sightline.knowledge.indicators import indicators
from sightline.practice.models import Figure, Run
from sightline.register import events

LONGEST_WHAT = 300
LONGEST_TARGET = 200
LONGEST_REFERENCE = 80
LONGEST_UNIT = 40
LONGEST_OBSERVER = 150
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
    """What a named person found a measure to stand at: a value with its counts, or words."""

    as_at: date
    observer: str
    value: Decimal | None = None
    numerator: int | None = None
    denominator: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tied:
    """An indicator as a measure of an action: from its value in a kept run to a target, by a day."""

    baseline: Figure | None
    target_value: Decimal | None
    by_when: date | None = None
    better: str = ""


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
    return _add(action, checked, by, at)


@transaction.atomic
def tie(*, action: Action, tied: Tied, by: User, at: datetime) -> Measure:
    """Let an indicator show the change: what it is called, where it stands and its unit are taken from the run.

    Every run kept since then adds a result at once.
    """
    ensure(by, EDIT_PLAN)
    figure = _of_authority(tied.baseline, action.authority_id, "run")
    indicator = indicators()[figure.indicator]
    wanted = _sensible(tied.target_value, "target_value")
    if wanted is None:
        raise Refused("words-missing", "Give the target as a number.", "target_value")
    if Measure.objects.filter(action=action, indicator=indicator.id).exists():
        raise Refused("already-there", "This indicator is a measure of the action already.", "indicator")
    unit = UNITS.get(indicator.unit, "")
    values: dict[str, object] = {
        "kind": INDICATOR,
        "what": indicator.label[:LONGEST_WHAT],
        "reference": indicator.id,
        "indicator": indicator.id,
        "baseline": figure_in_words(figure),
        "baseline_value": _decimal(figure),
        "baseline_figure": figure,
        "target": value_in_words(wanted, unit),
        "target_value": wanted,
        "unit": unit,
        "better": _better(tied, figure, wanted),
        "by_when": tied.by_when,
    }
    measure = _add(action, values, by, at)
    for held in kept_since(figure):
        _draw_on(measure, held, by.get_username(), at)
    return measure


@transaction.atomic
def follow(*, run: Run, by: str, at: datetime) -> int:
    """Let every measure that a run speaks of draw on it; how many. A target reached first in it is an event."""
    figures = {it.indicator: it for it in run.figures.filter(breakdown="", value__isnull=False)}
    rows = Measure.objects.filter(action__authority=run.authority_id, indicator__in=figures)
    drawn = [
        _draw_on(it, figures[it.indicator], by, at) for it in rows.select_related("action", "baseline_figure__run")
    ]
    return sum(drawn)


@transaction.atomic
def record(*, measure: Measure, found: Found, by: User, on: date, at: datetime) -> MeasureResult:
    """Keep what a named person found a measure to stand at; figures of kept runs come by themselves."""
    ensure(by, UPDATE_ACTION, measure.action)
    observer = line(found.observer, "observer", "Say who found it, by name and role.", LONGEST_OBSERVER)
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
        observer=observer,
        by=by,
        at=at,
    )
    value = "" if found.value is None else str(found.value)
    content = {"measure": measure.pk, "as_at": found.as_at, "value": value, "words": words, "observer": observer}
    tell(measure.action, "measure-result", by, at, content)
    return result


def _add(action: Action, values: dict[str, object], by: User, at: datetime) -> Measure:
    measure = Measure.objects.create(action=action, **values)
    tell(action, "measure-added", by, at, {"measure": measure.pk, "what": measure.what, "target": measure.target})
    return measure


def _of_authority(figure: Figure | None, authority: str, field: str) -> Figure:
    """A figure that may be shown, of the authority's own run."""
    if figure is None or figure.run.authority_id != authority:
        raise Refused("not-known", "Choose a run that has a figure of this indicator.", field)
    if figure.value is None:
        raise Refused("not-known", f"That run has no value to begin from. {figure.why}".strip(), field)
    return figure


def _better(tied: Tied, figure: Figure, wanted: Decimal) -> str:
    """As the indicator says; where it does not, as the person says; else towards the target."""
    says = indicators()[figure.indicator].better
    if says is not Better.NEITHER:
        return HIGHER if says is Better.HIGHER else LOWER
    if tied.better in (HIGHER, LOWER):
        return tied.better
    return HIGHER if wanted >= _decimal(figure) else LOWER


def _draw_on(measure: Measure, figure: Figure, by: str, at: datetime) -> bool:
    """Keep a figure as a result, once; whether it is new."""
    values = {
        "as_at": figure.run.as_at,
        "value": _decimal(figure),
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "at": at,
    }
    _, is_new = MeasureResult.objects.get_or_create(measure=measure, figure=figure, defaults=values)
    if is_new and measure.crossed_in_id is None and _is_reached(measure, figure):
        measure.crossed_in = figure.run
        measure.save(update_fields=["crossed_in"])
        content = {
            "measure": measure.pk,
            "run": figure.run_id,
            "value": str(_decimal(figure)),
            "target": measure.target,
        }
        subject = f"action/{measure.action_id}"
        events.append(kind="measure-target-reached", subject=subject, by=by, at=at, content=content)
    return is_new


def _is_reached(measure: Measure, figure: Figure) -> bool:
    """Whether a run later than the baseline is at the target or beyond."""
    began = measure.baseline_figure
    if measure.target_value is None or began is None or figure.run.as_at <= began.run.as_at:
        return False
    value = _decimal(figure)
    return value >= measure.target_value if measure.better == HIGHER else value <= measure.target_value


def _decimal(figure: Figure) -> Decimal:
    """A figure's value to the third decimal place, as results are kept."""
    return Decimal(str(figure.value)).quantize(Decimal("0.001"))


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
