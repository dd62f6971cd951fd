"""The register's database in the tests: a file of SQLite, or a PostgreSQL server started for this run alone.

``SIGHTLINE_TEST_DATABASE=postgresql`` asks for PostgreSQL; the same tests run on both.
"""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

CHOICE = "SIGHTLINE_TEST_DATABASE"
SERVER_USER = "postgres"
DATABASE = "sightline"


def choose() -> None:
    """Point Django at an empty store of this run's own; to be called before Django reads its settings."""
    home = Path(tempfile.mkdtemp(prefix="sightline-tests-"))
    (home / "static").mkdir()  # where the service looks for its style sheets; empty here
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    os.environ["SIGHTLINE_HOME"] = str(home)
    os.environ["SIGHTLINE_SECRET_KEY"] = "of the tests only"
    os.environ["DJANGO_SETTINGS_MODULE"] = "sightline.web.settings"
    match os.environ.get(CHOICE, "sqlite"):
        case "sqlite":
            os.environ.pop("DATABASE_URL", None)
        case "postgresql":
            os.environ["DATABASE_URL"] = _start_server()
        case other:
            raise SystemExit(f"{CHOICE} is sqlite or postgresql, not {other}")


def programs() -> Path | None:
    """The folder of PostgreSQL's own programs, the newest installed; ``None`` where there is none."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = str(installed[-1]) if installed else shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def _start_server() -> str:
    """Start a server on a socket in a folder of its own; its address. It ends with this process."""
    bin_folder = programs()
    if bin_folder is None:
        raise SystemExit("PostgreSQL is not installed, and the tests were told to run on it")
    folder = Path(tempfile.mkdtemp(prefix="sightline-pg-"))
    data = folder / "data"
    as_user: dict[str, Any] = {}
    if os.geteuid() == 0:  # the server refuses to run as root
        shutil.chown(folder, SERVER_USER)
        as_user = {"user": SERVER_USER, "group": SERVER_USER, "extra_groups": []}
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "cwd": folder, **as_user}
    subprocess.run([bin_folder / "initdb", "-D", data, "-U", SERVER_USER, "-A", "trust", "-E", "UTF8", "-N"], **quiet)
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
    control = [str(bin_folder / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log")]
    subprocess.run([*control, "-o", options, "start"], **quiet)
    atexit.register(_stop_server, [*control, "-m", "immediate", "stop"], folder, quiet)
    subprocess.run([bin_folder / "createdb", "-h", folder, "-U", SERVER_USER, DATABASE], **quiet)
    return f"postgresql://{SERVER_USER}@/{DATABASE}?host={folder}"


def _stop_server(command: list[str], folder: Path, quiet: dict[str, Any]) -> None:
    subprocess.run(command, **(quiet | {"check": False}))
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def events_may_go() -> Iterator[None]:
    """Lift what keeps events from being removed, for a test database that is emptied between tests."""
    from django.db import connection

    guards = import_module("sightline.register.migrations.0002_events_only_grow")
    is_sqlite = connection.vendor == "sqlite"
    _run(guards.SQLITE_BACK if is_sqlite else guards.POSTGRESQL_BACK)
    try:
        yield
    finally:
        _run(guards.SQLITE if is_sqlite else guards.POSTGRESQL)


def _run(statements: list[str]) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
