"""A plan as one table: a row an action, in columns that are read again when the plan is taken over elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Prefetch

from sightline.ground.spreadsheets import Cell
from sightline.ground.wording import day_in_words
from sightline.improvement.files import said_in
from sightline.improvement.files.pieces import BETTER_WORDS, KIND_WORDS, NOTHING
from sightline.improvement.files.standing import FORECAST_WORDS, STATUS_WORDS
from sightline.improvement.models import (
    Action,
    DateMove,
    Measure,
    MeasureResult,
    Milestone,
    Plan,
    PlanArea,
    ProgressUpdate,
)
from sightline.improvement.queries.standing import rated, standing_of
from sightline.improvement.queries.visible import visible_areas
from sightline.register.queries.sight import Sight

COLUMNS = (
    *("reference", "area", "said-in", "what", "steps", "owner", "person", "contributors", "due", "reason-for-no-date"),
    *("change", "measure", "measure-kind", "baseline", "measure-target", "better", "measure-by", "value", "status"),
    *("forecast", "rating", "progress", "heard-of", "done-on", "date-moves", "cost", "capacity", "evidence-count"),
)
"""The columns in their order, by their ids in ``knowledge/plan_columns.toml``."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """An action as a row, and the areas it answers."""

    cells: Mapping[str, Cell]
    areas: tuple[PlanArea, ...]


def plan_table(plan: Plan, on: date, sight: Sight) -> tuple[TableRow, ...]:
    """Every action of a plan, by area; areas that the person may not see are left out. A fixed number of queries."""
    areas = list(visible_areas(plan.areas.select_related("source"), sight).order_by("id"))
    order = {area.pk: at for at, area in enumerate(areas)}
    by_id = {area.pk: area for area in areas}
    moves = DateMove.objects.select_related("asked_by", "decided_by").order_by("id")
    actions = list(
        rated(plan.actions.select_related("owner"), on)
        .annotate(pieces=Count("evidence", distinct=True))
        .prefetch_related("milestones", "measures", "contributors", "areas", Prefetch("date_moves", moves))
    )
    latest, results = _latest(actions), _results(actions, on)
    rows = []
    for action in actions:
        answered = sorted((it.pk for it in action.areas.all() if it.pk in by_id), key=lambda pk: order[pk])
        shown = tuple(by_id[pk] for pk in answered)
        rows.append(
            (order[answered[0]] if answered else len(areas), action.pk, _row(action, shown, latest, results, on))
        )
    return tuple(row for _, _, row in sorted(rows, key=lambda it: it[:2]))


def _latest(actions: Iterable[Action]) -> dict[int, ProgressUpdate]:
    rows = ProgressUpdate.objects.filter(action__in=[it.pk for it in actions]).order_by("action_id", "number")
    return {it.action_id: it for it in rows}


def _results(actions: Iterable[Action], on: date) -> dict[int, MeasureResult]:
    rows = MeasureResult.objects.filter(measure__action__in=[it.pk for it in actions], as_at__lte=on)
    return {it.measure_id: it for it in rows.order_by("measure_id", "as_at", "id")}


def _row(
    action: Action,
    areas: tuple[PlanArea, ...],
    latest: Mapping[int, ProgressUpdate],
    results: Mapping[int, MeasureResult],
    on: date,
) -> TableRow:
    update = latest.get(action.pk)
    measures = list(action.measures.all())
    cells: dict[str, Cell] = {
        "reference": action.reference,
        "area": "\n".join(f"“{_one_line(it.words)}”" for it in areas),
        "said-in": "\n".join(said_in.in_words(it) or NOTHING for it in areas),
        "what": action.what,
        "steps": "\n".join(f"{at}. {_step(it)}" for at, it in enumerate(action.milestones.all(), start=1)),
        "owner": action.owner_role,
        "person": (action.owner.get_full_name() or action.owner.get_username()) if action.owner else "",
        "contributors": "\n".join(sorted(it.get_full_name() or it.get_username() for it in action.contributors.all())),
        "due": action.due_on,
        "reason-for-no-date": action.reason_for_no_date,
        "change": action.change_for_children,
        "status": STATUS_WORDS[action.status_now],
        "forecast": FORECAST_WORDS[action.forecast],
        "rating": standing_of(action, on).word,
        "progress": update.words if update else "",
        "heard-of": action.heard_of_on,
        "done-on": action.done_on,
        "date-moves": "\n".join(map(_move, action.date_moves.all())),
        "cost": action.cost,
        "capacity": action.capacity,
        "evidence-count": getattr(action, "pieces", 0),
    }
    return TableRow({**cells, **_measured(measures, results)}, areas)


def _measured(measures: Iterable[Measure], results: Mapping[int, MeasureResult]) -> dict[str, Cell]:
    """The measures of an action, a line each in every one of their columns."""
    lines: dict[str, list[str]] = defaultdict(list)
    for at, it in enumerate(measures, start=1):
        said = f"{KIND_WORDS[it.kind]} ({it.reference})" if it.reference else KIND_WORDS[it.kind]
        lines["measure"].append(f"{at}. {it.what}")
        lines["measure-kind"].append(said)
        lines["baseline"].append(_valued(it.baseline, it.baseline_value, it.unit))
        lines["measure-target"].append(_valued(it.target, it.target_value, it.unit))
        lines["better"].append(BETTER_WORDS[it.better])
        lines["measure-by"].append(day_in_words(it.by_when) if it.by_when else NOTHING)
        lines["value"].append(_found(results.get(it.pk), it.unit))
    return {name: "\n".join(found) if set(found) != {NOTHING} else "" for name, found in lines.items()}


def _valued(words: str, value: Decimal | None, unit: str) -> str:
    """Words and number of a baseline or target: ``62%``, ``Most of them (62%)``."""
    said, number = _one_line(words), _number(value, unit)
    if not number or said == number:
        return said or NOTHING
    return f"{said} ({number})" if said else number


def _found(result: MeasureResult | None, unit: str) -> str:
    if result is None:
        return NOTHING
    counts = f" ({result.numerator} of {result.denominator})" if result.denominator else ""
    said = f"{_number(result.value, unit)}{counts}" if result.value is not None else _one_line(result.words)
    return f"{said} on {day_in_words(result.as_at)}"


def _number(value: Decimal | None, unit: str) -> str:
    if value is None:
        return ""
    number = f"{value.normalize():f}"
    return f"{number}%" if unit == "%" else f"{number} {unit}".strip()


def _step(milestone: Milestone) -> str:
    reached = f" – reached on {day_in_words(milestone.reached_on)}" if milestone.reached_on else ""
    return f"{milestone.what} – by {day_in_words(milestone.due_on)}{reached}"


def _move(move: DateMove) -> str:
    """``From 1 March 2025 to no date: the reason. Agreed by Cato Example on 3 May 2025.``"""
    old, new = (day_in_words(it) if it else "no date" for it in (move.old_due_on, move.new_due_on))
    by = move.decided_by
    decided = f"{move.state.capitalize()} by {by.get_full_name() or by.get_username()}" if by else "Not decided yet"
    on = f" on {day_in_words(move.decided_on)}" if move.decided_on else ""
    return f"From {old} to {new}: {_one_line(move.reason).rstrip('.')}. {decided}{on}."


def _one_line(words: str) -> str:
    return " ".join(words.split())
