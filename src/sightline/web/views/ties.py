"""What ties actions, plans, people and evidence to each other."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode

from sightline.ground.errors import SightlineError
from sightline.ground.wording import count_in_words
from sightline.improvement.access import EDIT_PLAN, UPDATE_ACTION, NotAllowed
from sightline.improvement.actions import areas as taking_up
from sightline.improvement.actions import evidence as adding
from sightline.improvement.actions import ties as tying
from sightline.improvement.models import Action, Dependency, Evidence, Plan, PlanArea
from sightline.improvement.queries import ties as asked
from sightline.improvement.queries.actions import waits_for
from sightline.improvement.queries.evidence import line
from sightline.improvement.refusals import ChangedMeanwhile, Refused
from sightline.register.queries.overview import our_authority
from sightline.register.queries.search import Told, sentence_at
from sightline.web.clock import now, today
from sightline.web.originals import shelf
from sightline.web.pages.actions import Difference
from sightline.web.pages.inspections import Choice
from sightline.web.pages.ties import FromSentence, HandOver, Serve, Share, StandIn, Waits
from sightline.web.permissions import needs
from sightline.web.seeing import sight
from sightline.web.templating import show
from sightline.web.typed import errors_of, key, typed
from sightline.web.views.account import signed_in

Errors = Mapping[str, str]
NONE_CHOSEN = "Choose one of them."
LONGEST_LOOKED_FOR = 200


@needs(EDIT_PLAN)
def share(request: HttpRequest, id_: int) -> HttpResponse:
    """Say who contributes to an action."""
    found = get_object_or_404(Action, pk=id_)
    if request.method != "POST":
        return _share_form(request, found, None, {})
    ticked = tuple(request.POST.getlist("people"))
    people = User.objects.filter(pk__in=[key(it) for it in ticked])
    seen = [key(it) for it in request.POST.get("seen", "").split()]
    try:
        tying.share(action=found, contributors=people, seen=seen, by=signed_in(request), at=now())
    except ChangedMeanwhile as fault:
        differences = tuple(
            Difference("With", fault.theirs[it] or "Nobody", fault.mine[it] or "Nobody") for it in fault.mine
        )
        return _share_form(request, found, ticked, {"people": fault.message.rstrip(".")}, differences)
    messages.success(request, "Recorded. They may say how it goes and add evidence, if they are contributors.")
    return redirect("plan-action", id_)


def _share_form(
    request: HttpRequest,
    found: Action,
    ticked: tuple[str, ...] | None,
    errors: Errors,
    differences: tuple[Difference, ...] = (),
) -> HttpResponse:
    people = asked.sharers(found)
    shared = tuple(str(it.pk) for it, is_shared in people if is_shared)
    page = Share(
        action=found,
        people=tuple(Choice(str(it.pk), _name(it)) for it, _ in people),
        ticked=shared if ticked is None else ticked,
        seen=" ".join(shared),
        differences=differences,
        errors=errors,
    )
    return show(request, "plan/share.html", page, status=409 if errors else 200)


@needs(EDIT_PLAN)
def wait_for(request: HttpRequest, id_: int) -> HttpResponse:
    """Say what an action waits for, or that it waits no longer."""
    found = get_object_or_404(Action, pk=id_)
    if request.method != "POST":
        return _waits_form(request, found, _looked_for(request))
    said, by, at = typed(request.POST), signed_in(request), now()
    try:
        if ended := said.get("ended"):
            tie = Dependency.objects.select_related("action").filter(action=found, pk=key(ended)).first()
            if tie is not None:  # else somebody ended it meanwhile: it is as was wanted
                tying.wait_no_longer(tie=tie, by=by, at=at)
            messages.success(request, "It waits for that no longer.")
        else:
            tying.wait_for(action=found, on=_chosen(said, found.authority_id, "waits_for"), by=by, at=at)
            messages.success(request, "Recorded. Both actions show it.")
    except SightlineError as fault:
        return _waits_form(request, found, said.get("words", ""), fault)
    return redirect("plan-action", id_)


def _waits_form(request: HttpRequest, found: Action, words: str, fault: SightlineError | None = None) -> HttpResponse:
    on = today()
    waits = waits_for(found, on)
    like_it = asked.found(found.authority_id, words, on, {found.pk, *(it.line.action.pk for it in waits)})
    errors = errors_of(fault, ("waits_for",) if like_it else ("words",)) if fault else {}
    page = Waits(found, waits, words, like_it, errors)
    return show(request, "plan/waits.html", page, status=422 if errors else 200)


@needs(EDIT_PLAN)
def stand_in(request: HttpRequest, id_: int) -> HttpResponse:
    """Let an action stand in one more plan."""
    found = get_object_or_404(Action, pk=id_)
    said: Mapping[str, str] = {}
    errors: Errors = {}
    if request.method == "POST":
        said = typed(request.POST)
        try:
            plan = Plan.objects.filter(pk=key(said.get("plan", ""))).first()
            if plan is None:
                raise Refused("not-known", "Choose the plan.", "plan")
            tying.stand_in(action=found, plan=plan, by=signed_in(request), at=now())
        except SightlineError as fault:
            errors = errors_of(fault, ("plan",))
        else:
            messages.success(request, f"It stands in “{plan.title}” as well, and is still one action.")
            return redirect("plan-action", id_)
    plans = tuple(Choice(str(it.pk), it.title) for it in asked.other_plans(found))
    return show(request, "plan/stand-in.html", StandIn(found, plans, said, errors), status=422 if errors else 200)


@needs(UPDATE_ACTION)
def serve(request: HttpRequest, id_: int) -> HttpResponse:
    """Set a piece of evidence beside more areas and actions."""
    found = get_object_or_404(Evidence.objects.select_related("authority", "added_by"), pk=id_)
    if not _may_serve(request, found):
        raise PermissionDenied
    if request.method != "POST":
        return _serve_form(request, found, _looked_for(request), (), {})
    said, ticked = typed(request.POST), tuple(request.POST.getlist("areas"))
    areas = [it for it in asked.served(found, sight(request)).more_areas if str(it.pk) in ticked]
    try:
        actions = [_chosen(said, found.authority_id, "action")] if said.get("action") else []
        if not areas and not actions:
            raise Refused("evidence-bare", "Choose an area or an action that it serves as well.", "areas")
        adding.serve(evidence=found, areas=areas, actions=actions, by=signed_in(request), at=now())
    except NotAllowed as fault:
        raise PermissionDenied from fault
    except SightlineError as fault:
        return _serve_form(request, found, said.get("words", ""), ticked, errors_of(fault, ("areas", "action")))
    messages.success(request, "Recorded. It is kept once, and serves them all.")
    return redirect("serve-evidence", id_)


def _may_serve(request: HttpRequest, found: Evidence) -> bool:
    """Whoever writes the plan, and whoever may report on an action it serves."""
    person = signed_in(request)
    return person.has_perm(EDIT_PLAN) or any(person.has_perm(UPDATE_ACTION, it) for it in found.actions.all())


def _serve_form(
    request: HttpRequest, found: Evidence, words: str, ticked: tuple[str, ...], errors: Errors
) -> HttpResponse:
    served, told = asked.served(found, sight(request)), line(found, shelf())
    known = [it.pk for it in served.actions]
    page = Serve(
        evidence=found,
        kind=told.kind,
        source=told.source,
        served=served,
        words=words,
        found=asked.found(found.authority_id, words, today(), known),
        ticked=ticked,
        errors=errors,
    )
    return show(request, "plan/serve.html", page, status=422 if errors else 200)


@needs(EDIT_PLAN)
def hand_over(request: HttpRequest, id_: int) -> HttpResponse:
    """Give everything that a person owns and that has not ended to another."""
    ours, found = our_authority(), get_object_or_404(User, pk=id_)
    if ours is None:
        raise Http404
    said: Mapping[str, str] = {}
    errors: Errors = {}
    if request.method == "POST":
        said = typed(request.POST)
        try:
            to = User.objects.filter(pk=key(said.get("to", ""))).first()
            if to is None:
                raise Refused("not-known", "Choose who takes them over.", "to")
            count = tying.hand_over(of=found, to=to, authority=ours, by=signed_in(request), at=now())
        except SightlineError as fault:
            errors = errors_of(fault, ("to",))
        else:
            messages.success(request, f"{_name(to)} owns {count_in_words(count, 'action')} of {_name(found)} now.")
            return redirect("plan-exceptions")
    others = User.objects.filter(is_active=True).exclude(pk=found.pk).order_by("first_name", "username")
    people = (Choice("", "Choose a person"), *(Choice(str(it.pk), _name(it)) for it in others))
    page = HandOver(found, asked.owned_by(found, ours.pk), people, said, errors)
    return show(request, "plan/hand-over.html", page, status=422 if errors else 200)


@needs(EDIT_PLAN)
def from_sentence(request: HttpRequest, sha256: str, start: str, end: str) -> HttpResponse:
    """Make an action from a sentence of our inspectors: first the plan that answers it."""
    ours = our_authority()
    found = sentence_at(sha256, int(start), int(end), sight(request))
    if ours is None or found is None or found.sentence.authority_id != ours.pk:
        raise Http404
    said: Mapping[str, str] = {}
    errors: Errors = {}
    if request.method == "POST":
        said = typed(request.POST)
        try:
            area = _take_up(request, found, said.get("plan", ""))
        except SightlineError as fault:
            errors = errors_of(fault, ("plan",))
        else:
            plan = key(said["plan"])
            return redirect(f"{reverse('add-action', args=(plan,))}?{urlencode({'area': area.pk})}")
    plans = tuple(Choice(str(it.pk), it.title) for it in Plan.objects.filter(authority=ours))
    return show(request, "plan/sentence.html", FromSentence(found, plans, said, errors), status=422 if errors else 200)


def _take_up(request: HttpRequest, found: Told, sent: str) -> PlanArea:
    row = found.sentence
    plan = Plan.objects.filter(pk=key(sent), authority=row.authority_id).first()
    if plan is None:
        raise Refused("not-known", "Choose the plan that answers it.", "plan")
    return taking_up.take_up_sentence(
        plan=plan,
        document=row.document,
        start=row.start,
        end=row.end,
        page=row.page,
        inspection=row.inspection,
        source=plan.sources.filter(inspection=row.inspection_id).first(),
        by=signed_in(request),
        at=now(),
    )


def _chosen(said: Mapping[str, str], authority: str, field: str) -> Action:
    found = Action.objects.filter(pk=key(said.get(field, "")), authority=authority).first()
    if found is None:
        raise Refused("not-known", NONE_CHOSEN, field)
    return found


def _looked_for(request: HttpRequest) -> str:
    return request.GET.get("words", "").replace("\0", "")[:LONGEST_LOOKED_FOR]


def _name(person: User) -> str:
    return person.get_full_name() or person.get_username()
