"""Many authorities, several at a time in a few processes: each costs what it holds, and memory stays with a few.

An authority's children are measured apart from everyone else's, as they must be. Those whose returns hold the same
columns are asked about in one question that keeps them apart: what a question costs before it looks at a single row
is more than a quarter of what one authority costs when asked about alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import chain, pairwise
from math import ceil
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from sightline.ground.days import Period
from sightline.indicators.engines import DuckEngine, duckdb_engine
from sightline.indicators.measuring import carry_out_apart
from sightline.indicators.planning import Plan, plan
from sightline.indicators.results import ExactResult
from sightline.indicators.terms import Terms

WORKERS = 2
MEMORY = "1500MB"
TOGETHER = 10
"""How many authorities at most are asked about at once. More cost hardly less each, and wait in memory."""

Files = Mapping[str, Path]
Held = tuple[bool, tuple[tuple[str, Any], ...]]
"""Whether the children of the area are known, and the columns of each table: what a plan hangs on."""


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority's return as files, one a table, and how many children live there."""

    name: str
    files: Files
    children: int | None = None


Named = tuple[str, list[ExactResult]]


def measure_country(authorities: Iterable[Authority], terms: Terms, workers: int = WORKERS) -> Iterator[Named]:
    """The results of each authority, in the order given, as they come."""
    parts = _shared_out(list(authorities), workers)
    start = partial(_start, terms.as_at, terms.kind, dict(terms.local))
    with ProcessPoolExecutor(workers, initializer=start) as pool:
        yield from chain.from_iterable(pool.map(_measure, parts))


def _shared_out(authorities: Sequence[Authority], workers: int) -> list[Sequence[Authority]]:
    """The authorities in parts as even as can be, and as many for each process."""
    number = workers * ceil(len(authorities) / (workers * TOGETHER))
    ends = [len(authorities) * place // max(number, 1) for place in range(number + 1)]
    return [authorities[first:last] for first, last in pairwise(ends) if first < last]


class _Repeating:
    """An engine pointed at some authorities after others. Returns that hold the same columns share a plan."""

    def __init__(self, engine: DuckEngine, terms: Terms) -> None:
        self._engine = engine
        self._terms = terms
        self._plans: dict[Held, Plan] = {}

    def measure(self, authorities: Sequence[Authority]) -> list[Named]:
        """The results of each of these authorities, in the order given."""
        alike: dict[Held, list[int]] = {}
        for place, authority in enumerate(authorities):
            alike.setdefault(_held(authority), []).append(place)
        found: dict[int, list[ExactResult]] = {}
        for held, places in alike.items():
            found |= zip(places, self._together(held, [authorities[place] for place in places]), strict=True)
        return [(authority.name, found[place]) for place, authority in enumerate(authorities)]

    def _together(self, held: Held, authorities: Sequence[Authority]) -> list[list[ExactResult]]:
        self._engine.hold_together([it.files for it in authorities], dict(held[1]))
        each = [replace(self._terms, children=it.children) for it in authorities]
        if held not in self._plans:
            self._plans[held] = plan(self._engine.tables, each[0]).settled()
        return carry_out_apart(self._plans[held], self._engine, each)


def _held(authority: Authority) -> Held:
    schemas = ((name, pq.read_schema(path).remove_metadata()) for name, path in sorted(authority.files.items()))
    return authority.children is None, tuple(schemas)


_here: dict[str, Any] = {}
"""The engine of this process, made once when the process starts."""


def _start(as_at: date, kind: str, local: dict[str, Period]) -> None:
    opened = duckdb_engine({}, threads=1, memory=MEMORY, keeps=True)
    _here["open"], _here["engine"] = opened, _Repeating(opened.__enter__(), Terms(as_at, kind, local))


def _measure(authorities: Sequence[Authority]) -> list[Named]:
    found: list[Named] = _here["engine"].measure(authorities)
    return found
