"""What every test may lean on: no network, steady invention, and a loud word about what was skipped."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import pytest
from hypothesis import HealthCheck, settings

from tests import register_database
from tests.shared import SHARED, has_shared

register_database.choose()
django.setup()

NEEDS_SHARED = "the published documents (../shared) are not beside the repository"

# Invented inputs are the same on every machine and every run, and no slow computer fails a test.
settings.register_profile(
    "house",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("house")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs the published documents where they are missing."""
    if has_shared():
        return
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(pytest.mark.skip(reason=NEEDS_SHARED))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say out loud how many tests had no published documents to read."""
    skipped = [report for report in terminalreporter.stats.get("skipped", []) if NEEDS_SHARED in str(report.longrepr)]
    if skipped:
        terminalreporter.section("NOT TESTED ON PUBLISHED DOCUMENTS", sep="!", red=True)
        terminalreporter.line(f"{len(skipped)} tests were skipped: {NEEDS_SHARED} ({SHARED}).")


@pytest.fixture
def shared() -> Path:
    """The folder of published documents; the test is skipped where it is missing."""
    if not has_shared():
        pytest.skip(NEEDS_SHARED)
    return SHARED


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None, tmp_path_factory: pytest.TempPathFactory) -> None:
    """On SQLite a file, as in service: threads then meet in it as they do there."""
    from django.conf import settings

    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        file = tmp_path_factory.mktemp("register") / "register.sqlite3"
        settings.DATABASES["default"]["TEST"]["NAME"] = str(file)


@pytest.fixture(autouse=True, scope="session")
def _emptied_between_tests() -> Iterator[None]:
    """Tests that commit have the database emptied after them; events otherwise never go."""
    from django.db import connection

    empty = connection.ops.execute_sql_flush

    def execute_sql_flush(sql_list: list[str]) -> None:
        with register_database.events_may_go():
            empty(sql_list)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection.ops, "execute_sql_flush", execute_sql_flush)
        yield


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """Every test has a register of its own, and two may have come to the same last event."""
    from sightline.register import kept

    kept.forget()


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    """A test that reaches for the network fails at once; servers of its own, on this machine, it may ask."""
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1"):
            raise AssertionError(f"a test reached for the network: {address}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse)
        yield
