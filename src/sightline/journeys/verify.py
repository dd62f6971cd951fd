"""Proof that nothing was tampered with: the chain of events, and every original against its hash."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sightline.collecting.shelf import Shelf
from sightline.improvement.queries import evidence, uploads
from sightline.journeys.opening import originals
from sightline.register import events, search
from sightline.register.queries.documents import hashes


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, the last seal of the chain, and everything that does not hold, in plain words."""

    events: int
    seal: str
    originals: int
    faults: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing was found wrong."""
        return not self.faults


def rebuild_search(advance: Callable[[int, int], None]) -> int:
    """Make the search index anew from the register, document by document; how many there are."""
    return search.rebuild(advance)


def verify() -> Verified:
    """Make every seal of the chain anew, and read every original: documents taken in, evidence, plans' files."""
    chain = events.verify_chain()
    expected = sorted({*hashes(), *evidence.hashes(), *uploads.hashes()})
    broken = [f"Event {fault.number} {fault.message}." for fault in chain.faults]
    misplaced = [fault.message for fault in Shelf(originals()).verify(expected)]
    return Verified(chain.events, chain.seal, len(expected), (*broken, *misplaced))
