"""Finds newly published reports and letters on the inspectorate's site and keeps them.

Nothing here runs unless it is called: ``sync`` reads each authority's page, and fetches what is
listed there and not yet on the shelf.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sightline.collecting.fetching import Fetcher
from sightline.collecting.finding import plan
from sightline.collecting.keeping import fetch
from sightline.collecting.memory import recall
from sightline.collecting.nouns import Fetched, Publication, SyncEvent, SyncResult, Tell
from sightline.collecting.runs import Journal, Run
from sightline.collecting.settings import SyncSettings
from sightline.collecting.shelf import Shelf, Shelved
from sightline.collecting.turns import our_turn
from sightline.ground.problems import Problem


def nobody(event: SyncEvent) -> None:
    """Listens to no event."""


def sync(
    shelf: Shelf,
    state_path: Path,
    urns: Iterable[str],
    settings: SyncSettings,
    fetcher: Fetcher,
    listener: Tell = nobody,
) -> SyncResult:
    """Fetch what the inspectorate has published about these authorities and is not on the shelf yet.

    ``urns`` are the inspectorate's reference numbers of the authorities. ``state_path`` is a small
    file kept from run to run. A run may be killed at any moment: the next one goes on where it
    stopped. Whatever the sites do wrong is a problem in the result, in plain words, never an exception.
    """
    journal = Journal(listener)
    with our_turn(state_path.with_suffix(".lock")) as is_ours:
        memory = recall(state_path) if is_ours else _already_running()
        if isinstance(memory, Problem):
            journal.fail("", memory)
            return _result([], {}, journal)
        run = Run(shelf, memory, settings, fetcher, journal)
        found = plan(urns, run)
        return _result(found, fetch(found, run), journal)


def _result(found: list[Publication], originals: dict[str, Shelved], journal: Journal) -> SyncResult:
    kept = [Fetched(each, originals[each.address]) for each in found if each.address in originals]
    return SyncResult(
        found=tuple(found),
        fetched=tuple(each for each in kept if each.original.was_new),
        unchanged=tuple(each.publication for each in kept if not each.original.was_new),
        failed=tuple(journal.problems),
        events=tuple(journal.events),
    )


def _already_running() -> Problem:
    return Problem("already-running", "Another sync is running for this store. Wait until it has ended.")
