"""Boards and their meetings: what goes to which, what was decided there, what was asked and answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from sightline.improvement.access import EDIT_PLAN, ensure
from sightline.improvement.models import Action, Board, BoardItem, Decision, Meeting, Plan, PlanArea, Question
from sightline.improvement.models.board import BOARDS
from sightline.improvement.pasted import line, needed
from sightline.improvement.refusals import Refused
from sightline.improvement.trail import tell
from sightline.register.models import Authority

LONGEST_NAME = 120
LONGEST_ITEM = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What an item is about: a plan, an area or an action; none of them where it is about something else."""

    plan: Plan | None = None
    area: PlanArea | None = None
    action: Action | None = None


@transaction.atomic
def found(*, authority: Authority, kind: str, name: str, by: User, at: datetime) -> Board:
    """Enter a board that oversees improvement."""
    ensure(by, EDIT_PLAN)
    if kind not in BOARDS:
        raise Refused("not-known", "Choose what kind of body it is.", "kind")
    name = line(name, "name", "Give the board its name.", LONGEST_NAME)
    try:
        with transaction.atomic():
            board = Board.objects.create(authority=authority, kind=kind, name=name)
    except IntegrityError:
        raise Refused("already-there", "A board of this name is held already.", "name") from None
    tell(board, "board-entered", by, at, {"name": name, "kind": kind})
    return board


@transaction.atomic
def meet(*, board: Board, on: date, by: User, at: datetime) -> Meeting:
    """Enter a meeting of a board, past or to come."""
    ensure(by, EDIT_PLAN)
    try:
        with transaction.atomic():
            meeting = Meeting.objects.create(board=board, on=on)
    except IntegrityError:
        raise Refused("already-there", "A meeting of this board on that day is held already.", "on") from None
    tell(meeting, "meeting-entered", by, at, {"board": board.pk, "on": on})
    return meeting


@transaction.atomic
def put_on(*, meeting: Meeting, what: str, by: User, at: datetime, about: About | None = None) -> BoardItem:
    """Put something on a meeting's agenda."""
    ensure(by, EDIT_PLAN)
    about = about or About()
    named = [it for it in (about.plan, about.area, about.action) if it]
    if any(it.authority_id != meeting.board.authority_id for it in named):
        raise Refused("other-authority", "That is of another authority.", "what")
    what = line(what, "what", "Say what goes to the meeting.", LONGEST_ITEM)
    item = BoardItem.objects.create(meeting=meeting, what=what, plan=about.plan, area=about.area, action=about.action)
    content = {
        "item": item.pk,
        "what": what,
        "plan": about.plan and about.plan.pk,
        "area": about.area and about.area.pk,
        "action": about.action and about.action.pk,
    }
    tell(meeting, "meeting-item-added", by, at, content)
    return item


@transaction.atomic
def decide(
    *, meeting: Meeting, words: str, by: User, at: datetime, item: BoardItem | None = None, action: Action | None = None
) -> Decision:
    """Record what a meeting decided, about an item of its agenda or an action."""
    ensure(by, EDIT_PLAN)
    _check_item(meeting, item)
    words = needed(words, "words", "Write what was decided.")
    action = action or (item.action if item else None)
    decision = Decision.objects.create(
        meeting=meeting, item=item, action=action, words=words, recorded_by=by, recorded_at=at
    )
    tell(meeting, "decision-recorded", by, at, {"decision": decision.pk, "words": words})
    return decision


@transaction.atomic
def ask(
    *,
    meeting: Meeting,
    asked_by: str,
    words: str,
    by: User,
    at: datetime,
    item: BoardItem | None = None,
    action: Action | None = None,
) -> Question:
    """Record what was asked at a meeting, and by whom: by office, such as Chair of scrutiny."""
    ensure(by, EDIT_PLAN)
    _check_item(meeting, item)
    question = Question.objects.create(
        meeting=meeting,
        item=item,
        action=action or (item.action if item else None),
        asked_by=line(asked_by, "asked_by", "Say who asked, by office.", LONGEST_NAME),
        words=needed(words, "words", "Write what was asked."),
        recorded_by=by,
        recorded_at=at,
    )
    tell(meeting, "question-recorded", by, at, {"question": question.pk, "words": question.words})
    return question


@transaction.atomic
def answer(*, question: Question, words: str, by: User, on: date, at: datetime) -> Question:
    """Answer a question; an answer once given stands."""
    ensure(by, EDIT_PLAN)
    held = Question.objects.select_for_update().get(pk=question.pk)
    if held.answer:
        raise Refused("already-there", "This question was answered meanwhile. Load the page again.")
    held.answer, held.answered_by, held.answered_on = needed(words, "words", "Write the answer."), by, on
    held.save()
    tell(held.meeting, "question-answered", by, at, {"question": held.pk, "words": held.answer})
    question.refresh_from_db()
    return question


def _check_item(meeting: Meeting, item: BoardItem | None) -> None:
    if item is not None and item.meeting_id != meeting.pk:
        raise Refused("not-known", "That item is of another meeting.", "item")
