"""Whether a later area covers only a part of the earlier one it follows."""

from __future__ import annotations

from sightline.register.lineage.subjects import Part, groups_of_children, parts, subjects

_EVERY_CHILD = "every-child"


def narrows(later: str, earlier: str) -> bool:
    """Whether the later names fewer matters, all of them of the earlier, or broad ones for some of its children."""
    one, other = _whole(parts(later)), _whole(parts(earlier))
    matters, before = _core(one), _core(other)
    if not matters or not matters <= set(other.matters) | other.asides:
        return False
    are_broad = not any(subjects()[id_].is_narrow for id_ in matters)
    return len(matters) < len(before) or (are_broad and _are_fewer(one.children, other.children))


def _whole(found: tuple[Part, ...]) -> Part:
    matters = tuple(dict.fromkeys(id_ for part in found for id_ in part.matters))
    asides = frozenset(id_ for part in found for id_ in part.asides) - set(matters)
    return Part(matters, asides, frozenset().union(*(part.children for part in found)))


def _core(part: Part) -> set[str]:
    """The practice meant, each once: no wider matter beside its side, none that says only how or for whom."""
    known = subjects()
    wider = {known[id_].within for id_ in part.matters}
    own = {id_ for id_ in part.matters if id_ not in wider and id_ not in groups_of_children()}
    narrow = {id_ for id_ in own if known[id_].is_narrow}
    matters = {id_ for id_ in narrow if not known[id_].is_manner}
    return matters or narrow or own or set(part.matters)


def _are_fewer(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the later names some children where the earlier names all, none in particular, or more."""
    if not one or _EVERY_CHILD in one:
        return False
    return not other or _EVERY_CHILD in other or one < other
