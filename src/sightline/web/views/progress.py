"""How an action goes: updates, moves of its date, milestones, measures and evidence."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from sightline.ground.errors import SightlineError
from sightline.ground.wording import day_in_words
from sightline.improvement.access import APPROVE, EDIT_PLAN, UPDATE_ACTION
from sightline.improvement.actions import date_moves, measures
from sightline.improvement.actions import progress as reporting
from sightline.improvement.actions.measures import Found, MeasureWords, Tied
from sightline.improvement.models import Action, DateMove, Measure, Milestone
from sightline.improvement.models.action import FORECASTS, STATUSES
from sightline.improvement.models.measure import HIGHER, INDICATOR, KINDS, LOWER
from sightline.improvement.queries.figures import figure_of, kept
from sightline.journeys.tie_measure import tie_measure
from sightline.web.clock import now, today
from sightline.web.pages.actions import DateForm, MeasureForm, ProgressForm
from sightline.web.permissions import needs
from sightline.web.plan_words import choices, kept_choices
from sightline.web.templating import show
from sightline.web.typed import day, day_parts, decimal, errors_of, key, needed_day, number, typed
from sightline.web.views.account import signed_in

Typed = Mapping[str, str]


def theirs(request: HttpRequest, id_: int) -> Action:
    """An action that the person may report on."""
    found = get_object_or_404(Action.objects.select_related("authority", "owner"), pk=id_)
    if not request.user.has_perm(UPDATE_ACTION, found):
        raise PermissionDenied
    return found


@needs(UPDATE_ACTION)
def progress(request: HttpRequest, id_: int) -> HttpResponse:
    """Say how an action stands now and what is expected."""
    found = theirs(request, id_)
    if request.method != "POST":
        return _progress_form(request, found, {"status_now": found.status_now, "forecast": found.forecast}, {})
    said = typed(request.POST)
    try:
        recorded = reporting.report(
            action=found,
            status_now=said.get("status_now", ""),
            forecast=said.get("forecast", ""),
            words=said.get("words", ""),
            seen=key(said.get("seen", "")),
            by=signed_in(request),
            on=today(),
            at=now(),
        )
    except SightlineError as fault:
        return _progress_form(request, found, said, errors_of(fault, ("status_now", "forecast", "words")))
    _thank(request, [it.by.get_full_name() or it.by.get_username() for it in recorded.meanwhile])
    return redirect("plan-action", id_)


def _thank(request: HttpRequest, meanwhile: list[str]) -> None:
    if meanwhile:
        words = f"Recorded. {meanwhile[-1]} wrote an update at the same time: both stand below, look at them together."
        messages.warning(request, words)
    else:
        messages.success(request, "Your update has been recorded.")


def _progress_form(request: HttpRequest, found: Action, said: Typed, errors: Typed) -> HttpResponse:
    latest = found.updates.select_related("by").first()
    page = ProgressForm(
        action=found,
        latest=latest,
        seen=latest.number if latest else 0,
        statuses=choices(STATUSES),
        forecasts=choices(FORECASTS),
        typed=said,
        errors=errors,
    )
    return show(request, "plan/progress.html", page, status=422 if errors else 200)


@needs(UPDATE_ACTION)
def move_date(request: HttpRequest, id_: int) -> HttpResponse:
    """Ask for a due date to be moved."""
    found = theirs(request, id_)
    said: dict[str, str] = day_parts("new_due_on", found.due_on)
    errors: Typed = {}
    if request.method == "POST":
        said = typed(request.POST)
        try:
            asked = None if said.get("no_date") == "yes" else needed_day(said, "new_due_on")
            reason = said.get("reason", "")
            date_moves.ask(action=found, new_due_on=asked, reason=reason, by=signed_in(request), on=today(), at=now())
        except SightlineError as fault:
            errors = errors_of(fault, ("new_due_on", "reason"))
        else:
            messages.success(request, "Your request has been recorded. Another person has to agree to it.")
            return redirect("plan-action", id_)
    return show(request, "plan/date.html", DateForm(found, said, errors), status=422 if errors else 200)


@needs(APPROVE)
@require_POST
def decide_move(request: HttpRequest, id_: int) -> HttpResponse:
    """Agree to a move of a date, or refuse it."""
    move = get_object_or_404(DateMove, pk=id_)
    decide = {"agree": date_moves.agree, "refuse": date_moves.refuse}.get(request.POST.get("decision", ""))
    if decide is None:
        raise Http404
    try:
        decided = decide(move=move, by=signed_in(request), on=today(), at=now())
    except SightlineError as fault:
        messages.error(request, fault.message)
    else:
        stands = decided.action.due_on
        words = f"The action is due on {day_in_words(stands)}." if stands else "The action has no due date."
        messages.success(request, f"Recorded. {words}")
    return redirect("plan-action", move.action_id)


@needs(EDIT_PLAN)
@require_POST
def add_milestone(request: HttpRequest, id_: int) -> HttpResponse:
    """Add a step on the way to an action's end."""
    found, said = theirs(request, id_), typed(request.POST)
    try:
        reporting.add_milestone(
            action=found,
            what=said.get("milestone", ""),
            due_on=needed_day(said, "milestone_on"),
            by=signed_in(request),
            on=today(),
            at=now(),
        )
    except SightlineError as fault:
        messages.error(request, fault.message)
    else:
        messages.success(request, "The milestone has been added.")
    return redirect("plan-action", id_)


