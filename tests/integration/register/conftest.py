"""Stores of a test's own, on the database the run was started with, for commands in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest

from tests.integration.register.documents import write_documents
from tests.shared import REPOSITORY

Store = dict[str, str]
Runs = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def new_store(tmp_path: Path) -> Iterator[Callable[[str], Store]]:
    """Make an empty store by name: the environment in which commands use it."""
    made: list[str] = []
    url = os.environ.get("DATABASE_URL", "")

    def make(name: str) -> Store:
        keep = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
        path = os.pathsep.join([str(REPOSITORY), str(REPOSITORY / "src")])
        store = keep | {"SIGHTLINE_HOME": str(tmp_path / name), "PYTHONPATH": path}
        if url:
            database = f"store_{os.getpid()}_{name}"
            _tell_server(url, f"CREATE DATABASE {database}")
            made.append(database)
            store["DATABASE_URL"] = urlunsplit(urlsplit(url)._replace(path=f"/{database}"))
        return store

    yield make
    for database in made:
        _tell_server(url, f"DROP DATABASE {database} WITH (FORCE)")


def _tell_server(url: str, statement: str) -> None:
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement)


@pytest.fixture
def store(new_store: Callable[[str], Store]) -> Store:
    """An empty store."""
    return new_store("store")


@pytest.fixture
def sightline(tmp_path: Path) -> Runs:
    """Run the command in a process of its own, in the folder of the documents."""

    def runs(store: Store, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "sightline", *arguments]
        return subprocess.run(command, env=store, cwd=tmp_path, capture_output=True, text=True, check=False)

    return runs


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """A folder of six invented reports, with a copy of the first under another name beside it."""
    folder = tmp_path / "reports"
    first = write_documents(folder, 6)[0]
    (tmp_path / "report.pdf").write_bytes(first.read_bytes())
    (tmp_path / "letter.html").write_text("<h1>Focused visit to Eastvale</h1><p>On 5 and 6 June 2024.</p>")
    return folder
