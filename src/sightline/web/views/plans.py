"""Plans: what is late in words, begun, fed, and brought from draft to published."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from sightline.ground.errors import SightlineError
from sightline.improvement.access import APPROVE, CHALLENGE, EDIT_PLAN, READ_PLAN
from sightline.improvement.actions import areas as taking_up
from sightline.improvement.actions import plans as planning
from sightline.improvement.models import Plan, PlanSource
from sightline.improvement.models.plan import INSPECTION_SOURCES, SOURCES
from sightline.improvement.queries import actions as actions_asked
from sightline.improvement.queries import plans as asked
from sightline.improvement.queries.watching import said_again
from sightline.register.models import Authority, Inspection
from sightline.register.queries.authorities import newest_first
from sightline.register.queries.overview import our_authority
from sightline.web import formats
from sightline.web.clock import now, today
from sightline.web.pages.inspections import Choice
from sightline.web.pages.plans import AddSource, APlan, ASource, BeginPlan, Plans
from sightline.web.permissions import needs
from sightline.web.plan_words import choices
from sightline.web.seeing import sight
from sightline.web.templating import show
from sightline.web.typed import day_parts, errors_of, key, needed_day, typed
from sightline.web.views.account import signed_in

Errors = Mapping[str, str]


@needs(READ_PLAN)
def plans(request: HttpRequest) -> HttpResponse:
    """Our plans, each with what is late and which clocks run."""
    ours, on = our_authority(), today()
    if ours is None:
        return show(request, "plan/plans.html", Plans(None, (), 0, 0))
    mine = actions_asked.of_person(ours.pk, signed_in(request).pk, on).count()
    again = len(said_again(ours.pk, sight(request)))
    return show(request, "plan/plans.html", Plans(ours, asked.plans_of(ours.pk, on), mine, again))


@needs(EDIT_PLAN)
def begin(request: HttpRequest) -> HttpResponse:
    """Begin a plan, from an inspection or without one."""
    ours = _ours()
    if request.method != "POST":
        return _begin_form(request, ours, {}, {})
    said, by, at = typed(request.POST), signed_in(request), now()
    try:
        plan = planning.begin(authority=ours, title=said.get("title", ""), by=by, on=today(), at=at)
    except SightlineError as fault:
        return _begin_form(request, ours, said, errors_of(fault, ("title",)))
    inspection = _inspection(request, ours, said.get("inspection", ""))
    if inspection is not None:
        _draw_from(request, plan, inspection)
    messages.success(request, "The plan has been begun.")
    return redirect("plan", plan.pk)


@needs(READ_PLAN)
def plan(request: HttpRequest, id_: int) -> HttpResponse:
    """One plan whole."""
    found = asked.detail(id_, today(), sight(request))
    if found is None:
        raise Http404
    may = request.user.has_perm
    page = APlan(found, _steps(found.plan, may), may(EDIT_PLAN), may(CHALLENGE))
    return show(request, "plan/plan.html", page)


STEPS: dict[str, tuple[str, str, Callable[..., Plan]]] = {
    "early-draft": ("We sent an early draft", EDIT_PLAN, planning.send_early_draft),
    "consult": ("Put it out to consultation", EDIT_PLAN, planning.consult),
    "approve": ("Approve the plan", APPROVE, planning.approve),
    "send": ("We sent it to the inspectorate", EDIT_PLAN, planning.send),
    "publish": ("We published it", EDIT_PLAN, planning.publish),
}
"""What can be done with a plan: the words of the button, who may, and the action."""


@needs(EDIT_PLAN)
@require_POST
def step(request: HttpRequest, id_: int) -> HttpResponse:
    """Bring a plan a step further, today."""
    found = get_object_or_404(Plan, pk=id_)
    name = request.POST.get("step", "")
    if name not in STEPS:
        raise Http404
    try:
        STEPS[name][2](plan=found, by=signed_in(request), on=today(), at=now())
    except SightlineError as fault:
        messages.error(request, fault.message)
    else:
        messages.success(request, "Recorded, with today’s date.")
    return redirect("plan", id_)


@needs(EDIT_PLAN)
def add_source(request: HttpRequest, id_: int) -> HttpResponse:
    """Let a plan draw from one thing more; the areas of an inspection held here are taken up with it."""
    found = get_object_or_404(Plan.objects.select_related("authority"), pk=id_)
    if request.method != "POST":
        return _source_form(request, found, {}, {})
    said, by, at = typed(request.POST), signed_in(request), now()
    inspection = _inspection(request, found.authority, said.get("inspection", ""))
    try:
        if inspection is not None:
            _draw_from(request, found, inspection)
        else:
            source = planning.add_source(
                plan=found, kind=said.get("kind", ""), title=said.get("title", ""), by=by, at=at
            )
            for words in said.get("words", "").splitlines():
                if words.strip():
                    taking_up.take_up_words(plan=found, source=source, words=words, by=by, at=at)
    except SightlineError as fault:
        return _source_form(request, found, said, errors_of(fault, ("inspection", "kind", "title", "words")))
    messages.success(request, "The plan draws from it from now on.")
    return redirect("plan", id_)


@needs(EDIT_PLAN)
def source(request: HttpRequest, id_: int) -> HttpResponse:
    """Say on which day a report or letter was received."""
    found = get_object_or_404(PlanSource.objects.select_related("plan"), pk=id_)
    said: dict[str, str] = day_parts("received_on", found.received_on)
    errors: Errors = {}
    if request.method == "POST":
        said = typed(request.POST)
        try:
            received_on = needed_day(said, "received_on")
            planning.receive(source=found, received_on=received_on, by=signed_in(request), at=now())
        except SightlineError as fault:
            errors = errors_of(fault, ("received_on",))
        else:
            messages.success(request, "The clocks run from that day.")
            return redirect("plan", found.plan_id)
    return show(request, "plan/source.html", ASource(found, said, errors), status=422 if errors else 200)


def _ours() -> Authority:
    ours = our_authority()
    if ours is None:
        raise Http404
    return ours


def _steps(found: Plan, may: Callable[[str], bool]) -> tuple[Choice, ...]:
    """The steps a plan can take now, for who may take them."""
    is_out = found.state in ("approved", "sent", "published")
    has_priority = any(source.has_priority_action for source in found.sources.all())
    can = {
        "early-draft": has_priority and found.early_draft_on is None,
        "consult": found.state == "draft",
        "approve": not is_out,
        "send": is_out and found.sent_on is None,
        "publish": is_out and found.published_on is None,
    }
    return tuple(Choice(name, words) for name, (words, needed, _) in STEPS.items() if can[name] and may(needed))


def _draw_from(request: HttpRequest, found: Plan, inspection: Inspection) -> None:
    """Let a plan draw from an inspection and answer every area it sets."""
    by, at = signed_in(request), now()
    kind = inspection.kind if inspection.kind in INSPECTION_SOURCES else "inspection"
    title = f"{formats.kind(inspection.kind)}, begun {formats.in_words(inspection.started_on)}"
    drawn = planning.add_source(plan=found, kind=kind, title=title, inspection=inspection, by=by, at=at)
    taking_up.take_up_all(plan=found, source=drawn, by=by, on=today(), at=at)


def _inspections(request: HttpRequest, ours: Authority) -> tuple[Choice, ...]:
    rows = newest_first(sight(request).inspections().filter(authority=ours, areas__isnull=False).distinct())
    told = (Choice(str(it.pk), f"{formats.kind(it.kind)}, begun {formats.in_words(it.started_on)}") for it in rows)
    return (Choice("", "None of them"), *told)


def _inspection(request: HttpRequest, ours: Authority, sent: str) -> Inspection | None:
    return sight(request).inspections().filter(authority=ours, pk=key(sent)).first()


def _begin_form(request: HttpRequest, ours: Authority, said: Mapping[str, str], errors: Errors) -> HttpResponse:
    page = BeginPlan(_inspections(request, ours), said, errors)
    return show(request, "plan/begin.html", page, status=422 if errors else 200)


def _source_form(request: HttpRequest, found: Plan, said: Mapping[str, str], errors: Errors) -> HttpResponse:
    kinds = choices(SOURCES)
    page = AddSource(found, kinds, _inspections(request, found.authority), said, errors)
    return show(request, "plan/add-source.html", page, status=422 if errors else 200)
