"""The words of a sync: a publication, what was fetched, and the line of the log that tells of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sightline.collecting.shelf import Shelved
from sightline.ground.problems import Problem


@dataclass(frozen=True, slots=True)
class Publication:
    """A report or letter as the inspectorate lists it on an authority's page.

    ``published_on`` is ``None`` where the page gives no readable date. ``also_listed_on`` are other
    dates under which the page lists the same file.
    """

    urn: str
    title: str
    published_on: date | None
    address: str
    also_listed_on: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Fetched:
    """A publication and the original that now stands on the shelf for it."""

    publication: Publication
    original: Shelved


class EventKind(StrEnum):
    """What a line of the log tells of."""

    ASKED = "asked"
    WAITED = "waited"
    STORED = "stored"
    NOTED = "noted"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class SyncEvent:
    """One line of the log of a sync: what happened, with which address, in plain words."""

    kind: EventKind
    address: str
    message: str


Tell = Callable[[SyncEvent], None]
"""Whoever wants to hear of events as they happen."""


@dataclass(frozen=True, slots=True)
class SyncResult:
    """What a sync came to.

    ``found`` are all publications the authorities' pages list; each is then in ``fetched`` (its
    content came now), in ``unchanged`` (kept before) or in ``outstanding`` (asked for next time).
    ``failed`` says in plain words what did not work.
    """

    found: tuple[Publication, ...]
    fetched: tuple[Fetched, ...]
    unchanged: tuple[Publication, ...]
    failed: tuple[Problem, ...]
    events: tuple[SyncEvent, ...]

    @property
    def outstanding(self) -> tuple[Publication, ...]:
        """What is listed and not kept: the next run asks for it again."""
        kept = {fetched.publication for fetched in self.fetched} | set(self.unchanged)
        return tuple(publication for publication in self.found if publication not in kept)
