"""Boards with their meetings, and one meeting whole: what goes to it, what it decided, what it asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sightline.improvement.models import Board, BoardItem, Decision, Meeting, Plan, PlanArea, Question
from sightline.improvement.queries.clocks import Clock, clocks_of
from sightline.improvement.queries.exceptions import Exceptions, exceptions
from sightline.improvement.queries.visible import visible_areas
from sightline.improvement.queries.watching import SetAgainst, areas_of, set_against
from sightline.register.models import Inspection
from sightline.register.queries.sight import Sight

MEETINGS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A board with its next meeting and those before it."""

    board: Board
    next: Meeting | None
    before: tuple[Meeting, ...]


@dataclass(frozen=True, slots=True)
class MeetingDetail:
    """A meeting with its agenda, decisions and questions.

    ``exceptions`` are those of today since the meeting before it; a past meeting has none, for how actions stood then
    is not how they stand now.
    """

    meeting: Meeting
    previous: Meeting | None
    items: tuple[BoardItem, ...]
    decisions: tuple[Decision, ...]
    questions: tuple[Question, ...]
    exceptions: Exceptions | None


@dataclass(frozen=True, slots=True)
class CabinetView:
    """What members see of an inspection or visit: what it says, beside what they were told was done before.

    ``open_areas`` are the areas of the plans that are still open; ``clocks`` what the council owes, and did.
    """

    inspection: Inspection
    says: tuple[str, ...]
    set_against: tuple[SetAgainst, ...]
    open_areas: tuple[PlanArea, ...]
    clocks: tuple[Clock, ...]
    exceptions: Exceptions


def boards_of(authority: str, on: date) -> tuple[BoardLine, ...]:
    """The authority's boards, by name."""
    rows = Board.objects.filter(authority=authority).prefetch_related("meetings")
    return tuple(_line(board, on) for board in rows)


def meeting(id_: int, on: date, sight: Sight) -> MeetingDetail | None:
    """One meeting whole."""
    row = Meeting.objects.filter(pk=id_).select_related("board__authority").first()
    if row is None:
        return None
    previous = Meeting.objects.filter(board=row.board_id, on__lt=row.on).order_by("-on").first()
    since = previous.on if previous else date(on.year, 1, 1)
    return MeetingDetail(
        meeting=row,
        previous=previous,
        items=tuple(row.items.select_related("plan", "area", "action")),
        decisions=tuple(row.decisions.select_related("item", "action", "recorded_by")),
        questions=tuple(row.questions.select_related("item", "action", "answered_by")),
        exceptions=exceptions(row.board.authority_id, min(since, on), on, sight) if row.on >= on else None,
    )


def cabinet_view(inspection: Inspection, since: date, on: date, sight: Sight) -> CabinetView:
    """What goes to cabinet after an inspection or visit."""
    authority = inspection.authority_id
    areas = visible_areas(PlanArea.objects.filter(authority=authority), sight).exclude(state="closed")
    plans = Plan.objects.filter(authority=authority).prefetch_related("sources__inspection")
    return CabinetView(
        inspection=inspection,
        says=areas_of(inspection, sight),
        set_against=set_against(inspection, sight),
        open_areas=tuple(areas.order_by("id")),
        clocks=tuple(clock for plan in plans for clock in clocks_of(plan, on)),
        exceptions=exceptions(authority, since, on, sight),
    )


def _line(board: Board, on: date) -> BoardLine:
    meetings = list(board.meetings.all())
    ahead = [it for it in meetings if it.on >= on]
    before = [it for it in meetings if it.on < on]
    return BoardLine(board, min(ahead, key=lambda it: it.on, default=None), tuple(before[:MEETINGS_SHOWN]))
