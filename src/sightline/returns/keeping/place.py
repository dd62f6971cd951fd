"""Where child-level returns are kept: each in a folder of its own, for one account of the machine alone."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from sightline.ground.days import Period
from sightline.ground.errors import WrongUsage
from sightline.ground.wording import day_in_words
from sightline.knowledge import load
from sightline.knowledge.retention import CHILD_LEVEL_COPIES, retentions
from sightline.returns.keeping.log import Log, Purpose, What
from sightline.returns.keeping.record import FILE, Kept, minimised, not_to_be_kept, read_record, write_record
from sightline.returns.store import TableStore, open_store

FOLDER_MODE, FILE_MODE = 0o700, 0o600
IN_HOME = "children"
LOG = "log.jsonl"
HASH_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Deleted:
    """A return that was deleted: its id, the day it described, how many rows."""

    id: str
    as_at: date
    rows: int

    def in_words(self) -> str:
        """What is said of it afterwards."""
        return f"The return of {day_in_words(self.as_at)} ({self.rows:,} rows) was past its time and was deleted."


@dataclass(frozen=True, slots=True)
class Keeping:
    """The child-level store in a folder. ``period`` is how long a return is kept, where it is not the default."""

    folder: Path
    period: Period | None = None

    @classmethod
    def of_home(cls, home: Path) -> Keeping:
        """The one in the home folder of a store."""
        return cls(home / IN_HOME)

    @property
    def log(self) -> Log:
        """Who did what."""
        return Log(self.folder / LOG)

    def take_in(self, store: TableStore, *, by: str, at: datetime) -> Kept:
        """Copy a return in and set its clock; one that is here already stays as it is.

        :raises WrongUsage: ``not-minimised`` where it still holds names or the like.
        :raises ValueError: for a time without its zone.
        """
        unwanted = not_to_be_kept(store.manifest)
        if unwanted:
            held = ", ".join(unwanted)
            raise WrongUsage("not-minimised", f"The return holds what is not to be kept: {held}. Load it again.")
        if at.tzinfo is None:
            raise ValueError("the time of taking in needs its zone")
        place = self.folder / _id_of(store)
        if (place / FILE).is_file():
            return read_record(place)
        kept = self._record(store, place.name, by, at.date())
        self._copy(store, kept, place)
        self.log.add(What.KEPT, kept.id, by=by, at=at, tables=store.tables(), rows=kept.rows)
        return kept

    def kept(self) -> tuple[Kept, ...]:
        """Every return that is kept, by the day it describes."""
        places = self.folder.glob(f"*/{FILE}") if self.folder.is_dir() else ()
        return tuple(sorted((read_record(place.parent) for place in places), key=lambda it: (it.as_at, it.id)))

    def find(self, return_id: str) -> Kept:
        """One return that is kept.

        :raises WrongUsage: ``not-kept`` where there is none of this id, or no longer.
        """
        found = next((kept for kept in self.kept() if kept.id == return_id), None)
        if found is None:
            raise WrongUsage("not-kept", "There is no child-level return of this id, or it was deleted. Load it again.")
        return found

    def read(
        self, return_id: str, *, by: str, purpose: Purpose, tables: Iterable[str], at: datetime
    ) -> Mapping[str, Path]:
        """The files of the tables asked for, by table, as far as the return has them; logged before they are given.

        :raises WrongUsage: ``not-kept``.
        """
        place = self.folder / self.find(return_id).id
        store = open_store(place)
        given = tuple(name for name in store.tables() if name in set(tables))
        self.log.add(What.READ, return_id, by=by, at=at, purpose=purpose, tables=given)
        return {name: store.path(name) for name in given}

    def hold(self, return_id: str, *, by: str, at: datetime) -> Kept:
        """Keep a return beyond its time, until it is released."""
        return self._mark(return_id, What.HELD, by, at)

    def release(self, return_id: str, *, by: str, at: datetime) -> Kept:
        """Let a held return be deleted when its time is over."""
        return self._mark(return_id, What.RELEASED, by, at)

    def purge(self, *, on: date, by: str, at: datetime) -> tuple[Deleted, ...]:
        """Delete every return whose last day is past and that is not held, and say which."""
        past = [kept for kept in self.kept() if kept.last_day_on < on and not kept.is_held]
        return tuple(self._delete(kept, by, at) for kept in past)

    def discard(self, return_id: str, *, by: str, at: datetime) -> Deleted:
        """Delete one return before its time, held or not: it should not have been kept."""
        return self._delete(self.find(return_id), by, at)

    def _delete(self, kept: Kept, by: str, at: datetime) -> Deleted:
        tables = tuple(kept.minimised.kept)
        shutil.rmtree(self.folder / kept.id)
        self.log.add(What.DELETED, kept.id, by=by, at=at, tables=tables, rows=kept.rows)
        return Deleted(kept.id, kept.as_at, kept.rows)

    def _mark(self, return_id: str, what: What, by: str, at: datetime) -> Kept:
        kept = replace(self.find(return_id), is_held=what is What.HELD)
        write_record(kept, self.folder / kept.id)
        self.log.add(what, kept.id, by=by, at=at)
        return kept

    def _record(self, store: TableStore, return_id: str, by: str, on: date) -> Kept:
        manifest = store.manifest
        period = self.period or retentions()[CHILD_LEVEL_COPIES].period
        return Kept(
            id=return_id,
            kind=manifest.kind.value,
            as_at=manifest.as_at,
            authority=manifest.authority,
            kept_on=on,
            kept_by=by,
            last_day_on=period.due(on, load.holidays()),
            rows=sum(stored.rows for stored in manifest.tables.values()),
            minimised=minimised(manifest),
        )

    def _copy(self, store: TableStore, kept: Kept, place: Path) -> None:
        """All of it or nothing, and never readable for others, not even while it is written."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(FOLDER_MODE)
        with tempfile.TemporaryDirectory(prefix=".", dir=self.folder) as working:
            aside = Path(working) / place.name
            shutil.copytree(store.folder, aside)
            write_record(kept, aside)
            aside.chmod(FOLDER_MODE)
            for path in aside.iterdir():
                path.chmod(FILE_MODE)
            aside.rename(place)


def _id_of(store: TableStore) -> str:
    """The day, the kind and a hash of what it was read from: the same return has the same id."""
    manifest = store.manifest
    whole = "\n".join(sorted(source.sha256 for source in manifest.sources))
    return f"{manifest.as_at}-{manifest.kind.value}-{hashlib.sha256(whole.encode()).hexdigest()[:HASH_LENGTH]}"
