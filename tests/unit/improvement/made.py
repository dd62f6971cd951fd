"""An invented council's people and plans, for the tests of improvement."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.models import User

from sightline.improvement.actions import actions, areas, evidence, plans
from sightline.improvement.actions.actions import ActionWords
from sightline.improvement.actions.evidence import Claim
from sightline.improvement.models import Action, Evidence, Plan, PlanArea
from sightline.register.access import Role
from sightline.register.actions.accounts import open_account
from sightline.register.models import Authority, Inspection
from tests.unit.register.made import AT, report, taken

ON = date(2024, 5, 1)
BEGUN = date(2024, 3, 1)


def person(name: str, *roles: Role) -> User:
    """Somebody with these roles; an editor where none are named."""
    found = User.objects.filter(username=name).first()
    given = roles or (Role.EDITOR,)
    made = found or open_account(
        name=name, full_name=f"{name.capitalize()} Example", roles=given, password="three words", by="ada", at=AT
    )
    return User.objects.get(pk=made.pk)  # without what an earlier question of their roles remembered


def northmere(**changes: Any) -> Inspection:
    """An inspection of Northmere with its report: two areas for improvement."""
    found = taken(report(published_on="2024-02-06", **changes)).inspection
    assert found is not None
    return found


def plan_of(inspection: Inspection, by: User) -> tuple[Plan, tuple[PlanArea, ...]]:
    """A plan that draws from an inspection, and the areas it answers."""
    plan = plans.begin(authority=inspection.authority, title="Getting it right", by=by, on=BEGUN, at=AT)
    source = plans.add_source(
        plan=plan, kind="inspection", title="Inspection of December 2023", inspection=inspection, by=by, at=AT
    )
    return plan, areas.take_up_all(plan=plan, source=source, by=by, on=BEGUN, at=AT)


def words(**changes: Any) -> ActionWords:
    """What an ordinary action says."""
    told = {
        "what": "Check twenty plans a month with families and mend what is vague",
        "owner_role": "Principal Social Worker",
        "due_on": date(2024, 9, 30),
        "change_for_children": "Children know what will happen, by when, and who does it.",
    }
    return ActionWords(**{**told, **changes})


def action_of(plan: Plan, by: User, *answers: PlanArea, on: date = BEGUN, **changes: Any) -> Action:
    """An action of a plan."""
    return actions.add(plan=plan, areas=answers, words=words(**changes), by=by, on=on, at=AT)


def own_authority() -> Authority:
    """An invented authority of which no inspection is held."""
    found, _ = Authority.objects.get_or_create(
        pk="eastvale", defaults={"name": "Eastvale", "council_kind": "county", "is_invented": True}
    )
    return found


def voice_of(action: Action, by: User, on: date = BEGUN) -> Evidence:
    """What families said, as evidence for an action."""
    claim = Claim(authority=action.authority, title="Families", words="“We know.”", on=on, actions=(action,))
    return evidence.add_voice(claim=claim, heard_how="A group", counted=9, by=by, on=on, at=AT)
