"""Who may do what with what is measured: permissions as predicates over roles, as the register has them."""

from __future__ import annotations

from rules.permissions import add_perm, perm_exists
from rules.predicates import Predicate

from sightline.register.access import Role, holds

SEE_CHILDREN = "practice.see_children"
"""See lists of single children, by the council's own ids. No other role brings it, not even an administrator's."""

SET_MEASURES = "practice.set_measures"
"""Set local limits and targets, and load published figures to compare with."""

PERMISSIONS: dict[str, Predicate] = {
    SEE_CHILDREN: holds(Role.ANALYST),
    SET_MEASURES: holds(Role.ANALYST, Role.EDITOR, Role.APPROVER, Role.ADMINISTRATOR),
}

for _name, _predicate in PERMISSIONS.items():
    if not perm_exists(_name):
        add_perm(_name, _predicate)
