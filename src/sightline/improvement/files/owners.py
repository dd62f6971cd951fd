"""Who owns an action, as a cell says it: the first is its owner, by role and person; the others contribute."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from django.contrib.auth.models import User

from sightline.knowledge.plan_columns import words_of
from sightline.returns.plain import plain

People = Mapping[str, User]
"""The accounts by name in plain form, full name or sign-in name; a name that two bear is left out."""

NO_ROLE, NOBODY = "Role not given", "Not named yet"
LONGEST_ROLE = 120

_BREAK = re.compile(r"\n|;|\s*/\s*|\s\+\s")
_JOINED = re.compile(r",\s*|\s+and\s+|\s*&\s*")
_BRACKETS = re.compile(r"(?P<one>.+?)\s*\((?P<two>[^()]+)\)")
_TWO_SIDES = re.compile(r"(?P<one>.+?)(?:\s+[-–—]\s+|:\s+|,\s*)(?P<two>.+)")


@dataclass(frozen=True, slots=True)
class _Named:
    role: str
    person: User | None = None


@dataclass(frozen=True, slots=True)
class Owners:
    """The owner by role and, where there is an account, by person; contributors; and who is known in words alone."""

    role: str
    person: User | None = None
    contributors: tuple[User, ...] = ()
    in_words: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def people_of(users: Iterable[User]) -> People:
    """The accounts by the names people may write."""
    found: dict[str, User | None] = {}
    for user in users:
        for name in {plain(user.get_full_name()), plain(user.get_username())} - {""}:
            found[name] = None if name in found and found[name] != user else user
    return {name: user for name, user in found.items() if user is not None}


def read_owners(owner: str, person: str | None, contributors: str, people: People) -> Owners:
    """Who a row's cells name; ``person`` is a column of its own where a plan has one, and ``owner`` then one role."""
    named = list(_named(owner, people)) if person is None else [_Named(" ".join(owner.split()))]
    person = person or ""
    others = [*named[1:], *_named(contributors, people)]
    first = _with_person(named[0] if named else _Named(""), person, people)
    problems: list[str] = []
    role, owned_by = first.role, first.person
    if owned_by is None and plain(person):
        problems.append("person-unknown")
        role = f"{role} ({person})" if role else person
    if owned_by is not None and not owned_by.is_active:
        problems.append("owner-left")
        role = f"{role} ({_name(owned_by)})" if role else _name(owned_by)
        owned_by = None
    if not role:
        role = NO_ROLE if owned_by else NOBODY
        problems += [] if owned_by else ["no-owner"]
    share = tuple(dict.fromkeys(it.person for it in others if it.person and it.person.is_active))
    words = tuple(_in_words(it) for it in others if not it.person or not it.person.is_active or it.role)
    return Owners(role, owned_by, share, words, tuple(problems))


def _with_person(first: _Named, person: str, people: People) -> _Named:
    found = people.get(plain(person)) if plain(person) else None
    return _Named(first.role or (_name(first.person) if first.person else ""), found) if found else first


def _named(cell: str, people: People) -> Iterator[_Named]:
    """Each that a cell names; a name and a role on two lines are one person."""
    found = [_one(part, people) for part in _parts(cell, people)]
    if len(found) == len(("name", "role")) and found[0].person and not found[0].role and not found[1].person:
        yield _Named(found[1].role, found[0].person)
    else:
        yield from found


def _parts(cell: str, people: People) -> Iterator[str]:
    for part in _BREAK.split(cell):
        words = part.strip(" •-–\t")
        if not plain(words):
            continue
        pieces = [it.strip() for it in _JOINED.split(words) if it.strip()]
        is_several = len(pieces) > 1 and all(_is_role(it) or plain(it) in people for it in pieces)
        is_name_and_role = len(pieces) == len(("name", "role")) and sum(plain(it) in people for it in pieces) == 1
        yield from pieces if is_several and not is_name_and_role else [words]


def _one(words: str, people: People) -> _Named:
    """A name, a role, or both in either order."""
    if (person := people.get(plain(words))) is not None:
        return _Named("", person)
    for pattern in (_BRACKETS, _TWO_SIDES):
        if found := pattern.fullmatch(words):
            for name, role in ((found["one"], found["two"]), (found["two"], found["one"])):
                if (person := people.get(plain(name))) is not None:
                    return _Named(role.strip(), person)
    return _Named(words)


def _is_role(words: str) -> bool:
    return plain(words).startswith(_roles())


@cache
def _roles() -> tuple[str, ...]:
    return words_of("roles-begin")


def _name(person: User) -> str:
    return person.get_full_name() or person.get_username()


def _in_words(named: _Named) -> str:
    if named.person is None:
        return named.role
    return f"{named.role} ({_name(named.person)})" if named.role else _name(named.person)
