"""What inspectors found, told to children by theme, in words kept for them."""

from __future__ import annotations

from calendar import month_name

from sightline.knowledge import for_children
from sightline.knowledge.clocks import Duty
from sightline.papers.blocks import Sentence, Source
from sightline.papers.facts import Facts, Inspected, Quote

MOST = 5
_MONTHS = 7
"""``2023-12``: how much of a printed day says the month."""


def month_of(inspected: Inspected) -> str:
    """`` in December 2023``, to stand after a place; nothing where the month is not known."""
    if len(inspected.started_on) < _MONTHS:
        return ""
    year, month = inspected.started_on[:_MONTHS].split("-")
    return f" in {month_name[int(month)]} {year}"


def told_well(inspected: Inspected) -> tuple[Sentence, ...]:
    """What inspectors praised most often, theme by theme; nothing that must get better as well."""
    by_theme: dict[str, list[Quote]] = {}
    for quote in inspected.quotes:
        if quote.polarity == "strength":
            for theme in quote.themes:
                by_theme.setdefault(theme, []).append(quote)
    weak = {theme for area in inspected.needed for theme in area.themes} | {"other"}
    often = sorted((theme for theme in by_theme if theme not in weak), key=lambda it: -len(by_theme[it]))
    return tuple(
        Sentence(f"letter.good.{it}", for_children.themes()[it].label, sources=_of(by_theme[it])) for it in often[:MOST]
    )


def _of(quotes: list[Quote]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(it.source for it in quotes[:3]))


def told_weak(inspected: Inspected) -> tuple[Sentence, ...]:
    """What must get better: a line for each thing that inspectors ask for, and each line once."""
    told: dict[str, Sentence] = {}
    for area in inspected.needed:
        for theme in [it for it in area.themes if it != "other"][:1] or ["other"]:
            words = for_children.themes()[theme].weak
            told.setdefault(theme, Sentence(f"letter.better.{theme}", words, sources=(area.source,)))
    return tuple(told.values())


def plan_duty(facts: Facts) -> Duty | None:
    """The duty to make a plan, where there is one."""
    return next((duty for duty in facts.duties if "plan" in duty.rule or "statement" in duty.rule), None)
