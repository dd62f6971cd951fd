"""Plans: what is late in words, the clocks, the sources, and the actions under each area."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Prefetch, QuerySet, When, Window
from django.db.models.functions import RowNumber

from sightline.ground.wording import count_in_words, list_in_words
from sightline.improvement.models import Action, ChallengeNote, Plan, PlanArea, PlanSource
from sightline.improvement.queries.actions import ActionLine, lines_of
from sightline.improvement.queries.clocks import Clock, clocks_of
from sightline.improvement.queries.standing import ENDED, counts, counts_by, with_rating
from sightline.improvement.queries.visible import visible_areas
from sightline.knowledge.action_status import Rating
from sightline.register.queries.sight import Sight

MOST_LATE = 10
MOST_UNDER_AN_AREA = 8


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan in a list, with its clocks and how its actions stand."""

    plan: Plan
    areas: int
    open_areas: int
    counts: dict[Rating, int]
    clocks: tuple[Clock, ...]


@dataclass(frozen=True, slots=True)
class AreaWithActions:
    """An area for improvement with the actions that answer it; ``more`` are those that are not shown here."""

    area: PlanArea
    actions: tuple[ActionLine, ...]
    more: int


@dataclass(frozen=True, slots=True)
class PlanDetail:
    """A plan whole: ``summary`` says in a sentence how it stands, ``late`` what is late."""

    plan: Plan
    summary: str
    sources: tuple[PlanSource, ...]
    clocks: tuple[Clock, ...]
    counts: dict[Rating, int]
    late: tuple[ActionLine, ...]
    areas: tuple[AreaWithActions, ...]
    unanswered: tuple[PlanArea, ...]
    loose: tuple[ActionLine, ...]
    challenges: tuple[ChallengeNote, ...]


def plans_of(authority: str, on: date) -> tuple[PlanLine, ...]:
    """The authority's plans, newest first."""
    rows = Plan.objects.filter(authority=authority).prefetch_related("sources__inspection", "areas")
    stand = counts_by("plans", Action.objects.filter(authority=authority, plans__isnull=False), on)
    return tuple(_line(plan, stand.get(plan.pk, {}), on) for plan in rows)


def detail(id_: int, on: date, sight: Sight) -> PlanDetail | None:
    """One plan whole, in a number of queries that does not grow with its actions."""
    plan = (
        Plan.objects.filter(pk=id_)
        .select_related("authority", "approved_by")
        .prefetch_related(Prefetch("sources", PlanSource.objects.select_related("inspection")))
        .first()
    )
    if plan is None:
        return None
    areas = tuple(visible_areas(plan.areas.select_related("source"), sight).order_by("id"))
    under, totals = _under(plan, areas)
    late = with_rating(plan.actions.all(), on, Rating.LATE).order_by("due_on", "id").values_list("pk", flat=True)
    late_ids, loose = list(late[:MOST_LATE]), list(_soonest(plan.actions.filter(areas=None))[:MOST_UNDER_AN_AREA])
    held = lines_of({*late_ids, *loose, *(id_ for ids in under.values() for id_ in ids)}, on)
    answered = tuple(
        AreaWithActions(area, tuple(held[id_] for id_ in under[area.pk]), totals.get(area.pk, 0) - len(under[area.pk]))
        for area in areas
    )
    stand = counts(Action.objects.filter(plans=plan), on)
    return PlanDetail(
        plan=plan,
        summary=summary(stand),
        sources=tuple(plan.sources.all()),
        clocks=clocks_of(plan, on),
        counts=stand,
        late=tuple(held[id_] for id_ in late_ids),
        areas=answered,
        unanswered=tuple(it.area for it in answered if not it.actions),
        loose=tuple(held[id_] for id_ in loose),
        challenges=tuple(plan.challenges.select_related("by", "answered_by")),
    )


def all_in_hand(authority: str, on: date) -> dict[Rating, int]:
    """How many actions of all the authority's plans stand how, each action once; empty where no plan has any."""
    found = counts(Action.objects.filter(authority=authority), on)
    return found if any(found.values()) else {}


def summary(stand: dict[Rating, int]) -> str:
    """How a plan's actions stand, in a sentence: the bad first, so that no praise hides it."""
    total = sum(stand.values())
    if not total:
        return "It has no actions yet."
    said = [
        (Rating.LATE, "late"),
        (Rating.AT_RISK, "at risk"),
        (Rating.NOT_STARTED, "not started"),
        (Rating.ON_TRACK, "on track"),
        (Rating.DONE, "done"),
        (Rating.STOPPED, "stopped"),
    ]
    parts = [f"{stand[rating]:,} {words}" for rating, words in said if stand[rating]]
    return f"{count_in_words(total, 'action')}: {list_in_words(parts)}."


def _line(plan: Plan, stand: dict[Rating, int], on: date) -> PlanLine:
    areas = list(plan.areas.all())
    still_open = sum(area.state != "closed" for area in areas)
    return PlanLine(plan, len(areas), still_open, stand, clocks_of(plan, on))


def _soonest(actions: QuerySet[Action]) -> QuerySet[Any, Any]:
    """The numbers of what is still to be done, soonest due first, and then of what has ended."""
    has_ended = Case(When(status_now__in=ENDED, then=1), default=0, output_field=IntegerField())
    return actions.order_by(has_ended, F("due_on").asc(nulls_last=True), "id").values_list("pk", flat=True)


def _under(plan: Plan, areas: tuple[PlanArea, ...]) -> tuple[dict[int, list[int]], dict[int, int]]:
    """The first actions under each area they answer, the open ones first, and how many there are in all.

    One action may stand under several.
    """
    ties = Action.areas.through.objects.filter(planarea__in=areas, action__plans=plan)
    totals = dict(ties.values_list("planarea").annotate(Count("id")))
    has_ended = Case(When(action__status_now__in=ENDED, then=1), default=0, output_field=IntegerField())
    order = (has_ended.asc(), F("action__due_on").asc(nulls_last=True), F("action_id").asc())
    place = Window(RowNumber(), partition_by=F("planarea"), order_by=order)
    placed: QuerySet[Any, Any] = ties.annotate(place=place)
    rows = placed.filter(place__lte=MOST_UNDER_AN_AREA).order_by("planarea", "place")
    by_area: dict[int, list[int]] = defaultdict(list)
    for area, action in rows.values_list("planarea", "action"):
        by_area[area].append(action)
    return by_area, totals
