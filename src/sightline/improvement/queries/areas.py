"""One area for improvement as plans hold it: its words, actions, evidence, conditions, and who decided what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sightline.collecting.shelf import Shelf
from sightline.improvement.models import Action, ChallengeNote, Closure, Plan, PlanArea
from sightline.improvement.models.closure import WAITS
from sightline.improvement.queries.actions import ActionLine, lines
from sightline.improvement.queries.closing import Condition, conditions_of
from sightline.improvement.queries.evidence import EvidenceLine, lines_for
from sightline.improvement.queries.plans import summary
from sightline.improvement.queries.standing import counts_by
from sightline.improvement.queries.visible import visible_areas
from sightline.improvement.queries.watching import Again, said_again_of
from sightline.register.queries.sight import Sight

MOST_ACTIONS = 25


@dataclass(frozen=True, slots=True)
class AreaDetail:
    """All that is held of an area in plans. ``waiting`` is a proposal to close it that waits for a second person."""

    area: PlanArea
    plans: tuple[Plan, ...]
    actions: tuple[ActionLine, ...]
    evidence: tuple[EvidenceLine, ...]
    conditions: tuple[Condition, ...]
    closures: tuple[Closure, ...]
    waiting: Closure | None
    again: tuple[Again, ...]
    challenges: tuple[ChallengeNote, ...]


@dataclass(frozen=True, slots=True)
class InHand:
    """What is done about an area of a report: the area as plans hold it, and how its actions stand in a sentence."""

    area: PlanArea
    summary: str


def in_hand(inspections: Iterable[int], on: date, sight: Sight) -> tuple[InHand, ...]:
    """What is done about each area of these inspections that stands in a plan; in two queries for all."""
    planned = list(visible_areas(PlanArea.objects.filter(inspection__in=inspections), sight))
    stand = counts_by("areas", Action.objects.filter(areas__in=planned), on)
    return tuple(InHand(it, summary(stand.get(it.pk, {}))) for it in planned)


def is_same(planned: PlanArea, area: int, inspection: int, words: str) -> bool:
    """Whether a plan holds this area: it, or the same words in another document of its inspection."""
    return planned.area_id == area or (planned.inspection_id, planned.words) == (inspection, words)


def area_of(id_: int, sight: Sight) -> PlanArea | None:
    """The area, where the person may see its words."""
    return visible_areas(PlanArea.objects.filter(pk=id_).select_related("authority", "source"), sight).first()


def detail(area: PlanArea, on: date, shelf: Shelf, sight: Sight) -> AreaDetail:
    """Everything of one area."""
    actions = Action.objects.filter(areas=area).order_by("due_on", "id")[:MOST_ACTIONS]
    closures = tuple(area.closures.select_related("proposed_by", "decided_by", "reopening__by"))
    return AreaDetail(
        area=area,
        plans=tuple(area.plans.order_by("-begun_on")),
        actions=lines(actions, on),
        evidence=lines_for(area, shelf),
        conditions=conditions_of(area, on),
        closures=closures,
        waiting=next((it for it in closures if it.state == WAITS), None),
        again=said_again_of(area, sight),
        challenges=tuple(area.challenges.select_related("by", "answered_by")),
    )
