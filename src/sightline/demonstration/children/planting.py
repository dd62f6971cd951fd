"""Planting: lets what is drawn by lot come out at the share that was asked for, quarter by quarter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

import numpy as np
from numpy.random import Generator

from sightline.demonstration.children.days import Counts, Days, Flags, after_working_days, days
from sightline.demonstration.children.drawing import day_within, last_before, wanted
from sightline.demonstration.children.plan import Plan
from sightline.demonstration.children.practice import practices
from sightline.demonstration.children.truth import Truths

ONE_DAY = np.timedelta64(1, "D")
A_QUARTER = np.timedelta64(92, "D")


@dataclass(frozen=True, slots=True)
class Spells:
    """Stretches of time in which something is owed: a plan, a time in care. No end is not a day."""

    start: Days
    end: Days

    def open_on(self, on: np.datetime64) -> Flags:
        """Which are open at the end of a day."""
        return (self.start <= on) & ~(self.end <= on)


@dataclass(slots=True)
class Events:
    """Things that happened within spells: which spell, and the day."""

    owner: Counts
    when: Days

    def add(self, owner: Counts, when: Days) -> None:
        """Further events."""
        self.owner, self.when = np.r_[self.owner, owner], np.r_[self.when, when]

    def drop(self, gone: Flags) -> None:
        """Without these."""
        self.owner, self.when = self.owner[~gone], self.when[~gone]


@dataclass(frozen=True, slots=True)
class Owed:
    """What is owed on a day: by which spells, and when a last event is in time.

    A last event on or after ``fresh`` is in time by every limit in use, one before ``stale`` late by every one;
    so what is planted is true whichever limit an authority sets between them. ``since`` is when it began to be
    owed, where that is not the beginning of the spell; ``spared`` are those that are never made late.
    """

    counted: Flags
    fresh: Days
    stale: Days
    since: Days | None = None
    spared: Flags | None = None


def owed_within(count: int, on: np.datetime64, fresh: int, stale: int) -> Owed:
    """The same number of days owed by every spell."""
    return Owed(np.ones(count, dtype=np.bool_), days(count, on - fresh), days(count, on - stale))


@dataclass(slots=True)
class _Settling:
    """One measure on one quarter day."""

    rng: Generator
    spells: Spells
    events: Events
    owed: Owed
    before: np.datetime64
    on: np.datetime64

    def settle(self, planter: Planter, measure: str) -> None:
        """Bring the spells in time to the planned share, and write down what came of it."""
        counted = self.owed.counted & self.spells.open_on(self.on)
        is_fresh = counted & (self._last(self.on) >= self.owed.fresh)
        is_fresh |= self._begin(counted & ~is_fresh & self._is_spared())
        lacking = wanted(int(counted.sum()), planter.share(measure, self.on)) - int(is_fresh.sum())
        if lacking < 0:
            is_fresh &= ~self._let_go(is_fresh, -lacking)
        elif lacking > 0:
            is_fresh |= self._catch_up(counted & ~is_fresh, lacking)
        self._clear(counted & ~is_fresh)
        planter.truths.stood(measure, self.on, int(is_fresh.sum()), int(counted.sum()))

    def _is_spared(self) -> Flags:
        """Which began too lately to be late, or are not to be."""
        spared = self.spells.start >= self.owed.stale
        return spared if self.owed.spared is None else spared | self.owed.spared

    def _since(self) -> Days:
        return self.spells.start if self.owed.since is None else self.owed.since

    def _begin(self, new: Flags) -> Flags:
        self._add(new, np.maximum(self._since(), self.owed.fresh))
        return new

    def _let_go(self, is_fresh: Flags, count: int) -> Flags:
        """Some that were in time, of those whose last event before the quarter cannot keep them so."""
        may_go = is_fresh & ~(self._last(self.before) >= self.owed.stale) & ~self._is_spared()
        return _some(self.rng, may_go, count)

    def _catch_up(self, is_late: Flags, count: int) -> Flags:
        """Some that were late: first those that are late by one limit and not by another."""
        is_unsure = is_late & (self._last(self.before) >= self.owed.stale)
        caught = _some(self.rng, is_unsure, count)
        caught |= _some(self.rng, is_late & ~caught, count - int(caught.sum()))
        self._add(caught, np.maximum(self.owed.fresh, np.maximum(self._since(), self.before + ONE_DAY)))
        return caught

    def _clear(self, is_late: Flags) -> None:
        when, owner = self.events.when, self.events.owner
        within = (when >= self.owed.stale[owner]) & (when > self.before) & (when <= self.on)
        self.events.drop(is_late[owner] & within)

    def _add(self, some: Flags, first: Days) -> None:
        owner = np.flatnonzero(some)
        begin = np.minimum(first[owner], self.on - ONE_DAY)
        begin = np.where(begin < self.spells.start[owner], self.spells.start[owner], begin)
        self.events.add(owner, day_within(self.rng, begin, np.full(len(owner), self.on - ONE_DAY)))

    def _last(self, on: np.datetime64) -> Days:
        return last_before(len(self.spells.start), self.events.owner, self.events.when, on)


def _some(rng: Generator, among: Flags, count: int) -> Flags:
    found = np.zeros(len(among), dtype=np.bool_)
    found[rng.permutation(np.flatnonzero(among))[:count]] = True
    return found


def _last_of(spells: Spells, events: Events, order: Counts, on: np.datetime64) -> Counts:
    """The last event of each open spell up to and with a day, where it has one."""
    seen = order[events.when[order] <= on]
    owner = events.owner[seen]
    is_last = np.r_[owner[1:] != owner[:-1], True][: len(owner)]
    return cast(Counts, seen[is_last & spells.open_on(on)[owner]])


@dataclass(frozen=True, slots=True)
class Planter:
    """Plants by one plan, and writes down what is then true."""

    plan: Plan
    truths: Truths = field(default_factory=Truths)

    def share(self, measure: str, on: np.datetime64) -> float:
        """The share planned for a measure on a day."""
        return practices()[self.plan.practice].share(measure, on)

    def flags(
        self, measure: str, when: Days, *, counted: Flags | None = None, late: Days | None = None, tells: bool = True
    ) -> Flags:
        """Yes or no for each event, the planned share yes within each quarter, among those counted.

        Where ``late`` says when a no would come to an end, a no that ended in another quarter is none: so the
        share is the same whether a measure counts by the beginning or by the end. Where it does not tell, the
        caller does.
        """
        rng, met = self.plan.lot(measure), np.zeros(len(when), dtype=np.bool_)
        counted = ~np.isnat(when) if counted is None else counted & ~np.isnat(when)
        quarter = self._quarter(when)
        straddles = counted & (quarter != self._quarter(late)) if late is not None else np.zeros_like(counted)
        for at, on in enumerate(self._days()):
            here = counted & (quarter == at)
            free = np.flatnonzero(here & ~straddles)
            share = wanted(int(here.sum()), self.share(measure, on)) - int((here & straddles).sum())
            met[here & straddles] = True
            met[rng.permutation(free)[: max(share, 0)]] = True
        if tells:
            self.truths.happened(measure, when[counted], met[counted])
        return met

    def clock(self, measure: str, quick: Days, slow: Days, part: str = "") -> tuple[Days, Flags]:
        """For each clock the day it stops, in time or late, so that within each quarter the share is in time.

        ``quick`` and ``slow`` are the days it would stop, not a day where it would not. None stops on a quarter
        day, where a day more or less in how a period is counted would tell.
        """
        rng = self.plan.lot(measure + part)
        quick = self.beside(quick, later=False)
        slow = self.beside(slow, later=True)
        first, second = self._quarter(quick), self._quarter(slow)
        known = ~np.isnat(quick)
        met = known & (rng.random(len(quick)) < self.share(measure, self._days()[-1]))
        for at, on in enumerate(self._days()):
            sure = np.flatnonzero(known & (first == at) & (second == at))
            unsure = known & (np.where(met, first, second) == at) & (first != second)
            share = wanted(len(sure) + int(unsure.sum()), self.share(measure, on)) - int((met & unsure).sum())
            met[sure] = False
            met[rng.permutation(sure)[: max(share, 0)]] = True
        done = np.where(met, quick, slow)
        counted = ~np.isnat(done)
        self.truths.happened(measure, done[counted], met[counted])
        return done, met

    def latest(self, measure: str, spells: Spells, events: Events, owed: Callable[[np.datetime64], Owed]) -> None:
        """Change the events so that on each quarter day the planned share of spells had its last one in time.

        A spell begun too lately to be late gets an event, so that it is in time by any reading.
        """
        rng, before = self.plan.lot(measure), self._days()[0] - A_QUARTER
        events.drop(np.isin(events.when, self._days()))
        for on in self._days():
            _Settling(rng, spells, events, owed(on), before, on).settle(self, measure)
            before = on

    def last_flags(self, measure: str, spells: Spells, events: Events) -> Flags:
        """Yes or no for each event, so that of the open spells' last ones on each quarter day the share is yes."""
        rng = self.plan.lot(measure)
        met = rng.random(len(events.when)) < self.share(measure, self._days()[-1])
        order = np.lexsort((events.when, events.owner))
        is_settled = np.zeros(len(order), dtype=np.bool_)
        for on in self._days():
            last = _last_of(spells, events, order, on)
            free = last[~is_settled[last]]
            share = wanted(len(last), self.share(measure, on)) - int(met[last[is_settled[last]]].sum())
            met[free] = False
            met[rng.permutation(free)[: max(share, 0)]] = True
            is_settled[last] = True
            self.truths.stood(measure, on, int(met[last].sum()), len(last))
        return met

    def _days(self) -> Days:
        return self.plan.quarter_days

    def _quarter(self, when: Days) -> Counts:
        """Which quarter each day is in; −1 before all, and as many as there are after all."""
        ends = self._days()
        at = np.searchsorted(ends, when, side="left")
        first = ends[0] - A_QUARTER
        return cast(Counts, np.where(np.isnat(when), len(ends), np.where(when <= first, -1, at)))

    def beside(self, when: Days, *, later: bool) -> Days:
        """The days, none of them a quarter day: the working day after, or before."""
        clash = np.isin(when, self._days())
        moved = when.copy()
        moved[clash] = after_working_days(when[clash], 1 if later else -1)
        return moved
