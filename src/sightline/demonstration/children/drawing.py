"""Drawing by lot so that what is drawn comes out exactly: shares, choices, repeated events."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.random import Generator

from sightline.demonstration.children.days import Counts, Days, Flags, after_days, whole_days


def exactly(rng: Generator, count: int, share: float) -> Flags:
    """So many flags of which the share is true, to the nearest one, at places drawn by lot."""
    flags = np.zeros(count, dtype=np.bool_)
    flags[rng.permutation(count)[: wanted(count, share)]] = True
    return flags


def wanted(count: int, share: float) -> int:
    """The share of a count, to the nearest whole one, a half rounded up."""
    return min(count, int(np.floor(count * share + 0.5)))


def chosen(rng: Generator, count: int, weights: Sequence[float]) -> Counts:
    """Indexes drawn with these weights."""
    bounds = np.cumsum(weights) / np.sum(weights)
    return np.minimum(np.searchsorted(bounds, rng.random(count), side="right"), len(weights) - 1)


def between(rng: Generator, count: int, low: int, high: int) -> Counts:
    """Whole numbers from low to high, both among them."""
    return rng.integers(low, high, size=count, endpoint=True)


def day_within(rng: Generator, first: Days, last: Days) -> Days:
    """A day drawn from each stretch, both ends among them."""
    span = np.maximum(whole_days(first, last), 0)
    return after_days(first, np.floor(rng.random(len(first)) * (span + 1)).astype(np.int64))


def repeated(counts: Counts) -> tuple[Counts, Counts]:
    """For each of so many repeats: whose it is, and the how-manieth (from nought) of its owner."""
    owner = np.repeat(np.arange(len(counts)), counts)
    first = np.cumsum(counts) - counts
    return owner, np.arange(len(owner)) - np.repeat(first, counts)


def stream(rng: Generator, start: Days, end: Days, every: int, jitter: int) -> tuple[Counts, Days]:
    """Events at about equal distances after each start and up to each end: whose each is, and its day."""
    counts = np.maximum(whole_days(start, end), 0) // every
    owner, serial = repeated(counts)
    shift = rng.integers(-jitter, jitter, size=len(owner), endpoint=True)
    when = after_days(start[owner], (serial + 1) * every + shift)
    kept = (when > start[owner]) & (when <= end[owner])
    return owner[kept], when[kept]


def last_before(count: int, owner: Counts, when: Days, on: np.datetime64) -> Days:
    """Each owner's last event up to and with a day; not a day where there is none."""
    last = np.full(count, np.datetime64("0001-01-01", "D"))
    seen = when <= on
    np.maximum.at(last, owner[seen], when[seen])
    return np.where(last == np.datetime64("0001-01-01", "D"), np.datetime64("NaT", "D"), last)
