"""The exceptions report: what a board has to hear of, and nothing that goes as it should."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sightline.improvement.models import Action, DateMove, Plan, PlanArea, Reopening
from sightline.improvement.queries.actions import ActionLine, lines
from sightline.improvement.queries.clocks import Clock, clocks_of
from sightline.improvement.queries.plans import summary
from sightline.improvement.queries.standing import ENDED, counts, with_rating
from sightline.improvement.queries.ties import Left, left
from sightline.improvement.queries.visible import visible_areas
from sightline.improvement.queries.watching import Again, said_again
from sightline.knowledge.action_status import Rating
from sightline.register.queries.sight import Sight

MOST = 50
"""How many of each are told one by one; the counts tell of all."""


@dataclass(frozen=True, slots=True)
class Exceptions:
    """What is late, at risk, moved, left behind, undated, unanswered, reopened or said again, between two days.

    ``summary`` counts everything first, so that the exceptions stand beside the whole.
    """

    since: date
    on: date
    summary: str
    late_duties: tuple[Clock, ...]
    late: tuple[ActionLine, ...]
    late_count: int
    at_risk: tuple[ActionLine, ...]
    at_risk_count: int
    left: tuple[Left, ...]
    undated: tuple[ActionLine, ...]
    moves: tuple[DateMove, ...]
    unanswered: tuple[PlanArea, ...]
    reopened: tuple[Reopening, ...]
    again: tuple[Again, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing a board has to hear of."""
        told = (self.late_duties, self.late, self.at_risk, self.left, self.undated, self.moves, self.unanswered)
        return not any((*told, self.reopened, self.again))


def exceptions(authority: str, since: date, on: date, sight: Sight, plan: int | None = None) -> Exceptions:
    """The exceptions of an authority, or of one plan, on a day; moves and reopenings since another."""
    actions = Action.objects.filter(authority=authority)
    plans = Plan.objects.filter(authority=authority)
    areas = visible_areas(PlanArea.objects.filter(authority=authority), sight)
    if plan is not None:
        actions, plans, areas = actions.filter(plans=plan), plans.filter(pk=plan), areas.filter(plans=plan)
    stand = counts(actions, on)
    moves = DateMove.objects.filter(action__in=actions, asked_on__gte=since, asked_on__lte=on)
    reopened = Reopening.objects.filter(closure__area__in=areas, on__gte=since, on__lte=on)
    running = [clock for it in plans.prefetch_related("sources__inspection") for clock in clocks_of(it, on)]
    return Exceptions(
        since=since,
        on=on,
        summary=summary(stand),
        late_duties=tuple(it for it in running if it.is_late and it.done_on is None),
        late=lines(with_rating(actions, on, Rating.LATE).order_by("due_on", "id")[:MOST], on),
        late_count=stand[Rating.LATE],
        at_risk=lines(with_rating(actions, on, Rating.AT_RISK).order_by("due_on", "id")[:MOST], on),
        at_risk_count=stand[Rating.AT_RISK],
        left=left(authority, plan),
        undated=lines(actions.filter(due_on=None).exclude(status_now__in=ENDED).order_by("added_on", "id")[:MOST], on),
        moves=tuple(moves.select_related("action", "asked_by", "decided_by").order_by("-asked_on", "-id")[:MOST]),
        unanswered=tuple(areas.filter(actions=None).exclude(state="closed").order_by("id")[:MOST]),
        reopened=tuple(reopened.select_related("closure__area", "by").order_by("-on")[:MOST]),
        again=said_again(authority, sight)[:MOST],
    )
