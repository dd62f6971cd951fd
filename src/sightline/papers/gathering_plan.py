"""Gathers what a paper tells of an authority's plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from sightline.ground.wording import day_in_words, run_on
from sightline.improvement.models import (
    DateMove,
    Evidence,
    Measure,
    MeasureResult,
    Plan,
    PlanArea,
    ProgressUpdate,
)
from sightline.improvement.queries import exceptions as told
from sightline.improvement.queries.actions import ActionLine
from sightline.improvement.queries.evidence import KIND_WORDS
from sightline.improvement.queries.measuring import measured
from sightline.improvement.queries.plans import detail
from sightline.improvement.queries.watching import Again
from sightline.papers.blocks import Source
from sightline.papers.plan_facts import ActionFact, AgainFact, AreaFact, MeasureFact, MoveFact, PlanFacts
from sightline.register.queries.sight import Sight

SINCE = timedelta(days=92)
"""How far back a progress report looks for dates that moved, where no earlier meeting says it: a quarter."""

_STATES = {"open": "Open", "proposed": "Proposed for closing", "closed": "Closed"}


def gather_plan(authority_id: str, sight: Sight, on: date) -> PlanFacts | None:
    """The authority's newest plan as it stands on a day; ``None`` where it has none."""
    newest = Plan.objects.filter(authority=authority_id, begun_on__lte=on).first()
    held = detail(newest.pk, on, sight) if newest else None
    if newest is None or held is None:
        return None
    source = Source(newest.title, on=on, link=f"/plan/{newest.pk}")
    facts = _Facts(source, on)
    report = told.exceptions(authority_id, on - SINCE, on, sight, plan=newest.pk)
    everything = facts.actions([line for it in held.areas for line in it.actions] + list(held.loose))
    return PlanFacts(
        id=newest.pk,
        title=newest.title,
        state=newest.state,
        source=source,
        summary=held.summary,
        clocks=tuple(f"{clock.duty.label}: {clock.words}" for clock in held.clocks),
        areas=tuple(
            _area(it.area, tuple(everything[line.action.pk] for line in it.actions), source) for it in held.areas
        ),
        late=tuple(facts.actions(report.late).values()),
        at_risk=tuple(facts.actions(report.at_risk).values()),
        undated=tuple(facts.actions(report.undated).values()),
        moves=tuple(_move(it, source) for it in report.moves),
        again=_again(report.again, source),
        on=on,
        late_count=report.late_count,
        at_risk_count=report.at_risk_count,
    )


def _again(found: Iterable[Again], plan: Source) -> tuple[AgainFact, ...]:
    """What was closed once, with each saying of it in the same later report or letter."""
    later: dict[tuple[str, str], list[Again]] = defaultdict(list)
    for it in found:
        later[it.sentence, run_on(it.area.words)].append(it)
    return tuple(
        AgainFact(its[0].said.pk, sentence, earlier, tuple(run_on(it.said.words) for it in its), plan)
        for (sentence, earlier), its in later.items()
    )


class _Facts:
    """Actions as facts, with what is asked once for all of them."""

    def __init__(self, source: Source, on: date) -> None:
        self._source = source
        self._on = on

    def actions(self, lines: Iterable[ActionLine]) -> dict[int, ActionFact]:
        found = {line.action.pk: line for line in lines}
        updates = _latest_updates(found)
        measures = self._measures(found)
        return {id_: self._action(line, updates.get(id_), measures[id_]) for id_, line in found.items()}

    def _action(self, line: ActionLine, update: ProgressUpdate | None, measures: tuple[MeasureFact, ...]) -> ActionFact:
        action = line.action
        name = f"action {action.reference or action.pk}"
        return ActionFact(
            id=action.pk,
            name=name,
            what=action.what,
            owner=line.owner,
            due=day_in_words(action.due_on) if action.due_on else "No date",
            no_date="" if action.due_on else action.reason_for_no_date,
            standing=line.standing.word,
            reason=line.standing.reason,
            change_for_children=action.change_for_children,
            latest=update.words if update else "",
            latest_by=f"{update.by.get_full_name() or update.by.get_username()}" if update else "",
            source=Source(self._source.title, name, self._on, link=f"/plan/actions/{action.pk}"),
            measures=measures,
        )

    def _measures(self, actions: Iterable[int]) -> dict[int, tuple[MeasureFact, ...]]:
        rows = list(Measure.objects.filter(action__in=actions).order_by("action_id", "id"))
        results: dict[int, list[tuple[date, float, str]]] = defaultdict(list)
        for it in MeasureResult.objects.filter(measure__in=rows, as_at__lte=self._on).order_by("as_at", "id"):
            if it.value is not None:
                counts = f"{it.numerator} of {it.denominator}" if it.denominator else ""
                results[it.measure_id].append((it.as_at, float(it.value), counts))
        found: dict[int, list[MeasureFact]] = defaultdict(list)
        for stands in measured(rows, self._on):
            row = stands.measure
            source = Source(f"Measure: {row.what}", on=stands.latest.as_at if stands.latest else None)
            target = float(row.target_value) if row.target_value is not None else None
            fact = MeasureFact(
                row.pk,
                row.what,
                stands.sentence,
                stands.word,
                target,
                row.unit,
                tuple(results[row.pk]),
                source,
                row.indicator,
            )
            found[row.action_id].append(fact)
        return {id_: tuple(found[id_]) for id_ in actions}


def _latest_updates(actions: Iterable[int]) -> dict[int, ProgressUpdate]:
    rows = ProgressUpdate.objects.filter(action__in=actions).select_related("by").order_by("action_id", "number")
    return {row.action_id: row for row in rows}


def _area(area: PlanArea, actions: tuple[ActionFact, ...], plan: Source) -> AreaFact:
    page = f"page {area.page}" if area.page else ""
    said = Source(area.source.title if area.source else plan.title, page, area.said_on, area.quote)
    rows = Evidence.objects.filter(areas=area)
    evidence = tuple((f"{KIND_WORDS[it.kind]}: {it.title}", it.words, _evidence_source(it)) for it in rows)
    return AreaFact(area.pk, run_on(area.words), said, _STATES[area.state], area.closed_on, actions, evidence)


def _evidence_source(evidence: Evidence) -> Source:
    return Source(evidence.title, evidence.place or evidence.heard_how or evidence.observer, evidence.on)


def _move(move: DateMove, plan: Source) -> MoveFact:
    old = day_in_words(move.old_due_on) if move.old_due_on else "no date"
    new = day_in_words(move.new_due_on) if move.new_due_on else "no date"
    decided = move.decided_by.get_full_name() or move.decided_by.get_username() if move.decided_by else ""
    state = f"{move.state} by {decided}" if decided else "not decided yet"
    reason = move.reason.rstrip(".")
    name = f"action {move.action.reference or move.action_id}"
    words = f"From {old} to {new}: {reason}. {state[:1].upper()}{state[1:]}."
    return MoveFact(move.pk, move.action.what, words, Source(plan.title, name, move.asked_on))
