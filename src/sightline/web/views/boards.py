"""What boards see: the exceptions, their meetings, what was decided and asked there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from sightline.ground.errors import SightlineError
from sightline.improvement.access import EDIT_PLAN, READ_PLAN
from sightline.improvement.actions import boards as recording
from sightline.improvement.actions import challenges
from sightline.improvement.models import BoardItem, ChallengeNote, Meeting, Plan, Question
from sightline.improvement.models.board import BOARDS
from sightline.improvement.queries import boards as asked
from sightline.improvement.queries.exceptions import exceptions
from sightline.register.models import Authority
from sightline.register.queries.overview import our_authority
from sightline.web.clock import now, today
from sightline.web.pages.inspections import Choice
from sightline.web.pages.plans import AMeeting, Boards, ExceptionsReport
from sightline.web.permissions import needs
from sightline.web.plan_words import choices
from sightline.web.seeing import sight
from sightline.web.templating import show
from sightline.web.typed import day, day_parts, errors_of, key, needed_day, typed
from sightline.web.views.account import signed_in

LOOKED_BACK = timedelta(days=92)
Typed = Mapping[str, str]


def _ours() -> Authority:
    ours = our_authority()
    if ours is None:
        raise Http404
    return ours


@needs(READ_PLAN)
def report(request: HttpRequest) -> HttpResponse:
    """The exceptions of today, with what moved in the last three months or since a day that is given."""
    on, errors, said = today(), {}, typed(request.GET)
    since = on - LOOKED_BACK
    try:
        since = day(said, "since") or since
    except SightlineError as fault:
        errors = errors_of(fault, ("since",))
    found = exceptions(_ours().pk, min(since, on), on, sight(request))
    page = ExceptionsReport(found, said or day_parts("since", since), errors)
    return show(request, "plan/exceptions.html", page, status=422 if errors else 200)


@needs(READ_PLAN)
def boards(request: HttpRequest) -> HttpResponse:
    """The boards with their meetings; who writes the plan enters more."""
    ours, said, errors = _ours(), {}, {}
    if request.method == "POST":
        if not request.user.has_perm(EDIT_PLAN):
            raise PermissionDenied
        said = typed(request.POST)
        try:
            _enter(request, ours, said)
        except SightlineError as fault:
            errors = errors_of(fault, ("name", "kind", "meeting_on"))
        else:
            messages.success(request, "Entered.")
            return redirect("plan-boards")
    page = Boards(asked.boards_of(ours.pk, today()), choices(BOARDS), request.user.has_perm(EDIT_PLAN), said, errors)
    return show(request, "plan/boards.html", page, status=422 if errors else 200)


def _enter(request: HttpRequest, ours: Authority, said: Typed) -> None:
    """Enter a board, or a meeting of one."""
    by, at = signed_in(request), now()
    if board := key(said.get("board", "")):
        held = get_object_or_404(ours.boards, pk=board)
        recording.meet(board=held, on=needed_day(said, "meeting_on"), by=by, at=at)
    else:
        recording.found(authority=ours, kind=said.get("kind", ""), name=said.get("name", ""), by=by, at=at)


@needs(READ_PLAN)
def meeting(request: HttpRequest, id_: int) -> HttpResponse:
    """One meeting: its agenda, decisions, questions, and the exceptions since the one before."""
    held = get_object_or_404(Meeting.objects.select_related("board"), pk=id_)
    if request.method != "POST":
        return _meeting(request, held, {}, {})
    if not request.user.has_perm(EDIT_PLAN):
        raise PermissionDenied
    said = typed(request.POST)
    try:
        _RECORD.get(said.get("step", ""), _nothing)(request, held, said)
    except SightlineError as fault:
        return _meeting(request, held, said, errors_of(fault, (_FIELD.get(said.get("step", ""), "item"), "asked_by")))
    messages.success(request, "Recorded.")
    return redirect("plan-meeting", id_)


def _meeting(request: HttpRequest, held: Meeting, said: Typed, errors: Typed) -> HttpResponse:
    on = today()
    found = asked.meeting(held.pk, on, sight(request))
    if found is None:
        raise Http404
    plans = Plan.objects.filter(authority=held.board.authority_id)
    page = AMeeting(
        found=found,
        plans=(Choice("", "None of them"), *(Choice(str(it.pk), it.title) for it in plans)),
        may_edit=request.user.has_perm(EDIT_PLAN),
        is_past=held.on <= on,
        typed=said,
        errors=errors,
    )
    return show(request, "plan/meeting.html", page, status=422 if errors else 200)


def _put_on(request: HttpRequest, held: Meeting, said: Typed) -> None:
    plan = Plan.objects.filter(authority=held.board.authority_id, pk=key(said.get("plan", ""))).first()
    about = recording.About(plan=plan)
    recording.put_on(meeting=held, what=said.get("item", ""), about=about, by=signed_in(request), at=now())


def _decide(request: HttpRequest, held: Meeting, said: Typed) -> None:
    item = _item(held, said)
    recording.decide(meeting=held, item=item, words=said.get("decision", ""), by=signed_in(request), at=now())


def _ask(request: HttpRequest, held: Meeting, said: Typed) -> None:
    asked_by, words = said.get("asked_by", ""), said.get("question", "")
    item = _item(held, said)
    recording.ask(meeting=held, item=item, asked_by=asked_by, words=words, by=signed_in(request), at=now())


def _nothing(request: HttpRequest, held: Meeting, said: Typed) -> None:
    raise Http404


_RECORD: dict[str, Callable[[HttpRequest, Meeting, Typed], None]] = {
    "item": _put_on,
    "decision": _decide,
    "question": _ask,
}
_FIELD = {"item": "item", "decision": "decision", "question": "question"}


def _item(held: Meeting, said: Typed) -> BoardItem | None:
    return held.items.filter(pk=key(said.get("about", ""))).first()


@needs(EDIT_PLAN)
@require_POST
def answer_question(request: HttpRequest, id_: int) -> HttpResponse:
    """Answer what was asked at a meeting."""
    found = get_object_or_404(Question, pk=id_)
    words = typed(request.POST).get("answer", "")
    try:
        recording.answer(question=found, words=words, by=signed_in(request), on=today(), at=now())
    except SightlineError as fault:
        messages.error(request, fault.message)
    else:
        messages.success(request, "The answer has been recorded.")
    return redirect("plan-meeting", found.meeting_id)


@needs(EDIT_PLAN)
@require_POST
def answer_challenge(request: HttpRequest, id_: int) -> HttpResponse:
    """Answer a challenge note."""
    found = get_object_or_404(ChallengeNote, pk=id_)
    words = typed(request.POST).get("answer", "")
    try:
        challenges.answer(note=found, words=words, by=signed_in(request), on=today(), at=now())
    except SightlineError as fault:
        messages.error(request, fault.message)
    else:
        messages.success(request, "The answer has been recorded.")
    if found.plan_id:
        return redirect("plan", found.plan_id)
    return redirect("plan-area", found.area_id) if found.area_id else redirect("plan-action", found.action_id)
