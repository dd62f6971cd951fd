"""Step-up and step-down: how many children moved from one service to another soon after something began or ended."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.knowledge.indicator_model import Indicator
from sightline.knowledge.indicators import indicators
from sightline.practice.models import Figure, Run

STEPS = (
    ("Early help", "Children’s social care", "early-help-stepped-up"),
    ("Referral", "Child protection plan", "referrals-followed-by-a-protection-plan"),
    ("Child protection plan ended", "Care", "protection-plans-followed-by-care"),
    ("Child protection plan ended", "Child in need plan", "protection-plans-followed-by-a-need-plan"),
    ("Case closed", "Early help", "closed-cases-followed-by-early-help"),
    ("Referral before", "Referral again", "re-referrals"),
    ("Child protection plan before", "Child protection plan again", "second-plans-within-two-years"),
    ("Left care", "Referral", "leaving-care-followed-by-a-referral"),
    ("Left care", "Care again", "re-entries-to-care"),
)
"""From where, to where, and the measure that counts it: up, down, and back."""


@dataclass(frozen=True, slots=True)
class Move:
    """A move and its figure in a run; ``None`` where it was not measured."""

    before: str
    after: str
    indicator: Indicator
    figure: Figure | None


def moves(run: Run) -> tuple[Move, ...]:
    """Every move with its figure in a run, in one query."""
    found = Figure.objects.filter(run=run, breakdown="", indicator__in=[id_ for *_, id_ in STEPS])
    figures = {it.indicator: it for it in found}
    return tuple(Move(before, after, indicators()[id_], figures.get(id_)) for before, after, id_ in STEPS)
