"""Plans and their parts, the areas they answer, and what boards see of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sightline.improvement.models import Plan, PlanSource
from sightline.improvement.queries.areas import AreaDetail
from sightline.improvement.queries.boards import BoardLine, CabinetView, MeetingDetail
from sightline.improvement.queries.exceptions import Exceptions
from sightline.improvement.queries.plans import PlanDetail, PlanLine
from sightline.improvement.queries.watching import Again
from sightline.register.models import Authority, Inspection
from sightline.web.pages import told
from sightline.web.pages.areas import Panel
from sightline.web.pages.inspections import Choice


@dataclass(frozen=True, slots=True)
class Plans:
    """Our plans, each with what is late and which clocks run."""

    authority: Authority | None = told("Our authority; none until one is chosen.")
    plans: tuple[PlanLine, ...] = told("Its plans, newest first.")
    mine: int = told("How many actions the person owns or shares that are not ended.")
    again: int = told("How many words of later reports and letters say again what was closed.")


@dataclass(frozen=True, slots=True)
class BeginPlan:
    """A plan to begin, from an inspection or without one."""

    inspections: tuple[Choice, ...] = told("Our inspections and visits that set areas for improvement.")
    typed: Mapping[str, str] = told("The form as it was typed.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")


@dataclass(frozen=True, slots=True)
class APlan:
    """A plan: what is late in words, its clocks and sources, and the actions under each area."""

    found: PlanDetail = told("The plan with its clocks, areas and actions.")
    steps: tuple[Choice, ...] = told("What can be done with it next by whoever looks at it.")
    may_edit: bool = told("Whether the person may write the plan.")
    may_challenge: bool = told("Whether the person may write challenge notes.")


@dataclass(frozen=True, slots=True)
class ASource:
    """Something a plan draws from, and the day from which its clock runs."""

    source: PlanSource = told("What the plan draws from.")
    typed: Mapping[str, str] = told("The form as it was typed.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")


@dataclass(frozen=True, slots=True)
class AddSource:
    """One thing more for a plan to draw from."""

    plan: Plan = told("The plan.")
    kinds: tuple[Choice, ...] = told("What a plan can draw from.")
    inspections: tuple[Choice, ...] = told("Our inspections and visits that set areas for improvement.")
    typed: Mapping[str, str] = told("The form as it was typed.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")


@dataclass(frozen=True, slots=True)
class AnArea:
    """An area for improvement as plans answer it: words, actions, evidence, and what closing it wants."""

    found: AreaDetail = told("The area with all that gathers at it.")
    waits: bool = told("Whether a proposal to close it waits for a second person.")
    may_propose: bool = told("Whether the person may propose to close it, or take it up again.")
    may_decide: bool = told("Whether the person may decide the proposal that waits: not their own.")
    may_challenge: bool = told("Whether the person may write challenge notes.")
    measures: Panel | None = told("The measures tied to it since the inspection; none where no inspection set it.")
    typed: Mapping[str, str] = told("The form as it was typed.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")


@dataclass(frozen=True, slots=True)
class Watch:
    """What was closed and is said again, with the words of both side by side."""

    again: tuple[Again, ...] = told("What is said again, newest first.")
    visits: tuple[Inspection, ...] = told("Inspections and visits since something was closed, newest first.")
    may_settle: bool = told("Whether the person may say that it is the same, or something else.")


@dataclass(frozen=True, slots=True)
class ASetAgainst:
    """One inspection or visit beside everything that was closed before it: what cabinet sees."""

    view: CabinetView = told("What it says, and each closed area beside it.")


@dataclass(frozen=True, slots=True)
class ExceptionsReport:
    """What a board has to hear of, and nothing that goes as it should."""

    found: Exceptions = told("What is late, at risk, moved, undated, unanswered, reopened or said again.")
    typed: Mapping[str, str] = told("The day since when, as it was typed.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")


@dataclass(frozen=True, slots=True)
class Boards:
    """The bodies that oversee improvement, with their meetings."""

    boards: tuple[BoardLine, ...] = told("The boards, by name.")
    kinds: tuple[Choice, ...] = told("What kinds of body there are.")
    may_edit: bool = told("Whether the person may enter boards and meetings.")
    typed: Mapping[str, str] = told("The form as it was typed.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")


@dataclass(frozen=True, slots=True)
class AMeeting:
    """A meeting: what goes to it, what it decided and asked, and for one to come the exceptions of today."""

    found: MeetingDetail = told("The meeting with all that was recorded of it.")
    plans: tuple[Choice, ...] = told("The plans that can go to it.")
    may_edit: bool = told("Whether the person may record what goes to it and what was said.")
    is_past: bool = told("Whether its day has come.")
    typed: Mapping[str, str] = told("The form as it was typed.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")


@dataclass(frozen=True, slots=True)
class Challenge:
    """A challenge note to write."""

    about: str = told("What it is about, in words.")
    back: str = told("The address of what it is about.")
    typed: Mapping[str, str] = told("The form as it was typed.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")
