"""How fast search is: ``python -m benchmarks.search [--sentences 100000 1000000] [--engines sqlite postgresql]``.

For each engine and size a register of invented sentences is laid in a folder of its own, and the same
searches are made of it through the same code as the pages use, in one process, one after the other.
PostgreSQL is a server started for this run alone; where it is not installed that is said. "Work" is the
time a processor spent in our process: with SQLite that is the whole search, and a busy machine does not
change it.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests import register_database

SIZES = (100_000, 1_000_000)
ENGINES = ("sqlite", "postgresql")


def main() -> None:
    """Measure each engine in a process of its own, and print a table."""
    arguments = _arguments()
    heads = ("searches", "median ms", "p95 ms", "worst ms", "p95 work ms")
    print(f"{'engine':<12}{'sentences':>11}{''.join(f'{head:>13}' for head in heads)}  worst search", flush=True)
    for engine in arguments.engines:
        if engine == "postgresql" and register_database.programs() is None:
            print("PostgreSQL is not installed: not measured", file=sys.stderr)
            continue
        for size in arguments.sentences:
            with tempfile.TemporaryDirectory(prefix="sightline-bench-") as home:
                command = [sys.executable, "-m", "benchmarks.search_one", str(size), str(arguments.rounds)]
                environment = {**os.environ, register_database.CHOICE: engine, "TMPDIR": home}
                Path(home).chmod(0o755)  # the server runs as another person
                subprocess.run(command, env=environment, check=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, nargs="+", default=SIZES, help="sizes of the register")
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=ENGINES, help="databases to measure")
    parser.add_argument("--rounds", type=int, default=3, help="how often each search is made")
    return parser.parse_args()


if __name__ == "__main__":
    main()
