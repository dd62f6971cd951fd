"""What one run works with, and what it tells."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field

from sightline.collecting.answers import Undelivered
from sightline.collecting.fetching import Fetcher
from sightline.collecting.memory import Memory
from sightline.collecting.nouns import EventKind, SyncEvent, Tell
from sightline.collecting.settings import SyncSettings
from sightline.collecting.shelf import Shelf
from sightline.ground.problems import Problem

LOG = logging.getLogger("sightline.collecting")


class RunEnded(Exception):
    """No further address is to be asked for in this run; why has been told."""


@dataclass(slots=True)
class Journal:
    """What a run tells: every event as it happens, and every problem."""

    listener: Tell
    events: list[SyncEvent] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def tell(self, event: SyncEvent) -> None:
        """Pass an event on: to the log, to whoever listens, and into the result."""
        LOG.info("%s", event.message)
        self.events.append(event)
        self.listener(event)

    def note(self, kind: EventKind, address: str, message: str) -> None:
        """Tell something about an address."""
        self.tell(SyncEvent(kind, address, message))

    def fail(self, address: str, problem: Problem) -> None:
        """Tell what did not work; the same thing once."""
        if problem in self.problems:
            return
        self.problems.append(problem)
        self.note(EventKind.FAILED, address, problem.message)


@dataclass(frozen=True, slots=True)
class Run:
    """All that one run works with."""

    shelf: Shelf
    memory: Memory
    settings: SyncSettings
    fetcher: Fetcher
    journal: Journal


def tell_undelivered(address: str, answer: Undelivered, run: Run) -> None:
    """Tell why nothing came; :class:`RunEnded` where no further address should be asked for."""
    run.journal.fail(address, answer.problem)
    if answer.ends_run:
        raise RunEnded
