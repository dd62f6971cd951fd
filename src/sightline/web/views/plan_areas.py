"""Areas for improvement as plans answer them: closing by two people, and the watch over what is closed."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from sightline.ground.errors import SightlineError
from sightline.improvement.access import APPROVE, CHALLENGE, EDIT_PLAN, READ_PLAN, NotAllowed
from sightline.improvement.actions import challenges, closing, watching
from sightline.improvement.models import Action, Closure, Plan, PlanArea, SaidAgain
from sightline.improvement.models.closure import CLOSES
from sightline.improvement.queries import areas as asked
from sightline.improvement.queries.boards import cabinet_view
from sightline.improvement.queries.watching import said_again
from sightline.register.queries.authorities import newest_first
from sightline.register.queries.overview import our_authority
from sightline.web.clock import now, today
from sightline.web.originals import shelf
from sightline.web.pages.plans import AnArea, ASetAgainst, Challenge, Watch
from sightline.web.panels import measures_panel
from sightline.web.permissions import needs
from sightline.web.seeing import sight
from sightline.web.templating import show
from sightline.web.typed import errors_of, key, typed
from sightline.web.views.account import signed_in

MOST_VISITS = 25


@needs(READ_PLAN)
def area(request: HttpRequest, id_: int) -> HttpResponse:
    """An area with its actions, evidence and what closing it wants; closing is decided here."""
    found = asked.area_of(id_, sight(request))
    if found is None:
        raise Http404
    if request.method != "POST":
        return _page(request, found, {}, {})
    said = typed(request.POST)
    try:
        words = _decide(request, found, said)
    except NotAllowed as fault:
        raise PermissionDenied from fault
    except SightlineError as fault:
        return _page(request, found, said, errors_of(fault, ("words",)))
    messages.success(request, words)
    return redirect("plan-area", id_)


def _decide(request: HttpRequest, found: PlanArea, said: Mapping[str, str]) -> str:
    """Propose, close, decline or reopen, as the form asks; what to say of it."""
    by, on, at = signed_in(request), today(), now()
    words, step = said.get("words", ""), said.get("step", "")
    if step == "propose":
        closing.propose(area=found, reasons=words, by=by, on=on, at=at)
        return "Closing has been proposed. Another person decides."
    if step == "reopen":
        closing.reopen(area=found, reason=words, by=by, on=on, at=at)
        return "The area is open again. Its closure stays on record."
    closure = get_object_or_404(Closure, area=found, pk=key(said.get("closure", "")))
    if step == "close":
        closing.close(closure=closure, why=words, by=by, on=on, at=at)
        return "The area is closed. It stays watched."
    if step == "decline":
        closing.decline(closure=closure, why=words, by=by, on=on, at=at)
        return "Declined. The area stays open."
    raise Http404


def _page(request: HttpRequest, found: PlanArea, said: Mapping[str, str], errors: Mapping[str, str]) -> HttpResponse:
    person = signed_in(request)
    detail = asked.detail(found, today(), shelf(), sight(request))
    waiting = detail.waiting
    page = AnArea(
        found=detail,
        waits=waiting is not None,
        may_propose=person.has_perm(EDIT_PLAN),
        may_decide=waiting is not None and waiting.proposed_by_id != person.pk and person.has_perm(APPROVE),
        may_challenge=person.has_perm(CHALLENGE),
        measures=measures_panel(request, found.area) if found.area else None,
        typed=said,
        errors=errors,
    )
    return show(request, "plan/area.html", page, status=422 if errors else 200)


@needs(READ_PLAN)
def watch(request: HttpRequest) -> HttpResponse:
    """What was closed and is said again, with the words of both."""
    ours = our_authority()
    if ours is None:
        raise Http404
    first = Closure.objects.filter(area__authority=ours, state=CLOSES).order_by("closed_on").first()
    visits = sight(request).inspections().filter(authority=ours, areas__isnull=False).distinct()
    since = visits.filter(ended_by__gte=first.closed_on) if first and first.closed_on else visits.none()
    may_settle = request.user.has_perm(EDIT_PLAN)
    page = Watch(said_again(ours.pk, sight(request)), tuple(newest_first(since)[:MOST_VISITS]), may_settle)
    return show(request, "plan/watch.html", page)


@needs(EDIT_PLAN)
@require_POST
def settle(request: HttpRequest, id_: int) -> HttpResponse:
    """Say whether words are the same again, or something else."""
    row = get_object_or_404(SaidAgain, pk=id_)
    watching.settle(said_again=row, is_same=request.POST.get("verdict") == "same", by=signed_in(request), at=now())
    messages.success(request, "Recorded. The words of both stay on record.")
    return redirect("plan-watch")


@needs(READ_PLAN)
def set_against(request: HttpRequest, id_: int) -> HttpResponse:
    """One inspection or visit beside everything that was closed before it."""
    found = sight(request).inspections().select_related("authority").filter(pk=id_).first()
    if found is None:
        raise Http404
    on = today()
    since = found.began_by or found.published_on or on
    view = cabinet_view(found, min(since, on), on, sight(request))
    return show(request, "plan/visit.html", ASetAgainst(view))


_ABOUT: dict[str, tuple[type[Plan] | type[PlanArea] | type[Action], str]] = {
    "plan": (Plan, "plan"),
    "area": (PlanArea, "plan-area"),
    "action": (Action, "plan-action"),
}


@needs(CHALLENGE)
def challenge(request: HttpRequest, about: str, id_: int) -> HttpResponse:
    """Write a challenge note about a plan, an area or an action."""
    if about not in _ABOUT:
        raise Http404
    model, route = _ABOUT[about]
    found = asked.area_of(id_, sight(request)) if model is PlanArea else model.objects.filter(pk=id_).first()
    if found is None:
        raise Http404
    said: Mapping[str, str] = {}
    errors: Mapping[str, str] = {}
    if request.method == "POST":
        said = typed(request.POST)
        try:
            challenges.challenge(about=found, words=said.get("words", ""), by=signed_in(request), on=today(), at=now())
        except SightlineError as fault:
            errors = errors_of(fault, ("words",))
        else:
            messages.success(request, "Your challenge has been recorded.")
            return redirect(route, id_)
    page = Challenge(str(found), redirect(route, id_).url, said, errors)
    return show(request, "plan/challenge.html", page, status=422 if errors else 200)
