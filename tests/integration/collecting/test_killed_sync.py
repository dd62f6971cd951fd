"""A sync over the network, killed with ``kill -9`` while it waits for an answer, goes on where it stopped."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.replica.answers import hanging
from tests.replica.server import Replica, document
from tests.replica.visits import Visitor
from tests.shared import REPOSITORY

AUTHORITIES = {"90001": (50000001, 50000002), "90002": (50000003,)}
DOCUMENTS = [number for numbers in AUTHORITIES.values() for number in numbers]

MOMENTS = [
    ("/robots.txt", 0),
    ("/provider/44/90002", 0),
    ("/v1/file/50000001", 0),
    ("/v1/file/50000003", 2),
]


def start(replica: Replica, home: Path) -> subprocess.Popen[bytes]:
    paths = os.pathsep.join([str(REPOSITORY / "src"), str(REPOSITORY)])
    return subprocess.Popen(
        [sys.executable, "-m", "tests.replica.visit", replica.address, str(home), *AUTHORITIES],
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONPATH": paths, "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"},
    )


def publish(replica: Replica) -> None:
    for urn, numbers in AUTHORITIES.items():
        replica.publishes(urn, *((number, "6 February 2024") for number in numbers))


@pytest.mark.parametrize(("waiting_for", "stored_before"), MOMENTS)
def test_the_next_run_fetches_only_what_is_not_stored(
    visitor: Visitor, replica: Replica, waiting_for: str, stored_before: int
) -> None:
    publish(replica)
    reached = threading.Event()
    replica.reply(waiting_for, hanging(replica.released, reached))
    with start(replica, visitor.home) as run:
        assert reached.wait(timeout=30)
        run.kill()
    assert len(visitor.kept()) == stored_before

    publish(replica)
    replica.reply("/robots.txt")
    replica.asked.clear()
    result = visitor.syncs(AUTHORITIES)
    assert len(result.fetched) == len(DOCUMENTS) - stored_before
    assert len([path for path in replica.paths() if "/v1/file/" in path]) == len(DOCUMENTS) - stored_before
    assert visitor.kept() == {document(number).content for number in DOCUMENTS}
    assert visitor.shelf.verify() == []


def test_left_alone_the_same_run_comes_to_its_end(visitor: Visitor, replica: Replica) -> None:
    publish(replica)
    with start(replica, visitor.home) as run:
        assert run.wait(timeout=60) == 0
    assert visitor.kept() == {document(number).content for number in DOCUMENTS}
