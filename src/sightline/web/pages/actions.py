"""Actions: as a list, one by one, and the forms that change them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sightline.improvement.models import Action, DateMove, Measure, Plan, PlanArea, ProgressUpdate
from sightline.improvement.queries.actions import ActionDetail, ActionLine
from sightline.improvement.queries.evidence import EvidenceLine
from sightline.improvement.smart import Checked
from sightline.web.pages import told
from sightline.web.pages.inspections import Choice


@dataclass(frozen=True, slots=True)
class Actions:
    """The actions of every plan, soonest due first, a part at a time."""

    actions: tuple[ActionLine, ...] = told("The actions of this part.")
    total: int = told("How many there are in all.")
    page: int = told("Which part of the list this is.")
    pages: int = told("How many parts there are.")
    address: str = told("The address of the list as it is narrowed, without the part.")
    ratings: tuple[Choice, ...] = told("How actions can stand, to narrow the list by.")
    plans: tuple[Choice, ...] = told("The plans, to narrow the list by.")
    typed: Mapping[str, str] = told("What the list is narrowed to, as typed.")


@dataclass(frozen=True, slots=True)
class MyActions:
    """What a person owns or shares: the page they start from."""

    late: tuple[ActionLine, ...] = told("What is late, the longest first.")
    actions: tuple[ActionLine, ...] = told("Everything else of theirs in this part, soonest due first.")
    total: int = told("How many there are in all that are not ended.")
    page: int = told("Which part of the list this is.")
    pages: int = told("How many parts there are.")
    waiting: tuple[DateMove, ...] = told("Moves of dates that wait for the person to agree or refuse.")


@dataclass(frozen=True, slots=True)
class AnAction:
    """An action with everything that is held of it."""

    found: ActionDetail = told("The action: words, areas, measures, milestones, updates, moves, challenges.")
    evidence: tuple[EvidenceLine, ...] = told("Its evidence in words, with what is wrong with a file, if anything.")
    children: str = told("The change intended for children, in the plan’s own words; empty where none is written.")
    may_edit: bool = told("Whether the person may change its words.")
    may_update: bool = told("Whether the person may say how it goes: it is theirs, or they write the plan.")
    may_decide: bool = told("Whether the person may agree to the move that waits: not their own.")
    may_challenge: bool = told("Whether the person may write challenge notes.")
    smart: Checked = told("Whether it can be worked from, and what is missing.")


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that two people wrote at once: what stands, and what the other wrote."""

    label: str
    theirs: str
    mine: str


@dataclass(frozen=True, slots=True)
class ActionForm:
    """An action to add, or its words to change."""

    plan: Plan | None = told("The plan it is added to; none where it is changed.")
    action: Action | None = told("The action that is changed; none for a new one.")
    areas: tuple[PlanArea, ...] = told("The areas of the plan that a new action can answer.")
    answered: tuple[str, ...] = told("The numbers of the areas that are ticked.")
    owners: tuple[Choice, ...] = told("The people who can own it.")
    is_fixed: bool = told("Whether its date is fixed, because a plan it stands in is approved.")
    differences: tuple[Difference, ...] = told("What another person wrote meanwhile, beside what was written here.")
    typed: Mapping[str, str] = told("The form as it was typed.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")
    smart: Checked | None = told("The check of the words as they were typed; none before there are any.")


@dataclass(frozen=True, slots=True)
class ProgressForm:
    """How an action stands now, and what is expected."""

    action: Action = told("The action.")
    latest: ProgressUpdate | None = told("The latest update, if there is one.")
    seen: int = told("The number of the latest update on the page.")
    statuses: tuple[Choice, ...] = told("How an action can stand now.")
    forecasts: tuple[Choice, ...] = told("What can be expected.")
    typed: Mapping[str, str] = told("The form as it was typed.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")


@dataclass(frozen=True, slots=True)
class DateForm:
    """A due date that somebody asks to move."""

    action: Action = told("The action.")
    typed: Mapping[str, str] = told("The form as it was typed.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")


@dataclass(frozen=True, slots=True)
class EvidenceForm:
    """A piece of evidence to add to an action and the areas it answers."""

    action: Action = told("The action.")
    areas: tuple[PlanArea, ...] = told("The areas it can serve as well.")
    served: tuple[str, ...] = told("The numbers of the areas that are ticked.")
    kinds: tuple[Choice, ...] = told("The kinds of evidence.")
    indicators: tuple[Choice, ...] = told("The indicators of which a run is kept.")
    runs: tuple[Choice, ...] = told("The runs that are kept, newest first.")
    typed: Mapping[str, str] = told("The form as it was typed.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")


@dataclass(frozen=True, slots=True)
class MeasureForm:
    """A measure to add to an action, or a result to a measure."""

    action: Action = told("The action.")
    measure: Measure | None = told("The measure a result is added to; none where a measure is added.")
    kinds: tuple[Choice, ...] = told("The kinds of measure.")
    directions: tuple[Choice, ...] = told("Which way is better.")
    indicators: tuple[Choice, ...] = told("The indicators of which a run is kept.")
    runs: tuple[Choice, ...] = told("The runs that are kept, newest first.")
    typed: Mapping[str, str] = told("The form as it was typed.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")
