"""From the inspectorate's site to the register: what is newly published is fetched, kept, and taken in.

It runs only when somebody asks for it. Stopped at any moment, it goes on the next time: what was kept and
not yet taken in is taken in then.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path

from sightline.collecting import ofsted
from sightline.collecting.fetching import polite_fetcher
from sightline.collecting.memory import recall
from sightline.collecting.nouns import Publication, SyncResult, Tell
from sightline.collecting.settings import SyncSettings
from sightline.collecting.shelf import Shelf
from sightline.ground.errors import WrongUsage
from sightline.ground.problems import Problem
from sightline.journeys.opening import home, originals
from sightline.journeys.take_in import Imported, import_paths
from sightline.knowledge import authorities as known
from sightline.knowledge.load_authorities import authorities
from sightline.reading.version import reader_version
from sightline.register.actions.authorities import slug
from sightline.register.queries.documents import hashes_read_by

BY = "sync"
"""Who the events of what was fetched name."""

MEMORY = "sync.json"
LOG = "sync.log"
LOGGED = "sightline.collecting"
APOSTROPHES = re.compile("['’]")


@dataclass(frozen=True, slots=True)
class Synced:
    """What came of a sync: what the site lists, what was fetched, and what was taken into the register."""

    result: SyncResult
    imported: Imported

    @property
    def holds(self) -> bool:
        """Whether everything that is listed was fetched and could be used."""
        return not (self.result.failed or self.result.outstanding or self.imported.unusable)


def sync(
    names: Sequence[str],
    *,
    settings: SyncSettings,
    now: Callable[[], datetime],
    tell: Tell = ofsted.nobody,
    jobs: int | None = None,
    advance: Callable[[int, int], None] = lambda done, total: None,
) -> Synced:
    """Fetch and take in what is published about these authorities, or about all there are today.

    ``names`` are names of authorities or the inspectorate's reference numbers. Every request is told to
    ``tell`` and written to ``sync.log`` in the store.

    :raises WrongUsage: ``unknown-authority`` for a name that is neither.
    """
    urns = references(names, now().date())
    shelf = Shelf(originals())
    with _logged(home() / LOG), polite_fetcher(settings, version("sightline")) as fetcher:
        result = ofsted.sync(shelf, home() / MEMORY, urns, settings, fetcher, tell)
    with tempfile.TemporaryDirectory(prefix=".sync-", dir=home()) as working:
        sources = _laid_out(_to_take_in(result, shelf), Path(working))
        imported = import_paths(
            list(sources), by=BY, now=now, jobs=jobs, advance=advance, source_url=lambda path: sources[path]
        )
    return Synced(result, imported)


def references(names: Iterable[str], on: date) -> list[str]:
    """The inspectorate's reference number of each authority named; without names, of all that exist on that day.

    :raises WrongUsage: for a name that is none.
    """
    wanted = list(names)
    if not wanted:
        return [each.urn for each in authorities().values() if each.urn and each.exists_on(on)]
    return list(dict.fromkeys(_reference(name, on) for name in wanted))


def _reference(name: str, on: date) -> str:
    if name.isascii() and name.isdigit():
        return name
    found = known.authority(name, on)
    if found is None or not found.urn:
        raise WrongUsage("unknown-authority", f"{name!r} is no authority of England that can be asked for.")
    return found.urn


@dataclass(frozen=True, slots=True)
class _Kept:
    """A publication, and its original on the shelf."""

    publication: Publication
    sha256: str
    path: Path


def _to_take_in(result: SyncResult, shelf: Shelf) -> Iterator[_Kept]:
    """What is listed, stands on the shelf, and has not been read: also what an earlier run did not come to."""
    memory = recall(home() / MEMORY)
    read = hashes_read_by(reader_version())
    for publication in result.found:
        remembered = None if isinstance(memory, Problem) else memory.documents.get(publication.address)
        path = shelf.path(remembered.sha256) if remembered and remembered.sha256 not in read else None
        if remembered and path:
            read.add(remembered.sha256)
            yield _Kept(publication, remembered.sha256, path)


def _laid_out(kept: Iterable[_Kept], folder: Path) -> dict[Path, str]:
    """The originals under names that tell people what they are; the address each was fetched from."""
    names = {each.urn: f"{each.la_code}_{each.id}" for each in authorities().values()}
    sources = {}
    for each in kept:
        publication = each.publication
        day = f"_{publication.published_on}" if publication.published_on else ""
        name = f"{names.get(publication.urn, publication.urn)}_{slug(APOSTROPHES.sub('', publication.title))}{day}.pdf"
        place = folder / each.sha256 / name
        place.parent.mkdir()
        _link(each.path, place)
        sources[place] = publication.address
    return sources


def _link(original: Path, place: Path) -> None:
    """A second name for the file where the disk has such; else a copy."""
    try:
        os.link(original, place)
    except OSError:
        shutil.copyfile(original, place)


@contextmanager
def _logged(path: Path) -> Iterator[None]:
    """Keep every line of the log in a file of the store as well."""
    logger = logging.getLogger(LOGGED)
    before = logger.level
    handler = logging.FileHandler(path, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)
        handler.close()
