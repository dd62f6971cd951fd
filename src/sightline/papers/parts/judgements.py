"""Judgements of two inspections side by side, never pretending that two eras are one."""

from __future__ import annotations

from calendar import month_name
from itertools import pairwise

from sightline.knowledge import labels, lookup
from sightline.knowledge.model import Era
from sightline.papers.blocks import Sentence, Source, Table
from sightline.papers.facts import Inspected, Value

COMBINED = "children-in-care-and-care-leavers"
"""From 2018 to 2022 one judgement spoke of both; it is neither of today's two."""

_OVERALL = "overall-effectiveness"


def comparison(inspected: Inspected, before: Inspected | None) -> Table:
    """Each judgement with its grade, and beside it the grade of the inspection before; overall effectiveness last.

    What an inspection's framework did not judge is “Not applicable”; what it judged and no document here tells
    is “Not known”.
    """
    inspections = [it for it in (before, inspected) if it is not None]
    head = ("Judgement", *(f"Grade {it.year}" for it in inspections))
    rows = tuple(_row(area, inspections) for area in _areas(inspections))
    return Table("Judgements and grades", head, rows, widths=(3.0, *(1.3 for _ in inspections)))


def _areas(inspections: list[Inspected]) -> list[str]:
    """The judgements of the newest era first, then those that only the older one has; overall effectiveness last."""
    found = dict.fromkeys(area for it in reversed(inspections) for area in _judged(it))
    return [area for area in found if area != _OVERALL] + [area for area in found if area == _OVERALL]


def _judged(inspected: Inspected) -> tuple[str, ...]:
    era = _era(inspected)
    return era.expected if era else tuple(inspected.judgements)


def _row(area: str, inspections: list[Inspected]) -> tuple[Sentence, ...]:
    cells = (_cell(area, it) for it in inspections)
    return (Sentence(f"judgement.{area}", labels.area_in_full(area) or area), *cells)


def _cell(area: str, inspected: Inspected) -> Sentence:
    key = f"judgement.{area}.{inspected.id}"
    value = inspected.judgements.get(area)
    if value:
        return Sentence(key, labels.grade(value.text) or value.text, sources=value.sources)
    if area not in _judged(inspected):
        return Sentence(key, "Not applicable")
    return Sentence(key, "Not known")


def changes_of_framework(inspected: Inspected, before: Inspected | None) -> tuple[Sentence, ...]:
    """What the framework judges otherwise since the inspection before, and since when; nothing where it is the same."""
    ids = [it.id for it in lookup.eras()]
    if before is None or not {inspected.era, before.era} <= set(ids):
        return ()
    passed = lookup.eras()[ids.index(before.era) : ids.index(inspected.era) + 1]
    told = tuple(_changed(old, new) for old, new in pairwise(passed) if set(old.expected) != set(new.expected))
    mark = Sentence("judgement.mark", "“Not applicable” marks what an inspection did not judge.")
    return (*told, mark) if told else ()


def _changed(old: Era, new: Era) -> Sentence:
    month = f"{month_name[new.since.month]} {new.since.year}" if new.since else "a newer version"
    if COMBINED in old.expected and "care-leavers" in new.expected:
        own = f"Care leavers have had a judgement of their own since {month}"
        words = f"{own}; until then there was one for them and children in care together."
    elif _OVERALL in old.expected and _OVERALL not in new.expected:
        words = f"There has been no judgement of overall effectiveness since {month}."
    else:
        words = f"The framework has judged other things since {month}."
    return Sentence(f"judgement.framework.{new.id}", words, sources=(Source(str(new.citation)),))


def _era(inspected: Inspected) -> Era | None:
    return next((it for it in lookup.eras() if it.id == inspected.era), None)


def outcome(inspected: Inspected, authority: str) -> Sentence:
    """The judgements in one sentence, the whole truth of them: overall first where there is one, then each other."""
    grades = inspected.judgements
    overall = grades.get(_OVERALL)
    rest = [(area, value) for area, value in grades.items() if area != _OVERALL]
    told = "; ".join(f"{_short(area)}: {_lower(value)}" for area, value in rest)
    services = f"Inspectors judged {authority}’s children’s services"
    text = f"{services} to be {_lower(overall)} overall ({told})." if overall else f"{services} as follows: {told}."
    sources = dict.fromkeys(source for value in grades.values() for source in value.sources)
    return Sentence("outcome", text, sources=tuple(sources))


def _short(area: str) -> str:
    return labels.area(area).lower() or area


def _lower(value: Value) -> str:
    return (labels.grade(value.text) or value.text).lower()
