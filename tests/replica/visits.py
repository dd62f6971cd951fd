"""A visitor to the replica, with a clock that only moves when somebody sleeps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from sightline.collecting.fetching import PoliteFetcher, user_agent
from sightline.collecting.line import HttpLine
from sightline.collecting.nouns import SyncResult
from sightline.collecting.ofsted import sync
from sightline.collecting.pacing import Watch
from sightline.collecting.settings import SyncSettings
from sightline.collecting.shelf import Shelf
from tests.replica.server import Replica

URN = "90001"


@dataclass(slots=True)
class Sleeper:
    """A clock for tests: it stands still, except for what is slept."""

    time: float = 0.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds

    def watch(self) -> Watch:
        return Watch(now=lambda: self.time, sleep=self.sleep)


@dataclass(slots=True)
class Visitor:
    """Whoever runs the sync: a store of its own, and the replica as the site."""

    replica: Replica
    home: Path
    sleeper: Sleeper = field(default_factory=Sleeper)

    @property
    def shelf(self) -> Shelf:
        return Shelf(self.home / "originals")

    @property
    def state_path(self) -> Path:
        return self.home / "sync.json"

    def settings(self, **changes: Any) -> SyncSettings:
        short = {"silence_seconds": 10.0, "connect_seconds": 2.0, "contact": "data@northmere.example"}
        sites = {"listing_site": self.replica.address, "files_site": self.replica.address}
        return SyncSettings(**{**sites, **short, **changes})

    def syncs(self, urns: Iterable[str] = (URN,), **changes: Any) -> SyncResult:
        """One run."""
        settings, watch = self.settings(**changes), self.sleeper.watch()
        with HttpLine(settings, user_agent(settings, "1.0"), watch) as line:
            fetcher = PoliteFetcher(line, settings, watch, Random(1))
            return sync(self.shelf, self.state_path, urns, settings, fetcher)

    def kept(self) -> set[bytes]:
        """The content of every original on the shelf."""
        return {path.read_bytes() for path in self.shelf.folder.rglob("*.pdf")}

    def paths(self, result: SyncResult, which: str) -> list[str]:
        """The paths of the publications in one part of a result."""
        listed = getattr(result, which)
        publications = [each.publication for each in listed] if which == "fetched" else listed
        return [publication.address.removeprefix(self.replica.address) for publication in publications]
