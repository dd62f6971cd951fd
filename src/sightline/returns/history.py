"""What earlier runs found, counted: kept beside the tables, so that defects can be seen to fall. Never a value."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date

from sightline.returns.checks.model import Checked, LastRun, Outcome
from sightline.returns.drawing import columns_lacking, lines_drawn
from sightline.returns.loading import Loaded
from sightline.returns.store import ReturnKind, TableStore

FILE = "history.jsonl"

OPEN_CHILDREN: Mapping[str, tuple[str, str, str | None]] = {
    "list-6": ("extra_stated_need", "stne_person_id", "stne_end_date"),
    "list-7": ("ssd_cp_plans", "cppl_person_id", "cppl_cp_plan_end_date"),
    "list-8": ("ssd_cla_episodes", "clae_person_id", "clae_cla_episode_ceased_date"),
    "list-9": ("ssd_care_leavers", "clea_person_id", None),
}
"""Where a store holds who was open in a list: table, child, and the day that ends it."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run over a return: the day it was cut, how long it took, its lines, problems and checks, all counted.

    Of the dataset, ``drawn`` are the lines that each list of Annex A would have, and ``lacking`` its columns that no
    table fills.
    """

    as_at: date
    seconds: float
    lines: Mapping[str, int]
    problems: Mapping[str, int]
    checks: Mapping[str, int]
    drawn: Mapping[str, int] = field(default_factory=dict)
    lacking: Mapping[str, list[str]] = field(default_factory=dict)

    @property
    def defects(self) -> int:
        """How many problems reading met."""
        return sum(self.problems.values())


def run_of(loaded: Loaded, checked: Sequence[Checked], as_at: date, seconds: float) -> Run:
    """A run in counts."""
    is_dataset = loaded.kind is ReturnKind.SSD
    return Run(
        as_at=as_at,
        seconds=round(seconds, 2),
        lines={id_: len(typed.rows) for id_, typed in loaded.lists.items()},
        problems=dict(Counter(found.code for found in loaded.problems)),
        checks={str(outcome): sum(it.outcome is outcome for it in checked) for outcome in Outcome},
        drawn=lines_drawn(loaded.lists, as_at) if is_dataset else {},
        lacking=columns_lacking(loaded.lists) if is_dataset else {},
    )


def read_history(store: TableStore | None) -> list[Run]:
    """The runs kept with a store, oldest first; none where there is no store or no history."""
    path = store.folder / FILE if store else None
    if path is None or not path.is_file():
        return []
    told = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return [Run(**{**row, "as_at": date.fromisoformat(row["as_at"])}) for row in told]


def as_text(runs: Sequence[Run]) -> str:
    """Runs as they are kept: a JSON object a line."""
    return "".join(json.dumps(asdict(run), default=str) + "\n" for run in runs)


def last_run(store: TableStore | None) -> LastRun | None:
    """What the return in a store held, to compare the next one with."""
    runs = read_history(store)
    if store is None or not runs or store.manifest.kind is not ReturnKind.ANNEX_A:
        return None
    return LastRun(store.manifest.as_at, runs[-1].lines, dict(_open_children(store)))


def _open_children(store: TableStore) -> list[tuple[str, frozenset[str]]]:
    found = []
    for list_, (table, child, end) in OPEN_CHILDREN.items():
        if table in store.tables() and child in store.columns(table):
            rows = store.read(table)
            ends = rows.column(end).to_pylist() if end in store.columns(table) else [None] * rows.num_rows
            children = zip(rows.column(child).to_pylist(), ends, strict=True)
            found.append((list_, frozenset(id_ for id_, ended in children if ended is None)))
    return found
