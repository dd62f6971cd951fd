"""Pauses between requests, longer waits after failures, and the time a run may take."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from random import Random

from sightline.collecting.settings import SyncSettings


@dataclass(frozen=True, slots=True)
class Watch:
    """The clock that is looked at, in seconds, and how to sleep; tests bring their own."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


class Pace:
    """Keeps the manners of one run: it is asked before every request and told after it."""

    def __init__(self, settings: SyncSettings, watch: Watch, chance: Random) -> None:
        self._settings = settings
        self._watch = watch
        self._chance = chance
        self._ends_at = watch.now() + settings.run_seconds
        self._last_ended_at: float | None = None

    def has_time_for(self, seconds: float) -> bool:
        """Whether the run may go on for so long."""
        return self._watch.now() + seconds < self._ends_at

    def pause(self, seconds: float) -> None:
        """Sleep until so many seconds have gone by since the last request ended."""
        if self._last_ended_at is None:
            return
        left = self._last_ended_at + seconds - self._watch.now()
        if left > 0:
            self._watch.sleep(left)

    def wait(self, seconds: float) -> None:
        """Sleep before another attempt."""
        self._watch.sleep(seconds)

    def request_ended(self) -> None:
        """Remember when the last request ended."""
        self._last_ended_at = self._watch.now()

    def wait_after(self, failures: int) -> float:
        """How long to wait after so many failures of one address: doubled each time, and up to half
        as long again by chance, so that many councils do not come back at the same moment."""
        doubled = self._settings.first_wait_seconds * 2.0 ** (failures - 1)
        return min(doubled * (1 + self._chance.random() / 2), self._settings.longest_wait_seconds)


def seconds_asked_for(retry_after: str, answered_on: str) -> float | None:
    """The wait a ``Retry-After`` header asks for, in seconds; ``None`` where it says nothing readable.

    A moment is measured from the site's own clock (its ``Date`` header), which may differ from ours.
    """
    words = retry_after.strip()
    if words.isascii() and words.isdigit():
        return float(words)
    until, since = _moment(words), _moment(answered_on)
    if until is None or since is None:
        return None
    return max(0.0, (until - since).total_seconds())


def _moment(words: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(words)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else None
