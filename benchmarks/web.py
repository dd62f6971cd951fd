"""How fast the pages are with many people at once: ``python -m benchmarks.web FOLDER [--times 1 10] [--people 20]``.

The documents of the folder are taken into a register once. For each engine and size it is laid in a store of its
own (grown by invented copies where it is to be larger), served as ``sightline serve`` serves it, and read by so
many people at once, each opening a page of any kind every second or two. The server and those who read share
this machine, so the load average is printed beside the figures, and every figure also as a ratio to ``/health``.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests import register_database

ENGINES = ("sqlite", "postgresql")
SIGHTLINE = [sys.executable, "-m", "sightline"]


def main() -> None:
    """Lay the register once, then measure each engine and size in a process of its own."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory(prefix="sightline-bench-") as folder:
        Path(folder).chmod(0o755)  # PostgreSQL's server runs as another person
        kept = arguments.store or _lay(arguments.folder, Path(folder))
        for engine in arguments.engines:
            if engine == "postgresql" and register_database.programs() is None:
                print("PostgreSQL is not installed: not measured", file=sys.stderr)
                continue
            for times in arguments.times:
                environment = {**os.environ, register_database.CHOICE: engine, "TMPDIR": folder}
                command = [sys.executable, "-m", "benchmarks.web_one", str(kept), str(times)]
                command += [str(arguments.people), str(arguments.seconds)]
                subprocess.run(command, env=environment, check=True)


def _lay(documents: Path, folder: Path) -> Path:
    """The documents in a register, as a backup that any store can be filled from."""
    environment = {**os.environ, "SIGHTLINE_HOME": str(folder / "laid")}
    environment.pop("DATABASE_URL", None)
    kept = folder / "store.tar"
    taken = subprocess.run([*SIGHTLINE, "import", str(documents)], env=environment, check=False)
    if taken.returncode not in (0, 3):
        raise SystemExit(f"import ended with status {taken.returncode}")
    subprocess.run([*SIGHTLINE, "backup", str(kept)], env=environment, check=True)
    return kept


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder of documents")
    parser.add_argument("--store", type=Path, help="a backup to use instead of taking the documents in")
    parser.add_argument("--times", type=int, nargs="+", default=(1, 10), help="how many times as large")
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=ENGINES, help="databases to measure")
    parser.add_argument("--people", type=int, default=20, help="how many people at once")
    parser.add_argument("--seconds", type=int, default=90, help="how long they read")
    return parser.parse_args()


if __name__ == "__main__":
    main()
