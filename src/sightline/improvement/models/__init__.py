"""One noun a file. Only ``improvement.actions`` writes them."""

from sightline.improvement.models.action import Action, ActionRevision, Dependency
from sightline.improvement.models.area import PlanArea
from sightline.improvement.models.board import Board, BoardItem, Decision, Meeting, Question
from sightline.improvement.models.challenge import ChallengeNote
from sightline.improvement.models.closure import Closure, Reopening
from sightline.improvement.models.date_move import DateMove
from sightline.improvement.models.evidence import Evidence
from sightline.improvement.models.measure import Measure, MeasureResult
from sightline.improvement.models.milestone import Milestone
from sightline.improvement.models.plan import Plan, PlanSource
from sightline.improvement.models.progress import ProgressUpdate
from sightline.improvement.models.reminding import CalendarToken, DigestSent, MailChoice
from sightline.improvement.models.said_again import SaidAgain
from sightline.improvement.models.upload import ColumnChoice, PlanUpload

__all__ = [
    "Action",
    "ActionRevision",
    "Board",
    "BoardItem",
    "CalendarToken",
    "ChallengeNote",
    "Closure",
    "ColumnChoice",
    "DateMove",
    "Decision",
    "Dependency",
    "DigestSent",
    "Evidence",
    "MailChoice",
    "Measure",
    "MeasureResult",
    "Meeting",
    "Milestone",
    "Plan",
    "PlanArea",
    "PlanSource",
    "PlanUpload",
    "ProgressUpdate",
    "Question",
    "Reopening",
    "SaidAgain",
]
