"""Whether a later area covers only a part of the earlier one it follows."""

from __future__ import annotations

from sightline.register.lineage.subjects import Part, parts, subjects

_EVERY_CHILD = "every-child"
_GENERAL = frozenset({"children-in-need-and-protection", "children-in-care", "care-leavers"})


def narrows(later: str, earlier: str) -> bool:
    """Whether the later names fewer matters, all of them of the earlier, or some of the earlier's children only."""
    one, other = _whole(parts(later)), _whole(parts(earlier))
    if not set(one.matters) <= set(other.matters) | other.asides:
        return False
    return len(_of_weight(one)) < len(_of_weight(other)) or _are_fewer(one.children, other.children)


def _whole(found: tuple[Part, ...]) -> Part:
    matters = tuple(dict.fromkeys(id_ for part in found for id_ in part.matters))
    asides = frozenset(id_ for part in found for id_ in part.asides) - set(matters)
    return Part(matters, asides, frozenset().union(*(part.children for part in found)))


def _of_weight(part: Part) -> set[str]:
    """The matters, each once: a side of a wider matter does not count beside it."""
    known = subjects()
    wider = {known[id_].within for id_ in part.matters}
    return {id_ for id_ in part.matters if id_ not in wider}


def _are_fewer(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the later names some children where the earlier names all, none in particular, or more."""
    if not one or _EVERY_CHILD in one:
        return False
    return not other or _EVERY_CHILD in other or one < other