@needs(UPDATE_ACTION)
@require_POST
def reach_milestone(request: HttpRequest, id_: int) -> HttpResponse:
    """Say that a step was reached today."""
    milestone = get_object_or_404(Milestone, pk=id_)
    theirs(request, milestone.action_id)
    reporting.reach(milestone=milestone, by=signed_in(request), on=today(), at=now())
    messages.success(request, "The milestone has been reached.")
    return redirect("plan-action", milestone.action_id)


@needs(EDIT_PLAN)
def add_measure(request: HttpRequest, id_: int) -> HttpResponse:
    """Say by what the change will be known."""
    found = get_object_or_404(Action, pk=id_)
    if request.method != "POST":
        return _measure_form(request, found, None, {"better": HIGHER}, {})
    said = typed(request.POST)
    try:
        _add_measure(found, said, signed_in(request))
    except SightlineError as fault:
        return _measure_form(request, found, None, said, errors_of(fault, MEASURE_FIELDS))
    messages.success(request, "The measure has been added.")
    return redirect("plan-action", id_)


def _add_measure(found: Action, said: Typed, by: User) -> None:
    """An indicator draws on what is kept under Practice; everything else stands as a person writes it."""
    if said.get("kind") != INDICATOR or not said.get("indicator"):
        measures.add(action=found, words=_measure_words(said), by=by, at=now())
        return
    tied = Tied(
        baseline=figure_of(found.authority_id, key(said.get("run", "")), said["indicator"]),
        target_value=decimal(said, "target_value"),
        by_when=day(said, "by_when"),
        better=said.get("better", ""),
    )
    tie_measure(action=found, tied=tied, by=by, at=now())


@needs(UPDATE_ACTION)
def add_result(request: HttpRequest, id_: int) -> HttpResponse:
    """Say what a measure stood at on a day."""
    measure = get_object_or_404(Measure.objects.select_related("action"), pk=id_)
    found = theirs(request, measure.action_id)
    if request.method != "POST":
        return _measure_form(request, found, measure, {}, {})
    said = typed(request.POST)
    try:
        measures.record(measure=measure, found=_found(said), by=signed_in(request), on=today(), at=now())
    except SightlineError as fault:
        return _measure_form(request, found, measure, said, errors_of(fault, RESULT_FIELDS))
    messages.success(request, "The result has been recorded.")
    return redirect("plan-action", found.pk)


MEASURE_FIELDS = (
    "kind",
    "indicator",
    "run",
    "what",
    "reference",
    "baseline",
    "baseline_value",
    "target",
    "target_value",
    "unit",
    "by_when",
)
RESULT_FIELDS = ("as_at", "value", "numerator", "denominator", "words", "observer")


def _measure_words(said: Typed) -> MeasureWords:
    plain = ("kind", "what", "reference", "baseline", "target", "unit")
    return MeasureWords(
        baseline_value=decimal(said, "baseline_value"),
        target_value=decimal(said, "target_value"),
        better=said.get("better", HIGHER),
        by_when=day(said, "by_when"),
        **{name: said.get(name, "") for name in plain},
    )


def _found(said: Typed) -> Found:
    return Found(
        as_at=needed_day(said, "as_at"),
        value=decimal(said, "value"),
        numerator=number(said, "numerator"),
        denominator=number(said, "denominator"),
        words=said.get("words", ""),
        observer=said.get("observer", ""),
    )


def _measure_form(
    request: HttpRequest, found: Action, measure: Measure | None, said: Typed, errors: Typed
) -> HttpResponse:
    indicators, runs = kept_choices(kept(found.authority_id)) if measure is None else ((), ())
    page = MeasureForm(found, measure, choices(KINDS), choices((HIGHER, LOWER)), indicators, runs, said, errors)
    return show(request, "plan/measure.html", page, status=422 if errors else 200)
