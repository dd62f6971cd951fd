"""What stands between an area for improvement and its closing: the policy's conditions, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from sightline.ground.wording import count_in_words, list_in_words
from sightline.improvement.models import Action, ChallengeNote, Evidence, Measure, PlanArea
from sightline.improvement.queries.measuring import measured
from sightline.improvement.queries.standing import ENDED
from sightline.knowledge.closing import ClosingCondition, closing_conditions


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of the policy, whether it is met, and the words where it is not."""

    id: str
    label: str
    is_met: bool
    words: str


@dataclass(frozen=True, slots=True)
class _Looked:
    """What is looked at to answer all conditions: asked for once."""

    actions: tuple[Action, ...]
    evidence: tuple[Evidence, ...]
    not_met: tuple[str, ...]
    unanswered: int
    on: date


Unmet = dict[str, str] | None


def conditions_of(area: PlanArea, on: date) -> tuple[Condition, ...]:
    """Every condition of the policy, as it stands for an area on a day."""
    looked = _look(area, on)
    rules = (rule for rule in closing_conditions() if rule.holds_on(on) and _applies(rule, looked))
    return tuple(_condition(rule, looked) for rule in rules)


def unmet_in_words(conditions: Iterable[Condition]) -> tuple[str, ...]:
    """The words of those that are not met."""
    return tuple(it.words for it in conditions if not it.is_met)


def _look(area: PlanArea, on: date) -> _Looked:
    actions = tuple(area.actions.all())
    measures = Measure.objects.filter(action__in=actions).exclude(action__status_now="stopped")
    asked = ChallengeNote.objects.filter(Q(area=area) | Q(action__in=actions), answer="")
    evidence = Evidence.objects.filter(Q(areas=area) | Q(actions__in=actions)).distinct().order_by("-on", "-id")
    return _Looked(
        actions=actions,
        evidence=tuple(evidence),
        not_met=tuple(it.measure.what for it in measured(measures, on) if not it.is_met),
        unanswered=asked.count(),
        on=on,
    )


def _applies(rule: ClosingCondition, looked: _Looked) -> bool:
    """How old evidence is asks for some: where there is none, the conditions about its kinds say so."""
    return rule.check != "evidence-age" or bool(looked.evidence)


def _condition(rule: ClosingCondition, looked: _Looked) -> Condition:
    unmet = _CHECKS[rule.check](rule, looked)
    return Condition(rule.id, rule.label, unmet is None, "" if unmet is None else rule.unmet.format_map(unmet))


def _actions_ended(rule: ClosingCondition, looked: _Looked) -> Unmet:
    left = sum(action.status_now not in ENDED for action in looked.actions)
    return {"left": str(left), "all": str(len(looked.actions))} if left else None


def _actions_at_least(rule: ClosingCondition, looked: _Looked) -> Unmet:
    return None if len(looked.actions) >= rule.least else {}


def _evidence_kinds(rule: ClosingCondition, looked: _Looked) -> Unmet:
    found = len({it.kind for it in looked.evidence})
    return None if found >= rule.least else {"least": str(rule.least), "found": str(found) if found else "none"}


def _evidence_of_a_kind(rule: ClosingCondition, looked: _Looked) -> Unmet:
    return None if sum(it.kind == rule.evidence for it in looked.evidence) >= rule.least else {}


def _measures_met(rule: ClosingCondition, looked: _Looked) -> Unmet:
    return {"measures": list_in_words(looked.not_met)} if looked.not_met else None


def _evidence_age(rule: ClosingCondition, looked: _Looked) -> Unmet:
    age = looked.on - max(it.on for it in looked.evidence)
    if age <= timedelta(days=rule.days):
        return None
    return {"age": count_in_words(age.days, "day"), "days": count_in_words(rule.days, "day")}


def _challenges_answered(rule: ClosingCondition, looked: _Looked) -> Unmet:
    left = looked.unanswered
    return {"left": count_in_words(left, "challenge"), "are": "is" if left == 1 else "are"} if left else None


_CHECKS: dict[str, Callable[[ClosingCondition, _Looked], Unmet]] = {
    "actions-ended": _actions_ended,
    "actions-at-least": _actions_at_least,
    "evidence-kinds": _evidence_kinds,
    "evidence-of-a-kind": _evidence_of_a_kind,
    "measures-met": _measures_met,
    "evidence-age": _evidence_age,
    "challenges-answered": _challenges_answered,
}
