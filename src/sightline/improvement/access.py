"""Who may do what with plans: permissions as predicates over roles, as the register has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rules.permissions import add_perm, perm_exists
from rules.predicates import Predicate, predicate

from sightline.ground.errors import SightlineError
from sightline.register.access import Role, holds

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.db.models import Model

READ_PLAN = "improvement.read_plan"
EDIT_PLAN = "improvement.edit_plan"
UPDATE_ACTION = "improvement.update_action"
APPROVE = "improvement.approve"
CHALLENGE = "improvement.challenge"


class NotAllowed(SightlineError):
    """The person's roles do not let them do this. Code: ``not-allowed``."""

    exit_status = 2


@predicate
def is_theirs(user: Any, action: Any) -> bool:
    """Whether the person owns the action or contributes to it; asked of no action in particular, they might."""
    if action is None:
        return True
    return bool(action.owner_id == user.pk or action.contributors.filter(pk=user.pk).exists())


_EDITS = holds(Role.EDITOR, Role.APPROVER, Role.ADMINISTRATOR)

PERMISSIONS: dict[str, Predicate] = {
    READ_PLAN: holds(*Role),
    EDIT_PLAN: _EDITS,
    UPDATE_ACTION: _EDITS | (holds(Role.CONTRIBUTOR) & is_theirs),
    APPROVE: holds(Role.APPROVER, Role.ADMINISTRATOR),
    CHALLENGE: holds(Role.ADVISER),
}

for _name, _predicate in PERMISSIONS.items():
    if not perm_exists(_name):
        add_perm(_name, _predicate)


def ensure(by: User, permission: str, about: Model | None = None) -> None:
    """Let a person go on who may; :class:`NotAllowed` for anyone else. Every action begins with it."""
    if not by.has_perm(permission, about):
        raise NotAllowed(
            "not-allowed", "Your role does not let you do this. Ask an administrator, or a person who may."
        )
