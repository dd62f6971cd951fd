"""One request over HTTP, with limits of size and time. The only module that reaches the network."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import httpx2

from sightline.collecting.addresses import led_to
from sightline.collecting.answers import Answer, Delivered, NotModified, Question, Undelivered, Validators
from sightline.collecting.pacing import Watch, seconds_asked_for
from sightline.collecting.settings import MEGABYTE, SyncSettings
from sightline.ground.problems import Problem

PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses that say: not now. Any other failure says: not here."""

MEANINGS = {
    401: "is not open to the public",
    403: "is closed to us",
    404: "does not exist",
    410: "has been taken away",
    429: "asks us to come back later",
}
SERVER_IN_TROUBLE = range(500, 600)

GZIP_WINDOW = 16 + zlib.MAX_WBITS


@dataclass(frozen=True, slots=True)
class Redirected:
    """The site says that the page is at another address."""

    address: str


class HttpLine:
    """A single connection to the inspectorate's sites.

    Certificates are always checked, against those the operating system trusts. Redirects are not
    followed here: whoever asks decides about each.
    """

    def __init__(self, settings: SyncSettings, user_agent: str, watch: Watch) -> None:
        self._settings = settings
        self._watch = watch
        self._client = httpx2.Client(
            headers={"User-Agent": user_agent, "Accept-Encoding": "gzip"},
            timeout=httpx2.Timeout(settings.silence_seconds, connect=settings.connect_seconds),
            limits=httpx2.Limits(max_connections=1),
            follow_redirects=False,
            verify=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def ask(self, question: Question) -> Answer | Redirected:
        """Send one request and take the answer, as far as the limits allow."""
        ends_at = self._watch.now() + self._settings.request_seconds
        try:
            with self._client.stream("GET", question.address, headers=_conditions(question.known)) as response:
                return self._taken(response, question, ends_at)
        except httpx2.TimeoutException:
            return _passing("no-answer", f"{question.address} did not answer in time.")
        except (httpx2.RemoteProtocolError, httpx2.ReadError):
            return _passing("cut-off", f"The connection was cut while {question.address} was being fetched.")
        except (httpx2.RequestError, httpx2.InvalidURL) as fault:
            return _passing("not-reached", f"{question.address} could not be reached: {fault}.")

    def _taken(self, response: httpx2.Response, question: Question, ends_at: float) -> Answer | Redirected:
        headers = response.headers
        if response.status_code == httpx2.codes.OK:
            return self._content(response, question, ends_at)
        if response.status_code == httpx2.codes.NOT_MODIFIED and question.known != Validators():
            return NotModified()
        if response.has_redirect_location:
            return _redirected(question.address, headers["Location"])
        return Undelivered(
            Problem("refused", _in_words(question.address, response.status_code)),
            is_passing=response.status_code in PASSING,
            wait_seconds=seconds_asked_for(headers.get("Retry-After", ""), headers.get("Date", "")),
            status=response.status_code,
        )

    def _content(self, response: httpx2.Response, question: Question, ends_at: float) -> Answer:
        headers = response.headers
        coding = headers.get("Content-Encoding", "identity").lower()
        if coding not in ("identity", "gzip"):
            return Undelivered(
                Problem("packed", f"{question.address} came packed in a way we did not ask for: {coding}.")
            )
        if _length(headers.get("Content-Length", "")) > question.most_bytes:
            return _too_large(question)
        content = bytearray()
        chunks = response.iter_raw()
        for piece in chunks if coding == "identity" else _unpacked(chunks, question.most_bytes):
            content += piece
            if len(content) > question.most_bytes:
                return _too_large(question)
            if self._watch.now() > ends_at:
                return _passing("too-slow", f"{question.address} came too slowly and was given up.")
        version = Validators(_sendable(headers.get("ETag", "")), _sendable(headers.get("Last-Modified", "")))
        return Delivered(bytes(content), headers.get("Content-Type", ""), version)


def _redirected(address: str, location: str) -> Answer | Redirected:
    target = led_to(address, location)
    if target:
        return Redirected(target)
    return Undelivered(Problem("elsewhere", f"{address} sends us to {location!r}, which is no address."))


def _unpacked(chunks: Iterator[bytes], most_bytes: int) -> Iterator[bytes]:
    """Unpack as it comes, never more than a byte over the limit at a time: a small answer can hold gigabytes."""
    unpacking = zlib.decompressobj(GZIP_WINDOW)
    try:
        for chunk in chunks:
            yield unpacking.decompress(chunk, most_bytes + 1)
        yield unpacking.flush(1)
    except zlib.error as fault:
        raise httpx2.RemoteProtocolError(str(fault)) from fault
    if not unpacking.eof:
        raise httpx2.RemoteProtocolError("the packed content ends early")


def _conditions(known: Validators) -> dict[str, str]:
    conditions = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in conditions.items() if value}


def _sendable(mark: str) -> str:
    """A version mark as it can be sent back; none where the site's own breaks the rules for headers."""
    return mark if mark.isascii() and mark.isprintable() else ""


def _length(header: str) -> int:
    return int(header) if header.isascii() and header.isdigit() else 0


def _in_words(address: str, status: int) -> str:
    trouble = "is in trouble" if status in SERVER_IN_TROUBLE else "gave an answer we cannot use"
    return f"{address} {MEANINGS.get(status, trouble)} (status {status})."


def _passing(code: str, message: str) -> Undelivered:
    return Undelivered(Problem(code, message), is_passing=True)


def _too_large(question: Question) -> Undelivered:
    most = f"{question.most_bytes / MEGABYTE:.3g} MB"
    return Undelivered(Problem("too-large", f"{question.address} is larger than {most} and was not fetched."))
