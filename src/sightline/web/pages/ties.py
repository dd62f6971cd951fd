"""What ties actions, plans, people and evidence to each other: one small form a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User

from sightline.improvement.models import Action, Evidence
from sightline.improvement.queries.actions import ActionLine, Wait
from sightline.improvement.queries.ties import Served
from sightline.register.queries.search import Told
from sightline.web.pages import told
from sightline.web.pages.actions import Difference
from sightline.web.pages.inspections import Choice


@dataclass(frozen=True, slots=True)
class Share:
    """Who contributes to an action."""

    action: Action = told("The action.")
    people: tuple[Choice, ...] = told("Everyone who can share it.")
    ticked: tuple[str, ...] = told("The numbers of the people who are ticked.")
    seen: str = told("The numbers of who shared it when the page was shown.")
    differences: tuple[Difference, ...] = told("Who shares it meanwhile, beside who was ticked here.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")


@dataclass(frozen=True, slots=True)
class Waits:
    """What an action waits for."""

    action: Action = told("The action.")
    waits_for: tuple[Wait, ...] = told("What it waits for now.")
    words: str = told("The words or reference that are looked for, as typed.")
    found: tuple[ActionLine, ...] = told("The actions that are like that.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")


@dataclass(frozen=True, slots=True)
class StandIn:
    """One more plan for an action to stand in."""

    action: Action = told("The action.")
    plans: tuple[Choice, ...] = told("The plans in which it does not stand yet.")
    typed: Mapping[str, str] = told("The form as it was typed.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")


@dataclass(frozen=True, slots=True)
class Serve:
    """What a piece of evidence serves, and what else it can."""

    evidence: Evidence = told("The piece of evidence.")
    kind: str = told("What kind of evidence it is, in words.")
    source: str = told("Where it comes from, in words.")
    served: Served = told("What it serves now, and the areas it can serve as well.")
    words: str = told("The words or reference of an action that are looked for, as typed.")
    found: tuple[ActionLine, ...] = told("The actions that are like that.")
    ticked: tuple[str, ...] = told("The numbers of the areas that are ticked.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")


@dataclass(frozen=True, slots=True)
class HandOver:
    """Everything that a person owns, to be given to another."""

    person: User = told("Who owns it now.")
    actions: int = told("How many of their actions have not ended.")
    people: tuple[Choice, ...] = told("Who can take them over.")
    typed: Mapping[str, str] = told("The form as it was typed.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")


@dataclass(frozen=True, slots=True)
class FromSentence:
    """A sentence of the inspectors from which an action is made."""

    found: Told = told("The sentence.")
    plans: tuple[Choice, ...] = told("The plans that can answer it.")
    typed: Mapping[str, str] = told("The form as it was typed.")
    errors: Mapping[str, str] = told("What is wrong, by the field it stands at.")
