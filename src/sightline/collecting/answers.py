"""A question to a site and what can come back."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.ground.problems import Problem


@dataclass(frozen=True, slots=True)
class Validators:
    """What a site said of a page's version, to be sent back when it is asked for again."""

    etag: str = ""
    last_modified: str = ""


NO_VALIDATORS = Validators()


@dataclass(frozen=True, slots=True)
class Question:
    """One address to ask for, the most that will be taken, and the version that is known already."""

    address: str
    most_bytes: int
    known: Validators = NO_VALIDATORS


@dataclass(frozen=True, slots=True)
class Delivered:
    """The content, whole, as far as the site's own account of its length can tell."""

    content: bytes
    content_type: str
    version: Validators


@dataclass(frozen=True, slots=True)
class NotModified:
    """The site says that the version we know is still the one."""


@dataclass(frozen=True, slots=True)
class Undelivered:
    """Nothing usable came.

    ``is_passing`` where asking again may help; ``wait_seconds`` as the site asks; ``status`` of the
    answer, if there was one; ``ends_run`` where no further address should be asked in this run.
    """

    problem: Problem
    is_passing: bool = False
    wait_seconds: float | None = None
    status: int | None = None
    ends_run: bool = False


Answer = Delivered | NotModified | Undelivered
