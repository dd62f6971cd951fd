"""Gathers the state of the child-level lists that are kept: how many lines each has and what their check found."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.conf import settings

from sightline.papers.blocks import Source
from sightline.papers.facts import ListsFact
from sightline.register.models import Authority
from sightline.returns.history import read_history
from sightline.returns.keeping import Keeping
from sightline.returns.store import ReturnKind, TableStore, open_store


def gather_lists(authority: Authority, on: date) -> ListsFact | None:
    """The lists of the authority's newest return that is kept, up to a day; ``None`` where there is none.

    Only what was counted at the check is read; no row and no table is.
    """
    keeping = Keeping.of_home(Path(settings.HOME))
    names = {authority.name.casefold(), authority.pk.casefold()}
    ours = [
        it for it in keeping.kept() if it.as_at <= on and (it.authority is None or it.authority.casefold() in names)
    ]
    return lists_of(open_store(keeping.folder / ours[-1].id)) if ours else None


def lists_of(store: TableStore) -> ListsFact | None:
    """What the last check of a return found, in counts; ``None`` where no check is kept with it."""
    runs = read_history(store)
    if not runs:
        return None
    last = runs[-1]
    source = Source("Check of the child-level lists", on=last.as_at)
    failed, not_run = last.checks.get("failed", 0), last.checks.get("not-run", 0)
    if store.manifest.kind is ReturnKind.ANNEX_A:
        return ListsFact(last.as_at, last.lines, last.defects, failed, not_run, source)
    lacking = {list_: tuple(columns) for list_, columns in last.lacking.items()}
    source = Source("Check of the tables of the standard dataset", on=last.as_at)
    return ListsFact(last.as_at, last.drawn, last.defects, failed, not_run, source, True, lacking)
