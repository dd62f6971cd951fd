"""What taking documents in costs beside reading them: ``python -m benchmarks.bench_import FOLDER [--rounds 1]``.

Both are whole processes on the same files, taking turns, with as many workers; the import goes into an
empty store of its own. What matters is the ratio (to reach: at most 1.5), by the wall and, where others
keep the machine busy, by the processor. A second import, in which nothing is new, is timed beside it.
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

SIGHTLINE = [sys.executable, "-m", "sightline"]
TO_REACH = 1.5

Time = tuple[float, float]
"""Seconds by the wall, and of the processor."""


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder of documents")
    parser.add_argument("--rounds", type=int, default=1, help="how often each takes its turn")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many workers read")
    arguments = parser.parse_args()
    folder, jobs = str(arguments.folder), ["--jobs", str(arguments.jobs)]
    times: dict[str, list[Time]] = {"reading alone": [], "import": [], "import again": []}
    for _ in range(arguments.rounds):
        with tempfile.TemporaryDirectory() as home:
            times["reading alone"].append(_timed(["read", folder, "--format", "jsonl", *jobs], home))
            times["import"].append(_timed(["import", folder, *jobs], home))
            times["import again"].append(_timed(["import", folder, *jobs], home))
    print(f"{'':15}{'wall s':>10}{'x reading':>11}{'processor s':>13}{'x reading':>11}")
    wall, processor = (_medians(times, at) for at in (0, 1))
    for name in times:
        by_wall, by_processor = wall[name] / wall["reading alone"], processor[name] / processor["reading alone"]
        print(f"{name:15}{wall[name]:10.1f}{by_wall:11.2f}{processor[name]:13.1f}{by_processor:11.2f}")
    print(f"to reach: import at most {TO_REACH} x reading ({arguments.jobs} workers, {os.cpu_count()} processors)")


def _medians(times: dict[str, list[Time]], at: int) -> dict[str, float]:
    return {name: statistics.median(time[at] for time in found) for name, found in times.items()}


def _timed(arguments: list[str], home: str) -> Time:
    started, before = time.perf_counter(), os.times()
    environment = {**os.environ, "SIGHTLINE_HOME": home}
    ran = subprocess.run([*SIGHTLINE, *arguments], env=environment, stdout=subprocess.DEVNULL, check=False)
    if ran.returncode not in (0, 3):
        raise SystemExit(f"{' '.join(arguments)} ended with status {ran.returncode}")
    after = os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - started, processor


if __name__ == "__main__":
    main()
