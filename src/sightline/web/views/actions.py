"""Actions: the list, one's own, one by one, and the form that adds and changes them."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import urlencode

from sightline.ground.errors import SightlineError
from sightline.ground.wording import day_in_words
from sightline.improvement.access import APPROVE, CHALLENGE, EDIT_PLAN, READ_PLAN, UPDATE_ACTION
from sightline.improvement.actions import actions as acting
from sightline.improvement.actions.actions import ActionWords
from sightline.improvement.models import Action, DateMove, Plan, PlanArea
from sightline.improvement.models.date_move import ASKED
from sightline.improvement.models.plan import CONSULTATION, DRAFT
from sightline.improvement.queries import actions as asked
from sightline.improvement.queries.evidence import lines_for
from sightline.improvement.queries.standing import with_rating
from sightline.improvement.queries.visible import visible_areas
from sightline.improvement.refusals import ChangedMeanwhile
from sightline.improvement.smart import smart_check
from sightline.knowledge.action_status import Rating
from sightline.register.queries.overview import our_authority
from sightline.web.clock import now, today
from sightline.web.originals import shelf
from sightline.web.pages.actions import ActionForm, Actions, AnAction, Difference, MyActions
from sightline.web.pages.inspections import Choice
from sightline.web.permissions import needs
from sightline.web.plan_words import choices, plan_word
from sightline.web.seeing import sight
from sightline.web.templating import show
from sightline.web.typed import day, day_parts, errors_of, key, typed
from sightline.web.views.account import signed_in

A_PAGE = 25
MOST_LATE = 25
FIELDS = (
    *("what", "owner_role", "owner", "due_on", "reason_for_no_date"),
    *("change_for_children", "capacity", "cost", "reference", "areas"),
)


@needs(READ_PLAN)
def actions(request: HttpRequest) -> HttpResponse:
    """The actions of every plan, a part at a time."""
    ours, on = our_authority(), today()
    if ours is None:
        raise Http404
    said = {name: request.GET.get(name, "").replace("\0", "")[:200] for name in ("plan", "area", "rating", "words")}
    wanted = asked.Wanted(
        authority=ours.pk,
        plan=key(said["plan"]) or None,
        area=key(said["area"]) or None,
        rating=said["rating"] if said["rating"] in set(Rating) else "",
        words=said["words"].strip(),
    )
    parts = Paginator(asked.listed(wanted, on), A_PAGE)
    part = parts.get_page(request.GET.get("page"))
    page = Actions(
        actions=asked.lines(part.object_list, on),
        total=parts.count,
        page=part.number,
        pages=parts.num_pages,
        address=urlencode({name: value for name, value in said.items() if value}),
        ratings=choices(Rating, "Any"),
        plans=(Choice("", "Any"), *(Choice(str(it.pk), it.title) for it in Plan.objects.filter(authority=ours))),
        typed=said,
    )
    return show(request, "plan/actions.html", page)


@needs(READ_PLAN)
def mine(request: HttpRequest) -> HttpResponse:
    """What a person owns or shares."""
    ours, on, person = our_authority(), today(), signed_in(request)
    if ours is None:
        raise Http404
    theirs = asked.of_person(ours.pk, person.pk, on)
    late = with_rating(theirs, on, Rating.LATE)
    parts = Paginator(theirs.exclude(due_on__lt=on), A_PAGE)
    part = parts.get_page(request.GET.get("page"))
    page = MyActions(
        late=asked.lines(late[:MOST_LATE], on),
        actions=asked.lines(part.object_list, on),
        total=theirs.count(),
        page=part.number,
        pages=parts.num_pages,
        waiting=_waiting(person, ours.pk),
    )
    return show(request, "plan/mine.html", page)


def _waiting(person: User, authority: str) -> tuple[DateMove, ...]:
    if not person.has_perm(APPROVE):
        return ()
    moves = DateMove.objects.filter(state=ASKED, action__authority=authority).exclude(asked_by=person)
    return tuple(moves.select_related("action", "asked_by").order_by("asked_on", "id")[:A_PAGE])


@needs(READ_PLAN)
def action(request: HttpRequest, id_: int) -> HttpResponse:
    """One action with everything that is held of it."""
    found = asked.detail(id_, today(), sight(request))
    if found is None:
        raise Http404
    person, row = signed_in(request), found.line.action
    move = found.asked_move
    page = AnAction(
        found=found,
        evidence=lines_for(row, shelf()),
        children=row.change_for_children,
        may_edit=person.has_perm(EDIT_PLAN),
        may_update=person.has_perm(UPDATE_ACTION, row),
        may_decide=move is not None and move.asked_by_id != person.pk and person.has_perm(APPROVE),
        may_challenge=person.has_perm(CHALLENGE),
        smart=smart_check(row.what, _beside(found)),
    )
    return show(request, "plan/action.html", page)


def _beside(found: asked.ActionDetail) -> dict[str, str]:
    """What is held beside the words of an action, by the rule that it answers."""
    row = found.line.action
    return {
        "measurable": "; ".join(it.measure.what for it in found.measures),
        "achievable": found.line.owner,
        "relevant": row.change_for_children,
        "time-bound": day_in_words(row.due_on) if row.due_on else "",
    }


def _typed_beside(said: Mapping[str, str]) -> dict[str, str]:
    """What a form holds beside the words of an action."""
    due = " ".join(said.get(f"due_on-{part}", "") for part in ("day", "month", "year"))
    return {
        "achievable": said.get("owner_role", ""),
        "relevant": said.get("change_for_children", ""),
        "time-bound": due.strip(),
    }


@needs(EDIT_PLAN)
def add(request: HttpRequest, id_: int) -> HttpResponse:
    """Add an action to a plan."""
    plan = get_object_or_404(Plan.objects.select_related("authority"), pk=id_)
    if request.method != "POST":
        area = request.GET.get("area", "")
        return _form(request, plan, None, {}, answered=(area,))
    said, answered = typed(request.POST), tuple(request.POST.getlist("areas"))
    if "check" in request.POST:
        return _form(request, plan, None, said, answered=answered)
    try:
        areas = _areas(request, plan).filter(pk__in=[key(it) for it in answered])
        made = acting.add(plan=plan, words=_words(said), areas=areas, by=signed_in(request), on=today(), at=now())
    except SightlineError as fault:
        return _form(request, plan, None, said, errors_of(fault, FIELDS), answered)
    messages.success(request, "The action has been added.")
    return redirect("plan-action", made.pk)


@needs(EDIT_PLAN)
def edit(request: HttpRequest, id_: int) -> HttpResponse:
    """Change what an action says; two people at once are shown each other's words."""
    found = get_object_or_404(Action.objects.select_related("owner"), pk=id_)
    if request.method != "POST":
        return _form(request, None, found, _typed_of(found))
    said = typed(request.POST)
    if "check" in request.POST:
        return _form(request, None, found, said)
    try:
        acting.revise(
            action=found,
            words=_words(said),
            seen=key(said.get("version", "")),
            by=signed_in(request),
            on=today(),
            at=now(),
        )
    except ChangedMeanwhile as fault:
        told = {**said, "version": str(fault.version)}
        return _form(request, None, found, told, {"meanwhile": fault.message.rstrip(".")}, differences=_differ(fault))
    except SightlineError as fault:
        return _form(request, None, found, said, errors_of(fault, FIELDS))
    messages.success(request, "The action has been changed. What it said before is kept.")
    return redirect("plan-action", id_)


