"""Which authority do these words name? Titles print councils, boroughs, trusts and misprints.

A name is looked up whole after its council words (“London Borough of”, “County Council”) are taken
off; nothing is matched by “contains”, so that Northamptonshire is not found in West Northamptonshire.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from functools import cache

from sightline.knowledge.load_authorities import authorities, delivery_bodies, neighbour_sets
from sightline.knowledge.model import Authority, DeliveryBody, NeighbourSet

_BEFORE = (
    "the",
    "council of the",
    "council of",
    "london borough of",
    "royal london borough of",
    "royal borough of",
    "metropolitan borough of",
    "metropolitan district of",
    "borough of",
    "city and county of",
    "county of",
    "city of",
    "county borough of",
)
_AFTER = (
    "council",
    "county",
    "city",
    "borough",
    "district",
    "metropolitan",
    "unitary",
    "authority",
    "local authority",
    "london borough",
    "london borough of",
    "royal borough of",
    "city of",
    "county of",
    "mbc",
    "mdc",
    "cc",
    "bc",
    "children s services",
    "children s social care",
    "children s social care services",
)
LONGEST_NAME_WORDS = 12


def _plain(words: str) -> str:
    text = re.sub(r"[’'‘]", " ", words.lower().replace("&", " and "))
    return " ".join(re.sub(r"\bsaint\b", "st", re.sub(r"[^a-z0-9]+", " ", text)).split())


@cache
def _index() -> dict[str, tuple[Authority, ...]]:
    index: dict[str, dict[str, Authority]] = defaultdict(dict)
    for authority in authorities().values():
        for name in (authority.name, authority.ons_name, *authority.printed):
            index[_plain(name)][authority.id] = authority
    for body in delivery_bodies():
        for name in (body.label, *body.printed):
            for id_ in body.authorities:
                index[_plain(name)][id_] = authorities()[id_]
    return {name: tuple(found.values()) for name, found in index.items()}


def authorities_named(words: str, on: date | None = None) -> tuple[Authority, ...]:
    """Every authority these words may name: a trust may serve several.

    With a day only those that exist on it, unless none does.
    """
    text = _plain(words)
    found = _index().get(text)
    while found is None and (shorter := _shortened(text)) != text:
        text = shorter
        found = _index().get(text)
    held = tuple(authority for authority in found or () if on is None or authority.exists_on(on))
    return held or found or ()


def _shortened(text: str) -> str:
    for ending in sorted(_AFTER, key=len, reverse=True):
        if text.endswith(f" {ending}"):
            return text.removesuffix(f" {ending}")
    for opening in sorted(_BEFORE, key=len, reverse=True):
        if text.startswith(f"{opening} "):
            return text.removeprefix(f"{opening} ")
    return text


def authority(words: str, on: date | None = None) -> Authority | None:
    """The one authority these words name, on that day; without a day the one that exists longest.

    Understands everyday and ONS names, council words, trusts and known misprints. ``None`` where the
    words name no authority, or several at once.
    """
    found = authorities_named(words, on)
    if len(found) > 1 and len({each.name for each in found}) == 1:
        found = tuple(each for each in found if each.until is None)
    return found[0] if len(found) == 1 else None


def authority_in(words: str, on: date | None = None) -> Authority | None:
    """The authority named somewhere in a title or sentence: the longest name, then the first."""
    tokens = _plain(words).split()
    for length in range(min(LONGEST_NAME_WORDS, len(tokens)), 0, -1):
        for start in range(len(tokens) - length + 1):
            name = " ".join(tokens[start : start + length])
            if name in _index() and (found := authority(name, on)) is not None:
                return found
    return None


def ambiguous_names() -> list[str]:
    """Plain names that mean two authorities which exist at the same time; trusts that serve several aside."""
    shared = {_plain(name) for body in delivery_bodies() for name in (body.label, *body.printed)}
    return [name for name, found in _index().items() if name not in shared and _coexist(found)]


def _coexist(found: tuple[Authority, ...]) -> bool:
    starts = [authority.since or date.min for authority in found]
    return any(sum(authority.exists_on(start) for authority in found) > 1 for start in starts)


def by_gss_code(code: str) -> Authority | None:
    """The authority that has or had this ONS code."""
    for each in authorities().values():
        if any(dated.code == code for dated in each.gss_codes):
            return each
    return None


def delivery_body(words: str) -> DeliveryBody | None:
    """The trust or company these words name."""
    text = _plain(words)
    for body in delivery_bodies():
        if text in {_plain(name) for name in (body.label, *body.printed)}:
            return body
    return None


def neighbours(authority_id: str, on: date) -> tuple[tuple[Authority, ...], NeighbourSet] | None:
    """The statistical neighbours of an authority on a day, nearest first, with the set they are from."""
    for found in neighbour_sets():
        if found.holds_on(on) and authority_id in found.neighbours:
            return tuple(authorities()[id_] for id_ in found.neighbours[authority_id]), found
    return None
