"""A site that sends a byte now and then does not hold a run for ever."""

from __future__ import annotations

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

from tests.replica.server import Replica
from tests.replica.visits import URN, Visitor


def dripping(pass_time: Callable[[float], None]) -> Callable[[BaseHTTPRequestHandler], None]:
    """A file that comes in pieces, with a minute between any two."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000000")
        handler.end_headers()
        for _ in range(100):
            pass_time(60.0)
            handler.wfile.write(b"%PDF-" * 2_000)

    return reply


def test_a_file_that_comes_too_slowly_is_given_up(visitor: Visitor, replica: Replica) -> None:
    replica.publishes(URN, (50000001, "6 February 2024"))
    replica.reply("/v1/file/50000001", dripping(visitor.sleeper.sleep))
    result = visitor.syncs(attempts=1, request_seconds=300, run_seconds=1e9)
    assert [problem.code for problem in result.failed] == ["too-slow"]
    assert visitor.kept() == set()
