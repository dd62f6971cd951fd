"""The replica itself: an HTTP server on this machine that answers what it was told to."""

from __future__ import annotations

import ssl
import sys
import threading
from collections import defaultdict
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

from tests.replica.answers import Reply, Served, page, status
from tests.replica.pages import Entry, made_pdf, provider_page


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that came: its path and its headers."""

    path: str
    headers: dict[str, str]


class _Server(ThreadingHTTPServer):
    """Does not mind visitors who hang up."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Replica:
    """One server that stands in for both of the inspectorate's sites.

    Each path has a queue of replies; the last one is given again and again. A path without replies
    does not exist.
    """

    def __init__(self, certificate: ssl.SSLContext | None = None) -> None:
        self.asked: list[Asked] = []
        self.released = threading.Event()
        self._replies: dict[str, list[Reply]] = defaultdict(list)
        self._server = _Server(("127.0.0.1", 0), self._handler())
        self._scheme = "https" if certificate else "http"
        if certificate:
            self._server.socket = certificate.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def address(self) -> str:
        """Where the replica answers."""
        return f"{self._scheme}://127.0.0.1:{self._server.server_port}"

    def file_address(self, number: int) -> str:
        """Where a document stands."""
        return f"{self.address}/v1/file/{number}"

    def reply(self, path: str, *replies: Reply) -> None:
        """Answer a path with these, one after another, from now on."""
        self._replies[path] = list(replies)

    def lists(self, urn: str, *entries: tuple[int, str], title: str = "Children's services inspection") -> None:
        """Give an authority a page that lists documents by number and day."""
        listed = [Entry(title, day, self.file_address(number)) for number, day in entries]
        self.reply(f"/provider/44/{urn}", page(provider_page(urn, listed), etag=f'"{hash_of(listed)}"'))

    def publishes(self, urn: str, *entries: tuple[int, str]) -> None:
        """Give an authority a page, and every document on it some content."""
        self.lists(urn, *entries)
        for number, _ in entries:
            self.reply(f"/v1/file/{number}", document(number))

    def page_of(self, urn: str) -> bytes:
        """What an authority's page holds now."""
        served = self._replies[f"/provider/44/{urn}"][0]
        assert isinstance(served, Served)
        return served.content

    def stop(self) -> None:
        """Answer nobody any more."""
        if self._thread.is_alive():
            self.released.set()
            self._server.shutdown()
            self._server.server_close()
            self._thread.join()

    def paths(self) -> list[str]:
        """The paths that were asked for, in order, without the rules."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]

    def times_asked(self, path: str) -> int:
        """How often a path was asked for."""
        return sum(asked.path == path for asked in self.asked)

    def _next_reply(self, path: str) -> Reply:
        replies = self._replies.get(path)
        if not replies:
            return status(404)
        return replies.pop(0) if len(replies) > 1 else replies[0]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        replica = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                replica.asked.append(Asked(self.path, dict(self.headers.items())))
                replica._next_reply(self.path)(self)

            def log_message(self, format: str, *args: Any) -> None:
                """The replica says nothing: what was asked is in ``asked``."""

        return Handler


def document(number: int) -> Served:
    """The document under a number, with its version."""
    return Served(made_pdf(f"document {number}"), etag=f'"{number}"')


def hash_of(listed: list[Entry]) -> str:
    """A version for a page: it changes when the page does."""
    return "-".join(f"{entry.address.rpartition('/')[2]}.{entry.day}" for entry in listed).replace(" ", "")
