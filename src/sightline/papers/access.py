"""Who may do what with papers: permissions as predicates over roles, as the register has them."""

from __future__ import annotations

from rules.permissions import add_perm, perm_exists
from rules.predicates import Predicate

from sightline.register.access import Role, holds

READ_PAPER = "papers.read_paper"
WRITE_PAPER = "papers.write_paper"
APPROVE_PAPER = "papers.approve_paper"

PERMISSIONS: dict[str, Predicate] = {
    READ_PAPER: holds(*Role),
    WRITE_PAPER: holds(Role.EDITOR, Role.APPROVER, Role.ADMINISTRATOR),
    APPROVE_PAPER: holds(Role.APPROVER, Role.ADMINISTRATOR),
}

for _name, _predicate in PERMISSIONS.items():
    if not perm_exists(_name):
        add_perm(_name, _predicate)
