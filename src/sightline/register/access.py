"""Who may do what: roles are groups, permissions are predicates over them.

A person may hold several roles. What a role allows is stated here and nowhere else; pages, the API and
actions ask ``user.has_perm("register.review")`` and never for a role by name.
"""

from __future__ import annotations

from enum import StrEnum
from functools import reduce
from operator import or_
from typing import Any

from django.conf import settings
from rules.permissions import add_perm, perm_exists
from rules.predicates import Predicate, is_group_member, predicate


class Role(StrEnum):
    """What a person is trusted with; the value is the name of the group."""

    VIEWER = "viewer"
    CONTRIBUTOR = "contributor"
    EDITOR = "editor"
    APPROVER = "approver"
    ANALYST = "analyst"
    ADVISER = "adviser"
    ADMINISTRATOR = "administrator"


WHAT_ROLES_DO = {
    Role.VIEWER: "reads every public document, everything found in it, and the plan",
    Role.CONTRIBUTOR: "also says how the actions they own or share are going, and adds evidence to them",
    Role.EDITOR: "also adds documents, confirms, corrects and queries what was read, ties areas, and writes the plan",
    Role.APPROVER: "does what an editor does, approves the plan, its dates and closing, and who may read under embargo",
    Role.ANALYST: "reads everything, measures practice, and sees lists of single children, each reading on the record",
    Role.ADVISER: "reads everything but what is about single children, and writes challenge notes",
    Role.ADMINISTRATOR: "does what an approver does, and gives people their accounts and roles",
}
"""What each role may do, in words for the page on which roles are given."""

READ = "register.read"
ADD_DOCUMENT = "register.add_document"
REVIEW = "register.review"
SHARE_DOCUMENT = "register.share_document"
MANAGE_PEOPLE = "register.manage_people"
HAVE_ACCOUNT = "register.have_account"


@predicate
def is_signed_in(user: Any) -> bool:
    """Whether the person has an account that is in use."""
    return bool(user.is_authenticated and user.is_active)


@predicate
def reading_is_public(user: Any) -> bool:
    """Whether the council lets everyone read public documents without signing in."""
    return bool(settings.SIGHTLINE_PUBLIC_READING)


def holds(*roles: Role) -> Predicate:
    """Whether the person holds one of these roles."""
    held = reduce(or_, (is_group_member(role) for role in roles))
    return is_signed_in & held


_EDITS = holds(Role.EDITOR, Role.APPROVER, Role.ADMINISTRATOR)
_APPROVES = holds(Role.APPROVER, Role.ADMINISTRATOR)

PERMISSIONS: dict[str, Predicate] = {
    READ: reading_is_public | holds(*Role),
    ADD_DOCUMENT: _EDITS,
    REVIEW: _EDITS,
    SHARE_DOCUMENT: _APPROVES,
    MANAGE_PEOPLE: holds(Role.ADMINISTRATOR),
    HAVE_ACCOUNT: is_signed_in,
}

for _name, _predicate in PERMISSIONS.items():
    if not perm_exists(_name):
        add_perm(_name, _predicate)
