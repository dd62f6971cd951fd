"""A return from file to checked lists: read, checked, and if wanted kept as tables and told in a workbook."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sightline.knowledge.tables import tables
from sightline.returns import store as stores
from sightline.returns.checks.model import Checked, Outcome, Whole
from sightline.returns.checks.running import run_checks
from sightline.returns.choices import read_choices
from sightline.returns.dataset import keep_tables
from sightline.returns.history import FILE, Run, as_text, last_run, read_history, run_of
from sightline.returns.keeping import Keeping, Kept
from sightline.returns.loading import Loaded, load_return
from sightline.returns.mapping import map_lists
from sightline.returns.problems import OF_A_FILE, ReturnProblem
from sightline.returns.report import write_report


@dataclass(frozen=True, slots=True)
class KeepIn:
    """The child-level store that a return is to be taken into, by whom and when."""

    keeping: Keeping
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CheckedReturn:
    """A return with its checks, this run in counts and the runs before it."""

    loaded: Loaded
    checked: list[Checked]
    run: Run
    earlier: list[Run]
    kept: Kept | None = None

    @property
    def holds(self) -> bool:
        """Whether no check failed."""
        return all(it.outcome is not Outcome.FAILED for it in self.checked)

    @property
    def unread(self) -> tuple[ReturnProblem, ...]:
        """Files of the return that could not be read; without them nothing of it is kept."""
        return _unread(self.loaded)


def _unread(loaded: Loaded) -> tuple[ReturnProblem, ...]:
    return tuple(it for it in loaded.problems if it.list is None and it.code in OF_A_FILE)


def check_return(
    where: str,
    kind: stores.ReturnKind,
    as_at: date,
    *,
    choices: Path | None = None,
    authority: str | None = None,
    out: Path | None = None,
    report: Path | None = None,
    names_children: bool = False,
    keep: KeepIn | None = None,
) -> CheckedReturn:
    """Check the return at a path (or in a database) as on the day it was cut.

    With ``out`` it is kept there as typed tables, in place of an earlier return, with which it is compared first.
    With ``report`` a workbook for the data team is written; with ``names_children`` it gives their ids. With ``keep``
    the tables are taken into the child-level store, with the clock that deletes them set. Where a file of a folder
    could not be read nothing is kept, as the return would be a part of one.

    :raises UnusableReturn: where nothing of it can be used; then nothing is kept.
    """
    if out is not None:
        stores.check_may_write(out)
    began = time.perf_counter()
    before = stores.open_store(out) if out and (out / stores.DESCRIPTION).is_file() else None
    whose = authority or (before.manifest.authority if before else None)
    loaded = load_return(where, kind, read_choices(choices) if choices else None, whose)
    checked = run_checks(Whole(loaded.lists, as_at, last_run(before)), loaded.shapes, loaded.problems)
    earlier = read_history(before)
    run = run_of(loaded, checked, as_at, time.perf_counter() - began)
    is_whole = not _unread(loaded)
    if out is not None and is_whole:
        _keep(loaded, as_at, out, [*earlier, run])
    kept = _take_in(loaded, as_at, out, [*earlier, run], keep) if keep and is_whole else None
    done = CheckedReturn(loaded, checked, run, earlier, kept)
    if report is not None:
        write_report(report, loaded, checked, [*earlier, run], names_children=names_children)
    return done


def _take_in(loaded: Loaded, as_at: date, out: Path | None, runs: list[Run], keep: KeepIn) -> Kept:
    """From the folder that was written, or from one that is gone when the rows are in the store."""
    if out is not None:
        return keep.keeping.take_in(stores.open_store(out), by=keep.by, at=keep.at)
    with TemporaryDirectory(prefix="sightline-return-") as working:
        folder = Path(working) / "return"
        _keep(loaded, as_at, folder, runs)
        return keep.keeping.take_in(stores.open_store(folder), by=keep.by, at=keep.at)


def _keep(loaded: Loaded, as_at: date, out: Path, runs: list[Run]) -> None:
    found = list(loaded.lists.values())
    mapped = map_lists(found, as_at) if loaded.kind is stores.ReturnKind.ANNEX_A else keep_tables(found)
    manifest = stores.Manifest(
        kind=loaded.kind,
        version=loaded.version,
        as_at=as_at,
        authority=loaded.authority,
        sources=loaded.sources,
        tables=mapped.stored,
        absent=mapped.absent,
        dropped=tuple(
            f"{it.name}.{column.name}" for it in tables().values() for column in it.columns if not column.kept
        ),
    )
    stores.write_store(out, manifest, mapped.contents, mapped.originals, {FILE: as_text(runs)})
