"""Which of the inspections held is the one an account tells of? Never a guess between two.

Documents about one inspection name it differently: a report by its days, a letter to children by a
month, a press notice by the month of publication. An account belongs to an inspection when exactly one
of that authority fits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sightline.register.told import Told, agree, is_whole, partial

LONGEST_TO_PUBLISH = timedelta(days=180)
"""A report is published within half a year of the inspection's end."""

CLOSE_TOGETHER = timedelta(days=21)
"""Two inspections of one kind are never nearer to each other than this: one of the dates is misprinted."""


@dataclass(frozen=True, slots=True)
class Match:
    """The key of the inspection an account belongs to, or the keys of those that might be it."""

    found: int | None
    possible: tuple[int, ...] = ()


def match(told: Told, held: Mapping[int, Told]) -> Match:
    """Find the inspection an account tells of among those held for its authority, by their keys."""
    related = {key: other for key, other in held.items() if _is_related(told, other)}
    same = [key for key, other in related.items() if _is_same(told, other)]
    if len(same) == 1:
        return Match(same[0])
    for fits in (_overlap, _is_published_within):
        fitting = tuple(key for key, other in related.items() if fits(told, other))
        if fitting:
            return Match(fitting[0]) if len(fitting) == 1 else Match(None, fitting)
    return Match(None)


def close(told: Told, held: Mapping[int, Told]) -> list[int]:
    """The inspections of the same kind that lie too near to be others, though no day is shared."""
    return [key for key, other in held.items() if _is_related(told, other) and _lies_close(told, other)]


def _is_related(told: Told, held: Told) -> bool:
    """Whether kind and framework allow that both are one."""
    families = {told.family, held.family} - {""}
    frameworks = {told.framework, held.framework} - {""}
    return len(families) <= 1 and len(frameworks) <= 1


def _is_same(told: Told, held: Told) -> bool:
    return bool(told.started_on) and (told.started_on, told.ended_on) == (held.started_on, held.ended_on)


def _overlap(told: Told, held: Told) -> bool:
    one, other = told.window, held.window
    if one is None or other is None:
        return False
    return one[0] <= other[1] and other[0] <= one[1]


def _is_published_within(told: Told, held: Told) -> bool:
    """Papers often date an inspection by its publication, or give nothing else."""
    return _dated_by_publication(told, held) or _dated_by_publication(held, told)


def _dated_by_publication(loose: Told, exact: Told) -> bool:
    """Whether all that ``loose`` says of time is the publication of ``exact``."""
    if loose.is_to_the_day:
        return False
    if loose.window is not None:
        day = _published(exact)
        return day is not None and loose.window[0] <= day <= loose.window[1]
    if not loose.published_on:
        return False
    if exact.published_on:
        return agree(loose.published_on, exact.published_on)
    return exact.is_to_the_day and exact.window is not None and _may_follow(loose.published_on, exact.window[1])


def _published(told: Told) -> date | None:
    return partial(told.published_on).earliest if is_whole(told.published_on) else None


def _may_follow(published_on: str, ended_on: date) -> bool:
    published = partial(published_on)
    return ended_on <= published.latest and published.earliest <= ended_on + LONGEST_TO_PUBLISH


def _lies_close(told: Told, held: Told) -> bool:
    one, other = told.window, held.window
    if one is None or other is None or not told.family or not held.family:
        return False
    apart = max(one[0] - other[1], other[0] - one[1])
    return told.is_to_the_day and held.is_to_the_day and timedelta(0) < apart <= CLOSE_TOGETHER
