"""The replica, freshly started, and a visitor with an empty store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.replica.server import Replica
from tests.replica.visits import Visitor


@pytest.fixture
def replica() -> Iterator[Replica]:
    with Replica() as started:
        yield started


@pytest.fixture
def visitor(replica: Replica, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    return Visitor(replica, tmp_path)
