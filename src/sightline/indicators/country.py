"""Many authorities, one after the other in a few processes: each costs what it holds, and memory stays with one.

An authority's children are measured apart from everyone else's, as they must be, so that a region or the country is
a loop. The questions are compiled once for authorities whose returns hold the same columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from sightline.ground.days import Period
from sightline.indicators.engines import DuckEngine, duckdb_engine
from sightline.indicators.measuring import carry_out
from sightline.indicators.planning import Plan, plan
from sightline.indicators.results import ExactResult
from sightline.indicators.terms import Terms

WORKERS = 2
MEMORY = "1500MB"

Files = Mapping[str, Path]


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority's return as files, one a table, and how many children live there."""

    name: str
    files: Files
    children: int | None = None


def measure_country(
    authorities: Iterable[Authority], terms: Terms, workers: int = WORKERS
) -> Iterator[tuple[str, list[ExactResult]]]:
    """The results of each authority, in the order given, as they come."""
    local = dict(terms.local)
    start = partial(_start, terms.as_at, terms.kind, local)
    with ProcessPoolExecutor(workers, initializer=start) as pool:
        yield from pool.map(_measure, authorities)


class _Repeating:
    """An engine pointed at one authority after another. Returns that hold the same columns share a plan."""

    def __init__(self, engine: DuckEngine, terms: Terms) -> None:
        self._engine = engine
        self._terms = terms
        self._plans: dict[tuple[object, ...], Plan] = {}

    def measure(self, authority: Authority) -> list[ExactResult]:
        """The results of one authority."""
        terms = replace(self._terms, children=authority.children)
        self._engine.hold(authority.files)
        tables = self._engine.tables
        held = (terms.children is None, *((name, tuple(tables[name].columns)) for name in sorted(tables)))
        if held not in self._plans:
            self._plans[held] = plan(tables, terms).settled()
        return carry_out(self._plans[held], self._engine, terms)


_here: dict[str, Any] = {}
"""The engine of this process, made once when the process starts."""


def _start(as_at: date, kind: str, local: dict[str, Period]) -> None:
    opened = duckdb_engine({}, threads=1, memory=MEMORY, keeps=True)
    _here["open"], _here["engine"] = opened, _Repeating(opened.__enter__(), Terms(as_at, kind, local))


def _measure(authority: Authority) -> tuple[str, list[ExactResult]]:
    return authority.name, _here["engine"].measure(authority)
