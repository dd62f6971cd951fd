"""How fast the reader is: ``python -m benchmarks.read FOLDER [--rounds 3]``.

Whole processes are timed, start to end, on the same files in the same run, taking turns, so that a busy
machine slows all of them alike. The median of the rounds counts, and what matters is the ratios.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

IMPORT = "import time; s = time.perf_counter(); import sightline.cli.main; print(time.perf_counter() - s)"
LOOK_EVERY_SECONDS = 0.1
STATUS_UNIT = 1024


@dataclass(frozen=True, slots=True)
class Run:
    """One process, and those it started: wall seconds, processor seconds, most memory of any one of them."""

    wall: float
    processor: float
    peak_mb: float


def main() -> None:
    """Measure, and print a table."""
    arguments = _arguments()
    folder = str(arguments.folder)
    contenders = {
        "bare pdfium": [sys.executable, "-m", "benchmarks.bare", folder],
        "one worker": [*_sightline(), "read", folder, "--format", "jsonl", "--jobs", "1"],
        "two workers": [*_sightline(), "read", folder, "--format", "jsonl", "--jobs", "2"],
    }
    runs: dict[str, list[Run]] = {name: [] for name in contenders}
    for number in range(arguments.rounds):
        for name, command in contenders.items():
            runs[name].append(_measure(command))
            print(f"round {number + 1}, {name}: {runs[name][-1].wall:.1f} s", file=sys.stderr)
    _report({name: _median(found) for name, found in runs.items()}, len(list(arguments.folder.rglob("*.pdf"))))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder of PDFs")
    parser.add_argument("--rounds", type=int, default=3, help="how often each takes its turn")
    return parser.parse_args()


def _sightline() -> list[str]:
    return [sys.executable, "-m", "sightline"]


def _as_installed() -> dict[str, str]:
    """The environment without what keeps Python from keeping compiled modules, as an installed program has them."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _measure(command: list[str]) -> Run:
    """Run a command to its end, watching the memory of it and of every process below it."""
    before = os.times()
    started = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, stdout=out, env=_as_installed())
        peaks: list[float] = []
        watcher = threading.Thread(target=_watch, args=(process, peaks))
        watcher.start()
        status = process.wait()
        wall = time.perf_counter() - started
        watcher.join()
    if status:
        raise SystemExit(f"{' '.join(command)} ended with status {status}")
    after = os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(wall, processor, max(peaks, default=0.0))


def _watch(process: subprocess.Popen[bytes], peaks: list[float]) -> None:
    """Note the highest memory of every process of the family until the eldest ends."""
    while process.poll() is None:
        peaks.extend(_peak_mb(member) for member in _family(process.pid))
        time.sleep(LOOK_EVERY_SECONDS)


def _family(eldest: int) -> list[int]:
    children: list[int] = []
    for task in Path(f"/proc/{eldest}/task").glob("*/children"):
        try:
            children += [int(child) for child in task.read_text().split()]
        except OSError:
            continue
    return [eldest, *(member for child in children for member in _family(child))]


def _peak_mb(process: int) -> float:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    peak = next((line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")), "0")
    return int(peak) / STATUS_UNIT


def _median(runs: list[Run]) -> Run:
    return Run(
        statistics.median(run.wall for run in runs),
        statistics.median(run.processor for run in runs),
        max(run.peak_mb for run in runs),
    )


def _report(found: dict[str, Run], documents: int) -> None:
    bare, one, two = found.values()
    print(f"{documents} documents, {os.cpu_count()} processors; seconds are medians, memory is the highest seen")
    print(f"{'':14}{'wall s':>10}{'processor s':>14}{'MB a process':>15}{'x bare':>9}")
    for name, run in found.items():
        print(f"{name:14}{run.wall:10.1f}{run.processor:14.1f}{run.peak_mb:15.0f}{run.wall / bare.wall:9.2f}")
    print(f"one worker is {one.wall / bare.wall:.2f} x bare extraction (to reach: at most 2.0)")
    print(f"two workers are {one.wall / two.wall:.2f} x as fast as one (to reach: at least 1.7)")
    imports = [float(subprocess.check_output([sys.executable, "-c", IMPORT])) for _ in range(5)]
    print(f"importing the command line takes {statistics.median(imports):.3f} s (to reach: under 0.3)")


if __name__ == "__main__":
    main()
