"""Judgements of two inspections side by side, never pretending that two eras are one."""

from __future__ import annotations

from sightline.knowledge import labels, lookup
from sightline.papers.blocks import Sentence, Table
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
    era = next((it for it in lookup.eras() if it.id == inspected.era), None)
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
