"""What a paper tells of a plan: its areas and actions, how they stand, what moved, and what children noticed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sightline.papers.blocks import Source


@dataclass(frozen=True, slots=True)
class MeasureFact:
    """What is to show a change: where it stands against its target, in a sentence, and how it ran before.

    ``results`` are the day, the value and what is behind it (``82 of 100``), oldest first. ``indicator`` is the measure
    of the child-level lists that it follows, where it follows one.
    """

    id: int
    what: str
    sentence: str
    word: str
    target: float | None
    unit: str
    results: tuple[tuple[date, float, str], ...]
    source: Source
    indicator: str = ""


@dataclass(frozen=True, slots=True)
class ActionFact:
    """One action in the plan's own words, and how it stands by rule; ``no_date`` is why it is due on no day."""

    id: int
    name: str
    what: str
    owner: str
    due: str
    standing: str
    reason: str
    change_for_children: str
    latest: str
    latest_by: str
    source: Source
    measures: tuple[MeasureFact, ...] = ()
    no_date: str = ""


@dataclass(frozen=True, slots=True)
class AreaFact:
    """What needs to improve in inspectors' words, how it stands, and the actions and evidence that answer it."""

    id: int
    words: str
    source: Source
    state: str
    closed_on: date | None
    actions: tuple[ActionFact, ...]
    evidence: tuple[tuple[str, str, Source], ...] = ()


@dataclass(frozen=True, slots=True)
class MoveFact:
    """A due date that somebody asked to move, and what another person decided."""

    id: int
    action: str
    words: str
    source: Source


@dataclass(frozen=True, slots=True)
class AgainFact:
    """Words said again after an area was closed, side by side: what was closed, and each saying of it since."""

    id: int
    sentence: str
    earlier: str
    later: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """A plan as it stands on a day. ``summary`` and ``clocks`` are sentences; the bad stands first.

    ``late`` and ``at_risk`` hold the first of them; ``late_count`` and ``at_risk_count`` count all.
    """

    id: int
    title: str
    state: str
    source: Source
    summary: str
    clocks: tuple[str, ...]
    areas: tuple[AreaFact, ...]
    late: tuple[ActionFact, ...]
    at_risk: tuple[ActionFact, ...]
    undated: tuple[ActionFact, ...]
    moves: tuple[MoveFact, ...]
    again: tuple[AgainFact, ...]
    on: date
    late_count: int = 0
    at_risk_count: int = 0
