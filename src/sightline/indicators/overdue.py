"""Which of an indicator's clocks can be listed, child by child: what is looked at, and when each clock runs out.

An indicator counts; here the same definition names those who are late. Four kinds can be listed: a share of
children seen or reviewed lately enough; a share or a number of those open for too long; a single thing that is owed
still (``still_due``); and meetings that follow each other. What was late and is done by now is on no list.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sightline.indicators.needs import Held, choose
from sightline.knowledge.conditions import All, Any, Condition, Lasted, Length, SinceThen, StillOpen, leaves
from sightline.knowledge.indicator_model import Better, Indicator, IndicatorUnit, Sequence, Span, Way
from sightline.knowledge.indicators import sequence_timescales, subjects


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock that runs from the day in a column, for those of whom ``guard`` holds; for all where it is ``None``."""

    column: str
    timescale: str
    guard: Condition | None = None


@dataclass(frozen=True, slots=True)
class Listable:
    """An indicator by a way whose late children can be listed.

    ``is_late`` holds for those on the list; of those for whom ``in_time`` holds it is not asked. The latest of the
    ``clocks`` tells when a child was due, or the last meeting of the ``sequence``.
    """

    indicator: Indicator
    way: Way
    in_time: Condition | None = None
    clocks: tuple[Clock, ...] = ()
    sequence: Sequence | None = None

    @property
    def timescales(self) -> tuple[str, ...]:
        """The clocks by which someone is late, the first one first."""
        return self.sequence.timescales if self.sequence else tuple(clock.timescale for clock in self.clocks)


def listable(indicator: Indicator, way: Way) -> Listable | None:
    """How the late children of an indicator are listed; ``None`` where its definition names none."""
    if subjects()[way.subject].child is None:
        return None
    if way.still_due is not None:
        return _owed(indicator, way, way.still_due)
    if indicator.span is not Span.AS_AT:
        return None
    if indicator.better is Better.LOWER:
        return _open_too_long(indicator, way)
    return _lately(indicator, way) if indicator.better is Better.HIGHER else None


def may_be_listed(indicator: Indicator) -> bool:
    """Whether some return could tell who is late by this indicator."""
    return any(listable(indicator, way) for way in indicator.ways)


def chosen(indicator: Indicator, held: Held, kind: str) -> Listable | str:
    """How a return lists an indicator's late children, or in words why it cannot."""
    found = choose(indicator, held, kind)
    if found.way is None:
        return found.why
    way = found.way
    if way.still_due is not None and (
        why := choose(replace(indicator, ways=(_all(way, way.still_due),)), held, kind).why
    ):
        return why
    return listable(indicator, way) or "What this return holds says how many, but not of whom it is owed still."


def _owed(indicator: Indicator, way: Way, still_due: Condition) -> Listable | None:
    """One thing, once: owed while it has not happened."""
    clock = next((it for it in leaves(way.meets) if isinstance(it, Lasted)), None) if way.meets else None
    if clock is None:
        return None
    owed = _all(way, All((still_due, StillOpen(clock.column))))
    return Listable(indicator, owed, clocks=(Clock(clock.trigger, clock.timescale),))


def _all(way: Way, condition: Condition) -> Way:
    """The same way for those alone of whom a condition holds."""
    return replace(way, counts=All((*_parts(way.counts), *_parts(condition))))


def _parts(condition: Condition) -> tuple[Condition, ...]:
    return condition.parts if isinstance(condition, All) else (condition,)


def _open_too_long(indicator: Indicator, way: Way) -> Listable | None:
    """Those open for longer than a timescale: what is counted, or what is met of it."""
    is_share = indicator.unit is IndicatorUnit.PERCENT and way.meets is not None
    looked_at = way.meets if is_share and way.meets is not None else way.counts
    over = [it for it in leaves(looked_at) if isinstance(it, SinceThen) and it.length is Length.OVER]
    if len(over) != 1:
        return None
    late = _all(way, looked_at) if is_share else way
    return Listable(indicator, late, clocks=(Clock(over[0].column, over[0].timescale),))


def _lately(indicator: Indicator, way: Way) -> Listable | None:
    """Those seen, reviewed or assessed too long ago; each way of being in time has one clock of its own."""
    if way.meets is None:
        return None
    if sequence_timescales(way.subject, way.meets):
        return Listable(indicator, way, sequence=subjects()[way.subject].sequences[0])
    ways = way.meets.parts if isinstance(way.meets, Any) else (way.meets,)
    clocks = [_clock(_parts(each)) for each in ways]
    known = tuple(clock for clock in clocks if clock is not None)
    return Listable(indicator, way, in_time=way.meets, clocks=known) if len(known) == len(clocks) else None


def _clock(parts: tuple[Condition, ...]) -> Clock | None:
    running = [it for it in parts if isinstance(it, SinceThen) and it.length is Length.WITHIN]
    if len(running) != 1:
        return None
    others = tuple(it for it in parts if it is not running[0])
    return Clock(running[0].column, running[0].timescale, All(others) if others else None)
