"""People with their roles, an inspection, and a plan that answers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.models import User

from sightline.improvement.models import Action, Plan, PlanArea
from sightline.register.access import Role
from sightline.register.models import Inspection
from tests.unit.improvement.made import action_of, northmere, person, plan_of


@dataclass
class World:
    """What most tests begin with."""

    inspection: Inspection
    plan: Plan
    areas: tuple[PlanArea, ...]
    editor: User
    approver: User
    worker: User
    adviser: User

    def action(self, **changes: object) -> Action:
        """An action that answers the first area, owned by the worker."""
        return action_of(self.plan, self.editor, self.areas[0], **{"owner": self.worker, **changes})


@pytest.fixture
def world(db: None, settings: Any) -> World:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    editor = person("bea")
    inspection = northmere()
    plan, areas = plan_of(inspection, editor)
    approver, worker = person("cato", Role.APPROVER), person("dora", Role.CONTRIBUTOR)
    return World(inspection, plan, areas, editor, approver, worker, person("enid", Role.ADVISER))
