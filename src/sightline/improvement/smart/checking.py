"""The check: signs in the words, and what a form has given beside them, weighed rule by rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sightline.knowledge.smart import Sign, SmartRule, smart_rules

SPECIFIC, RELEVANT = "specific", "relevant"
_DONE_AND_FOR_WHOM = 2
_ENOUGH, _SOME = 4, 2
_SPECIFIC_LEAST = "measurable", "time-bound"


class Found(StrEnum):
    """How far a rule is met."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not-met"


class Quality(StrEnum):
    """What the action is as a whole: fit to be worked from, on its way, or a wish."""

    READY = "ready"
    NEARLY = "nearly"
    WISH = "wish"


QUALITY_WORDS = {
    Quality.READY: "Ready to work from",
    Quality.NEARLY: "Nearly there",
    Quality.WISH: "A wish, not yet an action",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule found: the words that speak for it, those that speak against it, and what to do."""

    rule: SmartRule
    found: Found
    for_it: tuple[tuple[str, str], ...]
    against: tuple[tuple[str, str], ...]

    @property
    def sentence(self) -> str:
        """The finding in plain words, with the advice where it is not met."""
        if self.found is Found.MET:
            return "; ".join(f"it {label} (“{words}”)" for label, words in self.for_it).capitalize() + "."
        said = "; ".join(f"it {label} (“{words}”)" for label, words in self.against)
        lead = f"{said.capitalize()}. " if said else ""
        return f"{lead}{self.rule.asks} {self.rule.advice}"


@dataclass(frozen=True, slots=True)
class Checked:
    """An action checked by all five rules."""

    findings: tuple[Finding, ...]

    @property
    def quality(self) -> Quality:
        """Ready: four rules are met, among them how it is measured and by when. A wish: hardly any is."""
        met = {it.rule.id for it in self.findings if it.found is Found.MET}
        if len(met) >= _ENOUGH and met.issuperset(_SPECIFIC_LEAST) and SPECIFIC in met:
            return Quality.READY
        partly = sum(it.found is Found.PARTLY for it in self.findings)
        hard = met & {SPECIFIC, "measurable", "achievable", "time-bound"}
        return Quality.NEARLY if len(hard) >= _SOME or (hard and len(met) + partly > _SOME) else Quality.WISH

    @property
    def words(self) -> str:
        """``Nearly there``."""
        return QUALITY_WORDS[self.quality]


def smart_check(text: str, given: Mapping[str, str] | None = None) -> Checked:
    """Check the words of an action.

    ``given`` are what a form holds beside them, by rule: an owner (``achievable``), a date (``time-bound``), a
    measure with its target (``measurable``), the area it answers or the change for children (``relevant``).
    """
    words = " ".join(text.split())
    beside = {rule: " ".join(value.split()) for rule, value in (given or {}).items()}
    return Checked(tuple(_finding(rule, words, beside.get(rule.id, "")) for rule in smart_rules()))


def _finding(rule: SmartRule, text: str, given: str) -> Finding:
    for_it = _met(rule.signs, text)
    if given:
        for_it = (*for_it, ("is given", given))
    against = _met(rule.doubts, text)
    return Finding(rule, _weigh(rule, for_it, against, is_given=bool(given)), for_it, against)


def _met(signs: tuple[Sign, ...], text: str) -> tuple[tuple[str, str], ...]:
    return tuple((sign.label, words) for sign in signs if (words := sign.found_in(text)))


def _weigh(
    rule: SmartRule, for_it: tuple[tuple[str, str], ...], against: tuple[tuple[str, str], ...], *, is_given: bool
) -> Found:
    """What is given in a form is there. Else one sign is enough, two for what is done and for whom."""
    if is_given:
        return Found.MET
    if not for_it:
        return Found.NOT_MET
    if rule.id == SPECIFIC:
        is_whole = len(for_it) >= _DONE_AND_FOR_WHOM and not against
        return Found.MET if is_whole else Found.PARTLY if len(for_it) >= 1 and not against else Found.NOT_MET
    if rule.id == RELEVANT:
        return Found.MET if len(for_it) > 1 or for_it[0][0] != rule.signs[-1].label else Found.PARTLY
    return Found.PARTLY if against and len(for_it) == 1 else Found.MET
