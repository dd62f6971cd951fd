"""What taking documents in costs beside reading them: ``python -m benchmarks.bench_import FOLDER [--rounds 1]``.

Both are whole processes on the same files, taking turns, with as many workers; the import goes into an
empty store of its own. What matters is the ratio (to reach: at most 1.5). A second import, in which
nothing is new, is timed beside it.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIGHTLINE = [sys.executable, "-m", "sightline.cli.main"]
TO_REACH = 1.5


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder of documents")
    parser.add_argument("--rounds", type=int, default=1, help="how often each takes its turn")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many workers read")
    arguments = parser.parse_args()
    folder, jobs = str(arguments.folder), ["--jobs", str(arguments.jobs)]
    times: dict[str, list[float]] = {"reading alone": [], "import": [], "import again": []}
    for _ in range(arguments.rounds):
        with tempfile.TemporaryDirectory() as home:
            times["reading alone"].append(_timed(["read", folder, "--format", "jsonl", *jobs], home))
            times["import"].append(_timed(["import", folder, *jobs], home))
            times["import again"].append(_timed(["import", folder, *jobs], home))
    medians = {name: statistics.median(found) for name, found in times.items()}
    for name, seconds in medians.items():
        print(f"{name:15}{seconds:8.1f} s{seconds / medians['reading alone']:8.2f} x reading")
    print(f"to reach: import at most {TO_REACH} x reading ({arguments.jobs} workers, {os.cpu_count()} processors)")


def _timed(arguments: list[str], home: str) -> float:
    started = time.perf_counter()
    environment = {**os.environ, "SIGHTLINE_HOME": home}
    ran = subprocess.run([*SIGHTLINE, *arguments], env=environment, stdout=subprocess.DEVNULL, check=False)
    if ran.returncode not in (0, 3):
        raise SystemExit(f"{' '.join(arguments)} ended with status {ran.returncode}")
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
