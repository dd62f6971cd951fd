"""One sync in a process of its own, so that it can be killed: ``python -m tests.replica.visit SITE FOLDER URN...``."""

from __future__ import annotations

import sys
from pathlib import Path

from sightline.collecting.fetching import polite_fetcher
from sightline.collecting.ofsted import sync
from sightline.collecting.settings import SyncSettings
from sightline.collecting.shelf import Shelf


def main(site: str, folder: str, *urns: str) -> None:
    """Sync what the replica publishes into a folder."""
    home = Path(folder)
    settings = SyncSettings(site, site, pause_seconds=0)
    with polite_fetcher(settings, "1.0") as fetcher:
        result = sync(Shelf(home / "originals"), home / "sync.json", urns, settings, fetcher)
    sys.exit(bool(result.failed))


if __name__ == "__main__":
    main(*sys.argv[1:])
