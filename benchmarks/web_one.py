"""One engine, one size: ``python -m benchmarks.web_one STORE TIMES PEOPLE SECONDS``, started by ``benchmarks.web``."""

from __future__ import annotations

import csv
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests import register_database

REPOSITORY = Path(__file__).resolve().parent.parent
ASSETS = "SIGHTLINE_ASSETS"
WARM_SECONDS = 20
START_SECONDS = 120
TO_REACH = {"search": 100}
TO_REACH_OTHERWISE = 200

register_database.choose()
os.environ.setdefault(ASSETS, str(REPOSITORY / "var" / "assets"))

from sightline.journeys.opening import home, open_register  # noqa: E402

open_register()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from benchmarks import grown_register, web_pages  # noqa: E402
from sightline.journeys.restore import restore  # noqa: E402
from sightline.register.access import Role  # noqa: E402
from sightline.register.actions import national  # noqa: E402
from sightline.register.actions.accounts import open_account  # noqa: E402
from sightline.register.models import Sentence  # noqa: E402

BY = "benchmark"
PAGES = "SIGHTLINE_BENCH_PAGES"


def main() -> None:
    """Lay the register, serve it, have it read, print the table."""
    store, times, people, seconds = Path(sys.argv[1]), *(int(number) for number in sys.argv[2:5])
    now = datetime.now(UTC)
    restore(store)
    national.load(by=BY, at=now)
    grown_register.grow(times)
    sentences = Sentence.objects.count()
    sessions, pages = _sessions(people, now), web_pages.pages()
    asked = home() / "pages.json"
    asked.write_text(json.dumps({"sessions": sessions, "pages": pages}), encoding="utf-8")
    os.environ |= {PAGES: str(asked), "SIGHTLINE_AUTHORITY": web_pages.most_told()}
    connection.close()
    with _served() as address:
        _read(address, people, WARM_SECONDS)
        before = os.getloadavg()[0]
        taken = _read(address, people, seconds)
        work = _work(sessions[0], pages)
    load = f"load average {before:.1f} before, {os.getloadavg()[0]:.1f} after"
    _report(f"{connection.vendor}, {sentences:,} sentences, {people} people, {load}", taken, work)


def _sessions(people: int, now: datetime) -> list[str]:
    """Somebody signed in, as often as there are people: signing in is not what is measured."""
    person = User.objects.filter(username=BY).first() or open_account(
        name=BY, full_name="Ada Reader", roles=[Role.ADMINISTRATOR], password="never typed", by=BY, at=now
    )
    return [_session(person) for _ in range(people)]


def _session(person: User) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return str(session.session_key)


@contextmanager
def _served() -> Iterator[str]:
    """The service as ``sightline serve`` starts it; its address. It ends with the block."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
    command = [sys.executable, "-m", "sightline", "serve", "--port", str(port)]
    running = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        running.terminate()
        running.wait(START_SECONDS)


def _wait_for(address: str) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        try:
            with urlopen(address) as answer:
                answer.read()
                return
        except (URLError, ConnectionError):
            time.sleep(0.5)
    raise SystemExit("the service did not answer")


def _read(address: str, people: int, seconds: int) -> list[dict[str, str]]:
    """What each kind of page took while so many people read for so long."""
    kept = str(home() / "taken")
    command = [sys.executable, "-m", "locust", "-f", str(REPOSITORY / "benchmarks" / "web_people.py"), "--headless"]
    command += ["--users", str(people), "--spawn-rate", str(people), "--run-time", f"{seconds}s", "--stop-timeout", "5"]
    command += ["--host", address, "--csv", kept, "--only-summary", "--loglevel", "ERROR", "--exit-code-on-error", "0"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with Path(f"{kept}_stats.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["Name"] != "Aggregated"]


def _work(session: str, pages: dict[str, list[str]]) -> dict[str, float]:
    """The processor's milliseconds that nineteen in twenty pages of each kind stay under, one after the other.

    They hardly depend on what else the machine does. A PostgreSQL server's own work is not in them.
    """
    client = Client(SERVER_NAME="localhost")
    client.cookies["sessionid"] = session
    return {kind: _p95([_milliseconds(client, it) for it in addresses]) for kind, addresses in pages.items()}


def _milliseconds(client: Client, address: str) -> float:
    """The second of two times: the first may have to work out what is then kept."""
    client.get(address)
    before = time.thread_time()
    client.get(address)
    return (time.thread_time() - before) * 1000


def _p95(found: list[float]) -> float:
    return sorted(found)[min(len(found) - 1, int(len(found) * 0.95))]


def _report(heading: str, taken: list[dict[str, str]], work: dict[str, float]) -> None:
    print(f"\n{heading}")
    heads = (
        ("asked", 7),
        ("failed", 8),
        ("p50 ms", 8),
        ("p95 ms", 8),
        ("p99 ms", 8),
        ("x health", 10),
        ("to reach", 10),
        ("work ms", 9),
        ("x health", 10),
    )
    print(f"{'page':<26}{''.join(f'{head:>{width}}' for head, width in heads)}")
    health = next(float(row["95%"]) for row in taken if row["Name"] == "health")
    for row in sorted(taken, key=lambda it: -float(it["95%"])):
        most = TO_REACH.get(row["Name"].partition(",")[0], TO_REACH_OTHERWISE)
        times = "".join(f"{float(row[share]):8.0f}" for share in ("50%", "95%", "99%"))
        done = f"{work[row['Name']]:9.1f}{work[row['Name']] / work['health']:10.1f}"
        counts = f"{row['Request Count']:>7}{row['Failure Count']:>8}"
        print(f"{row['Name']:<26}{counts}{times}{float(row['95%']) / max(health, 1):10.1f}{most:>10}{done}", flush=True)


if __name__ == "__main__":
    main()
