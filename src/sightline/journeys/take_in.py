"""From files to the register: walked, known ones passed over, read side by side, written one by one.

Only this process writes, a transaction a document, after the original is on the shelf. Stopped at any
moment, even killed, the register holds each document whole or not at all; the next run goes on.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import DataError, IntegrityError
from pydantic_core import from_json

from sightline.ground.problems import Problem
from sightline.improvement.actions import watching
from sightline.journeys.opening import originals
from sightline.journeys.read import sensible_jobs
from sightline.journeys.read_whole import ReadsAndKeeps, WholeAnswer
from sightline.reading.files import Answer, sha256_of
from sightline.reading.folders import select
from sightline.reading.version import reader_version
from sightline.reading.workers import read_in_workers
from sightline.register.actions import authorities, lineage
from sightline.register.actions.documents import Outcome, Taken, take_in
from sightline.register.queries.documents import hashes_read_by

if TYPE_CHECKING:
    from django.contrib.auth.models import User

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
"""Stands where a document has a zero character, which PostgreSQL does not hold; as long as that was."""

REPLACEMENT_IN_JSON = rb"\ufffd"

NOT_RECORDED = Problem(
    "not-recorded",
    "It was read, but the register could not hold what it says. Please report it, with the document if it is public.",
)


@dataclass(slots=True)
class Imported:
    """What came of an import: how many of each outcome, and the files that could not be used.

    ``authority`` is the one that the document taken in last is about.
    """

    outcomes: dict[Outcome, int] = field(default_factory=lambda: dict.fromkeys(Outcome, 0))
    unusable: list[tuple[Path, Problem]] = field(default_factory=list)
    passed_over: tuple[Path, ...] = ()
    authority: str = ""


def import_paths(
    paths: Sequence[Path],
    *,
    by: str,
    now: Callable[[], datetime],
    jobs: int | None = None,
    advance: Callable[[int, int], None] = lambda done, total: None,
    shows_faults: bool = False,
    source_url: Callable[[Path], str] = lambda path: "",
) -> Imported:
    """Take the documents among ``paths`` in; folders are walked, what is known already is not read again.

    ``now`` tells the time; ``advance`` is told after each document how many are done and how many there are.
    ``source_url`` is asked for the address a file was fetched from, where it was.
    """
    selection = select(paths)
    imported = Imported(passed_over=selection.passed_over)
    authorities.load(by=by, at=now())
    new = unknown(selection.documents)
    imported.outcomes[Outcome.KNOWN] = len(selection.documents) - len(new)
    answers = read_in_workers(
        new,
        jobs=jobs or sensible_jobs(len(new)),
        read=ReadsAndKeeps(originals()),
        shows_faults=shows_faults,
        gives_way=True,
    )
    turn = ""
    for done, _ in enumerate(record(answers, imported, by=by, now=now, source_url=source_url), start=1):
        if turn and turn != imported.authority:  # folders go by authority: it is done; others are read meanwhile
            lineage.trace_all(by=by, at=now(), among=[turn])
        turn = imported.authority
        advance(done, len(new))
    lineage.trace_all(by=by, at=now())
    watching.watch_all(by=by, at=now())
    return imported


def record(
    answers: Iterable[Answer],
    imported: Imported,
    *,
    by: str,
    now: Callable[[], datetime],
    embargo_until: date | None = None,
    readers: Sequence[User] = (),
    source_url: Callable[[Path], str] = lambda path: "",
) -> Iterator[Answer]:
    """Write each reading as it comes, and count in ``imported`` what came of it.

    ``embargo_until`` and ``readers`` hold for the documents that are new.
    """
    take = partial(take_in, by=by, reader_version=reader_version(), embargo_until=embargo_until, readers=readers)
    for answer in answers:
        if isinstance(answer, WholeAnswer) and not answer.is_unreadable:
            _record(answer, imported, partial(take, source_url=source_url(answer.path)), at=now())
        else:
            problems = json.loads(answer.json)["problems"]
            imported.unusable += [(answer.path, Problem(it["code"], it["message"])) for it in problems[:1]]
        yield answer


def _record(answer: WholeAnswer, imported: Imported, take: Callable[..., Taken], *, at: datetime) -> None:
    try:
        written = answer.json.replace(rb"\u0000", REPLACEMENT_IN_JSON).decode()
        taken = take(
            reading=from_json(written, cache_strings="keys"),  # twice as quick as Python's own
            written=written,
            text=answer.text.decode().replace("\0", REPLACEMENT),
            at=at,
        )
    except (IntegrityError, DataError):
        imported.unusable.append((answer.path, NOT_RECORDED))
    else:
        imported.outcomes[taken.outcome] += 1
        imported.authority = taken.inspection.authority_id if taken.inspection else ""


def unknown(documents: Iterable[Path]) -> list[Path]:
    """The files whose bytes this reader has not read yet, each content once."""
    seen = hashes_read_by(reader_version())
    new = []
    for path in documents:
        sha256 = sha256_of(path)
        if sha256 is None or sha256 not in seen:
            new.append(path)
            seen.add(sha256 or "")
    return new
