"""Facts in words: labels, values, and the families they are shown in."""

from __future__ import annotations

from itertools import groupby

from sightline.ground.wording import list_in_words, run_on
from sightline.register.queries import embargo
from sightline.register.queries.facts import DATES, Fact
from sightline.web import formats
from sightline.web.pages.inspections import FactGroup, FactLine, Undisclosed

_LABELS = {
    "kind": "Kind",
    "started_on": "Began on",
    "ended_on": "Ended on",
    "published_on": "Published on",
    "lead_inspector": "Lead inspector",
}
_HEADINGS = {"judgement": "Judgements", "area": "Areas for improvement"}


def groups(facts: tuple[Fact, ...], opened: Fact | None) -> tuple[FactGroup, ...]:
    """Facts by family, in the order in which they come."""
    by_heading = groupby(facts, key=lambda it: _HEADINGS.get(it.family, "Dates and names"))
    return tuple(
        FactGroup(
            heading,
            tuple(
                line(fact, is_open=opened is not None and fact.key == opened.key, number=number)
                for number, fact in enumerate(members, start=1)
            ),
        )
        for heading, members in by_heading
    )


def line(fact: Fact, *, is_open: bool = False, number: int = 0) -> FactLine:
    """One fact in words; ``number`` is its place among the areas for improvement."""
    otherwise = tuple((value_in_words(fact.family, value), source) for value, source in fact.otherwise)
    read = value_in_words(fact.family, fact.read) if fact.read != fact.value else ""
    return FactLine(fact, _label(fact, number), value_in_words(fact.family, fact.value), read, otherwise, is_open)


def _label(fact: Fact, number: int) -> str:
    if fact.family == "area":
        return f"Area for improvement {number}" if number else "Area for improvement"
    return label_of(fact.key)


def label_of(key: str) -> str:
    """The label of a fact that is no area for improvement: ``Began on``, the judgement area in full."""
    family, _, area = key.partition("/")
    if family == "judgement":
        return formats.area_in_full(area) or "Judgement"
    return _LABELS.get(key, key)


def undisclosed_in_words(found: embargo.Undisclosed) -> Undisclosed:
    """What a document under embargo says that is not public, each fact with its label."""
    lines = [(label_of(key), value_in_words(key.partition("/")[0], value)) for key, value in found.says]
    if found.scope:
        lines.append(("What it looked at", list_in_words(found.scope)))
    if found.areas:
        lines.append(("Areas for improvement", f"{found.areas:,}, below"))
    return Undisclosed(found.document.sha256, found.document.filename, found.until, tuple(lines), found.is_all)


def value_in_words(family: str, value: str) -> str:
    """A value as people say it: a grade, a day, a kind; a name as it is."""
    if not value:
        return formats.NOT_KNOWN
    if family == "judgement":
        return formats.grade(value) or value
    if family == "kind":
        return formats.kind(value)
    return formats.in_words(value) if family in DATES else run_on(value)