def _differ(fault: ChangedMeanwhile) -> tuple[Difference, ...]:
    return tuple(
        Difference(plan_word(name), fault.theirs[name] or "Nothing", mine or "Nothing")
        for name, mine in fault.mine.items()
    )


def _words(said: Mapping[str, str]) -> ActionWords:
    person = User.objects.filter(pk=key(said.get("owner", ""))).first()
    plain = ("what", "owner_role", "reason_for_no_date", "change_for_children", "capacity", "cost", "reference")
    return ActionWords(owner=person, due_on=day(said, "due_on"), **{name: said.get(name, "") for name in plain})


def _typed_of(found: Action) -> dict[str, str]:
    told = acting.words_of(found) | {"owner": str(found.owner_id or ""), "version": str(found.version)}
    return told | day_parts("due_on", found.due_on)


def _areas(request: HttpRequest, plan: Plan) -> QuerySet[PlanArea]:
    return visible_areas(plan.areas.all(), sight(request)).order_by("id")


def _owners(found: Action | None) -> tuple[Choice, ...]:
    people = list(User.objects.filter(is_active=True).order_by("first_name", "username"))
    if found and found.owner and not found.owner.is_active:
        people.insert(0, found.owner)
    told = (Choice(str(it.pk), it.get_full_name() or it.get_username()) for it in people)
    return (Choice("", "Nobody is named yet"), *told)


def _form(
    request: HttpRequest,
    plan: Plan | None,
    found: Action | None,
    said: Mapping[str, str],
    errors: Mapping[str, str] | None = None,
    answered: tuple[str, ...] = (),
    differences: tuple[Difference, ...] = (),
) -> HttpResponse:
    is_fixed = found is not None and found.plans.exclude(state__in=(DRAFT, CONSULTATION)).exists()
    page = ActionForm(
        plan=plan,
        action=found,
        areas=tuple(_areas(request, plan)) if plan else (),
        answered=answered,
        owners=_owners(found),
        is_fixed=is_fixed,
        differences=differences,
        typed=said,
        errors=errors or {},
        smart=smart_check(said["what"], _typed_beside(said)) if said.get("what") else None,
    )
    status = 409 if differences else 422 if errors else 200
    return show(request, "plan/action-form.html", page, status=status)
