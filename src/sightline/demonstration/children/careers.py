"""The course each made child takes: referrals, how far each one leads, and when it is over."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import cast

import numpy as np

from sightline.demonstration.children.days import (
    NEVER,
    Counts,
    Days,
    Flags,
    after_days,
    after_working_days,
    birthday,
    day,
    on_working_day,
    whole_days,
)
from sightline.demonstration.children.drawing import between, chosen, repeated
from sightline.demonstration.children.people import People
from sightline.demonstration.children.plan import Plan

ADULT = 18
REFERRED_SHARE = 0.5
SPELL_WEIGHTS = (62, 24, 9, 5)
PATH_WEIGHTS = (15, 36, 27, 13, 9)
ASSESSMENT_DAYS = 115
"""Longer than the longest assessment takes, so that whatever is planted in it fits."""
CONFERENCE_DAYS = 70


class Path(IntEnum):
    """How far a referral leads."""

    NO_ACTION = 0
    ASSESSED = 1
    HELPED = 2
    PROTECTED = 3
    CARE = 4


@dataclass(frozen=True, slots=True)
class Referrals:
    """Every referral: whose, when, how far it leads, how long its last stage lasts, when it is over."""

    child: Counts
    on: Days
    path: Counts
    stage_days: Counts
    ends_on: Days
    adult_on: Days

    def __len__(self) -> int:
        return len(self.child)

    def at(self, *paths: Path) -> Counts:
        """Which referrals take one of these paths."""
        return np.flatnonzero(np.isin(self.path, paths))


def referrals(plan: Plan, who: People) -> Referrals:
    """Draw every referral up to the last day; a child's referrals follow one another and never overlap."""
    rng = plan.lot("referrals")
    counts = np.where(rng.random(len(who)) < REFERRED_SHARE, 1 + chosen(rng, len(who), SPELL_WEIGHTS), 0)
    child, serial = repeated(counts)
    path = chosen(rng, len(child), PATH_WEIGHTS)
    stage = _stage_days(plan, path)
    length = _lengths(path) + stage
    is_soon = rng.random(len(child)) < 0.4
    gap = np.where(is_soon, between(rng, len(child), 20, 330), between(rng, len(child), 400, 1500))
    begins = _since_first(counts, np.where(serial == 0, 0, 1) * gap, length)
    on = off_quarter_days(plan, on_working_day(after_days(who.known_on[child], begins)))
    adult_on = birthday(who.born_on, ADULT)[child]
    kept = (on <= day(plan.until)) & (whole_days(on, adult_on) > ASSESSMENT_DAYS)
    kept &= _is_unbroken(child, kept)
    ends_on = np.minimum(after_days(on, length), adult_on)
    return Referrals(child[kept], on[kept], path[kept], stage[kept], ends_on[kept], adult_on[kept])


def _lengths(path: Counts) -> Counts:
    """Days that the stages before the last take, at most."""
    days = np.array([1, ASSESSMENT_DAYS, ASSESSMENT_DAYS, CONFERENCE_DAYS, ASSESSMENT_DAYS])
    return cast(Counts, days[path])


def _stage_days(plan: Plan, path: Counts) -> Counts:
    """Days that the last stage takes: a plan, or care."""
    rng, count = plan.lot("stages"), len(path)
    helped = between(rng, count, 60, 480)
    protected = np.minimum(
        between(rng, count, 90, 500) + (rng.random(count) < 0.12) * between(rng, count, 200, 500), 900
    )
    care = np.minimum(30 + rng.lognormal(np.log(750), 1.0, count), 6600).astype(np.int64)
    nothing = np.zeros(count, dtype=np.int64)
    return np.choose(path, [nothing, nothing, helped, protected, care])


def _since_first(counts: Counts, gap: Counts, length: Counts) -> Counts:
    """Days from a child being known to each referral: all earlier gaps and lengths."""
    step = gap + np.r_[0, length[:-1]] if len(length) else gap
    first = np.cumsum(counts) - counts
    starts = first[counts > 0]
    step[starts] = 1
    total = np.cumsum(step)
    before = np.repeat(total[starts] - step[starts], counts[counts > 0])
    return cast(Counts, total - before)


def _is_unbroken(child: Counts, kept: Flags) -> Flags:
    """Whether every referral of the child before this one is kept too."""
    order = np.arange(len(child))
    lost = np.where(kept, len(child), order)
    first_lost = np.full(int(child.max(initial=0)) + 1, len(child))
    np.minimum.at(first_lost, child, lost)
    return order < first_lost[child]


def off_quarter_days(plan: Plan, when: Days) -> Days:
    """None on a quarter day or just after, where a day more or less in how a period is counted would tell."""
    for _ in range(2):
        clash = np.isin(when, plan.quarter_days) | np.isin(after_working_days(when, -1), plan.quarter_days)
        when = np.where(clash, after_working_days(when, 1), when)
    return when


def earlier(child: Counts, when: Days) -> Days:
    """For each event, in order of child and day, the child's event before it; not a day for the first."""
    same = np.r_[False, child[1:] == child[:-1]][: len(child)]
    return np.where(same, np.r_[np.full(1, NEVER), when[:-1]][: len(child)], NEVER)
