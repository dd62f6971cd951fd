"""One engine at one size: ``python -m benchmarks.search_one SENTENCES ROUNDS``; started by ``benchmarks.search``."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator

from tests import register_database

register_database.choose()

import django  # noqa: E402 - Django reads its settings once the store is chosen

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from benchmarks import invented_register  # noqa: E402
from sightline.register import search  # noqa: E402
from sightline.register.queries.sight import Sight  # noqa: E402
from sightline.register.search import Query  # noqa: E402

WORDS = ("children", "neglect", "drift", "care", "supervision", "bada", "permanence", "thresholds", "quality")
SAID = (
    "social workers",
    "children neglect",
    "plans drift review",
    '"social workers"',
    '"children are"',
    '"care plans are"',
    '"quality of care"',
    '"bada children"',
    "plan*",
    "superv*",
    "chil* drift*",
    "children -drift",
    'care -"social workers" -neglect',
    "the quality of the help",
)


def main() -> None:
    """Lay the register, search it, print a line of the table."""
    size, rounds = int(sys.argv[1]), int(sys.argv[2])
    call_command("migrate", verbosity=0)
    started = time.perf_counter()
    invented_register.lay(size)
    print(f"laid {size:,} in {time.perf_counter() - started:.0f} s", file=sys.stderr)
    queries = list(_queries())
    taken: dict[Query, list[float]] = {query: [] for query in queries}
    worked: list[float] = []
    for round_ in range(rounds + 1):
        for query in queries:
            started, before = time.perf_counter(), time.process_time()
            search.find(query, Sight(), page=1)
            if round_:  # the first round warms caches, as any morning does
                taken[query].append((time.perf_counter() - started) * 1000)
                worked.append((time.process_time() - before) * 1000)
    _report(size, taken, sorted(worked))


def _queries() -> Iterator[Query]:
    for words in (*WORDS, *SAID):
        yield Query(words=words)
        yield Query(words=words, theme="neglect", polarity="weakness")
        yield Query(words=words, authority="invented-7")
        yield Query(words=words, area="care-leavers", grade="inadequate", region="London")
        yield Query(words=words, since=2015, until=2017, kind="focused-visit")
        yield Query(words=words, neighbours_of="invented-90")
    yield Query(theme="neglect")
    yield Query(authority="invented-33", polarity="weakness")
    yield Query(since=2019)


def _report(size: int, taken: dict[Query, list[float]], worked: list[float]) -> None:
    every = sorted(milliseconds for times in taken.values() for milliseconds in times)
    slowest = sorted(taken, key=lambda query: statistics.median(taken[query]))[-6:]
    for query in slowest:
        print(f"  {statistics.median(taken[query]):8.1f} ms  {_in_short(query)}", file=sys.stderr)
    p95 = int(len(every) * 0.95)
    times = (statistics.median(every), every[p95], every[-1], worked[p95])
    figures = f"{len(every):>13,}{''.join(f'{milliseconds:>13.1f}' for milliseconds in times)}"
    print(f"{connection.vendor:<12}{size:>11,}{figures}  {_in_short(slowest[-1])}", flush=True)


def _in_short(query: Query) -> str:
    span = f" {query.since or ''}-{query.until or ''}" if query.since or query.until else ""
    return f"{query.words} {query.tags}{f' near {query.neighbours_of}' if query.neighbours_of else ''}{span}"


if __name__ == "__main__":
    main()
