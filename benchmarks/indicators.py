"""How fast every indicator is: ``python -m benchmarks.indicators [--children 18250 36500 73000] [--authorities 150]``.

Invented authorities of three sizes are made once, each with ten years. Each measurement runs in a process of its own
and says the time on the clock, the time a processor spent (which a busy machine changes less) and the most memory.
The country is the largest of them copied so many times with other identifiers, and measured as a tenth, a third and
the whole: what it costs should grow with the rows and with nothing else. It takes some 4 GB of disk. PySpark and pandas
are measured on the one authority; pandas works ten indicators out the ordinary way, and must come to the same figures.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

AS_AT = date(2026, 9, 30)
SIZES = (18_250, 36_500, 73_000)
"""The last comes to two million rows."""
AUTHORITIES = 150
CHILDREN_OF_THE_AREA = 7
"""Children who live in the area for each one ever known to its social care: rates need a number, any will do."""
KIBIBYTES = 1024


def main() -> None:
    """Make the returns, measure each in its own process, and print a table."""
    arguments = _arguments()
    if arguments.one:
        print(json.dumps(ONE[arguments.one](Path(arguments.folder), arguments.authorities)))
        return
    with tempfile.TemporaryDirectory(prefix="sightline-bench-") as home:
        print(f"{'what':<34}{'rows':>12}{'seconds':>10}{'work s':>10}{'memory MB':>11}", flush=True)
        for size in arguments.children:
            folder = Path(home) / str(size)
            _run("make", folder, size, f"make {size:,} children")
            for what in ("open-to-results", "again"):
                _run(what, folder, 1, f"{what}, {size:,} children")
        _run("ten", folder, 1, "ten indicators, here")
        _run("pandas", folder, 1, "ten indicators, pandas")
        if not arguments.without_spark:
            _run("spark", folder, 1, "all indicators, PySpark")
        if arguments.authorities:
            _run("copy", folder, arguments.authorities, f"copy it {arguments.authorities} times")
        for part in (10, 3, 1) if arguments.authorities else ():
            number = max(arguments.authorities // part, 1)
            _run("country", folder, number, f"{number} authorities, two processes")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--children", type=int, nargs="+", default=SIZES, help="children of each made authority")
    parser.add_argument("--authorities", type=int, default=AUTHORITIES, help="how many the country has; 0 for none")
    parser.add_argument("--without-spark", action="store_true", help="leave PySpark out")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    return parser.parse_args()


def _run(what: str, folder: Path, number: int, label: str) -> None:
    command = [sys.executable, "-m", "benchmarks.indicators", "--one", what, "--folder", str(folder)]
    done = subprocess.run([*command, "--authorities", str(number)], check=True, stdout=subprocess.PIPE, text=True)
    told = json.loads(done.stdout.splitlines()[-1])
    print(
        f"{label:<34}{told['rows']:>12,}{told['seconds']:>10.2f}{told['work']:>10.2f}{told['memory']:>11,}", flush=True
    )


def _timed(folder: Path, times: int, work: Callable[[], Any]) -> dict[str, Any]:
    began, spent = time.perf_counter(), _work()
    work()
    return {
        "rows": _rows(folder) * times,
        "seconds": time.perf_counter() - began,
        "work": _work() - spent,
        "memory": (_peak(resource.RUSAGE_SELF) + times_two(times) * _peak(resource.RUSAGE_CHILDREN)) // KIBIBYTES,
    }


def times_two(times: int) -> int:
    """How many processes worked beside this one, each of which counts."""
    return 2 if times > 1 else 1


def _peak(who: int) -> int:
    return resource.getrusage(who).ru_maxrss


def _work() -> float:
    here, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return here.ru_utime + here.ru_stime + others.ru_utime + others.ru_stime


def _rows(folder: Path) -> int:
    import pyarrow.parquet as pq

    return sum(pq.read_metadata(file).num_rows for file in folder.glob("*.parquet"))


def _files(folder: Path) -> dict[str, Path]:
    return {file.stem: file for file in sorted(folder.glob("*.parquet"))}


def _make(folder: Path, children: int) -> dict[str, Any]:
    from sightline.demonstration.children import Plan, world
    from sightline.demonstration.children.writing import write_parquet

    return _timed(folder, 1, lambda: write_parquet(world(Plan(children=children, until=AS_AT)).as_at(), folder))


def _open_to_results(folder: Path, times: int) -> dict[str, Any]:
    """From opening the files to every result; the program's own parts are imported before the clock begins."""
    from sightline.indicators.engines import duckdb_engine
    from sightline.indicators.measuring import measure
    from sightline.indicators.terms import Terms

    def work() -> None:
        with duckdb_engine(_files(folder)) as engine:
            assert measure(engine, Terms(as_at=AS_AT, children=CHILDREN_OF_THE_AREA * 60_000))

    return _timed(folder, times, work)


def _again(folder: Path, times: int) -> dict[str, Any]:
    """As above once more in the same process, as a service that stays up does it."""
    _open_to_results(folder, times)
    return _open_to_results(folder, times)


def _copy(folder: Path, authorities: int) -> dict[str, Any]:
    from benchmarks.indicators_copied import copy_many

    return _timed(folder, authorities, lambda: copy_many(folder, _copies(folder), authorities))


def _copies(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}-copies")


def _country(folder: Path, authorities: int) -> dict[str, Any]:
    from sightline.indicators.country import Authority, measure_country
    from sightline.indicators.terms import Terms

    copies = sorted(_copies(folder).iterdir())[:authorities]
    many = [Authority(copy.name, _files(copy), CHILDREN_OF_THE_AREA * 60_000) for copy in copies]

    def work() -> None:
        assert sum(1 for _ in measure_country(many, Terms(as_at=AS_AT))) == authorities

    return _timed(folder, authorities, work)


def _ten(folder: Path, times: int) -> dict[str, Any]:
    from benchmarks.indicators_pandas import ten
    from sightline.indicators.engines import duckdb_engine
    from sightline.indicators.measuring import measure
    from sightline.indicators.terms import Terms
    from sightline.knowledge.indicators import indicators

    wanted = ten(folder, AS_AT)
    found = {}

    def work() -> None:
        with duckdb_engine(_files(folder)) as engine:
            results = measure(engine, Terms(as_at=AS_AT), [indicators()[id_] for id_ in wanted])
        found.update({it.indicator: (it.numerator, it.denominator) for it in results})

    told = _timed(folder, times, work)
    differ = {id_: (found[id_], wanted[id_]) for id_ in wanted if found[id_] != wanted[id_]}
    if differ:
        raise SystemExit(f"pandas comes to other figures: {differ}")
    return told


def _pandas(folder: Path, times: int) -> dict[str, Any]:
    from benchmarks.indicators_pandas import ten

    return _timed(folder, times, lambda: ten(folder, AS_AT))


def _spark(folder: Path, times: int) -> dict[str, Any]:
    """The session's start is not counted, as it is made once for many returns."""
    from sightline.indicators.engines import own_spark_engine
    from sightline.indicators.measuring import measure
    from sightline.indicators.terms import Terms

    with own_spark_engine(_files(folder)) as engine:
        return _timed(folder, times, lambda: measure(engine, Terms(as_at=AS_AT, children=400_000)))


ONE: dict[str, Callable[[Path, int], dict[str, Any]]] = {
    "make": _make,
    "open-to-results": _open_to_results,
    "again": _again,
    "copy": _copy,
    "country": _country,
    "ten": _ten,
    "pandas": _pandas,
    "spark": _spark,
}


if __name__ == "__main__":
    main()
