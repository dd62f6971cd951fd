"""What the replica can answer: as a site should, and in every way a site should not."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

Headers = Mapping[str, str]
Reply = Callable[[BaseHTTPRequestHandler], None]


@dataclass(frozen=True, slots=True)
class Served:
    """Content as a site should send it, with a version where it has one."""

    content: bytes
    content_type: str = "application/pdf"
    etag: str = ""
    headers: Headers = field(default_factory=dict)

    def __call__(self, handler: BaseHTTPRequestHandler) -> None:
        if self.etag and handler.headers.get("If-None-Match") == self.etag:
            send(handler, 304, b"", {"ETag": self.etag})
            return
        version = {"ETag": self.etag} if self.etag else {}
        send(handler, 200, self.content, {"Content-Type": self.content_type, **version, **self.headers})


def page(content: str, etag: str = "") -> Served:
    """A web page."""
    return Served(content.encode("utf-8"), "text/html; charset=utf-8", etag)


def status(code: int, **headers: str) -> Reply:
    """A refusal or a failure; ``retry_after`` becomes the header ``Retry-After``."""
    named = {name.replace("_", "-").title(): value for name, value in headers.items()}
    return lambda handler: send(handler, code, b"<html><body>No.</body></html>", {"Content-Type": "text/html", **named})


def sent_on(address: str) -> Reply:
    """A redirect."""
    return lambda handler: send(handler, 302, b"", {"Location": address})


def cut_off(content: bytes) -> Reply:
    """Half of the content, under the length of the whole; then the line goes dead."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "application/pdf")
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content[: len(content) // 2])
        handler.close_connection = True

    return reply


def cut_off_unseen(content: bytes) -> Reply:
    """Half of the content, without a word about its length: the end looks like the end."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "application/pdf")
        handler.send_header("Connection", "close")
        handler.end_headers()
        handler.wfile.write(content[: len(content) // 2])
        handler.close_connection = True

    return reply


def hanging(released: threading.Event, reached: threading.Event | None = None) -> Reply:
    """No answer at all until the test is over; ``reached`` is set when somebody waits for it."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        if reached is not None:
            reached.set()
        released.wait(timeout=30)
        handler.close_connection = True

    return reply


def raw(answer: bytes) -> Reply:
    """These bytes, whatever they are, and then the end of the line."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(answer)
        handler.close_connection = True

    return reply


def bomb(unpacked_bytes: int) -> Served:
    """A small answer that unpacks to a large one."""
    packed = gzip.compress(b"\0" * unpacked_bytes)
    return Served(packed, headers={"Content-Encoding": "gzip"})


def packed(served: Served) -> Served:
    """The same content, packed as most sites do."""
    headers = {**served.headers, "Content-Encoding": "gzip"}
    return Served(gzip.compress(served.content), served.content_type, served.etag, headers)


def send(handler: BaseHTTPRequestHandler, code: int, content: bytes, headers: Mapping[str, Any]) -> None:
    """Send a whole answer."""
    handler.send_response(code)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    handler.wfile.write(content)
