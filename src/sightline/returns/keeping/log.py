"""The log of the child-level store: who did what to which return, and why. It only grows."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from sightline.ground.seals import seal
from sightline.returns.keeping.locking import locked

FILE_MODE = 0o600
LONGEST_LINE = 64_000
"""More bytes than any line has: the names of all tables and an account."""


class What(StrEnum):
    """What was done."""

    KEPT = "kept"
    READ = "read"
    HELD = "held"
    RELEASED = "released"
    DELETED = "deleted"


class Purpose(StrEnum):
    """Why a return is read. One of these and no other words, so that nobody's name can stand in the log."""

    MEASURING = "measuring"
    CHECKING = "checking"
    WORKLIST = "worklist"
    INSPECTION_REQUEST = "inspection-request"
    CORRECTING = "correcting"


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of the log. ``tables`` are names of tables and ``rows`` their number; never what is in them."""

    number: int
    at: str
    by: str
    what: What
    return_id: str
    purpose: Purpose | None = None
    tables: tuple[str, ...] = ()
    rows: int | None = None
    before: str = ""
    seal: str = ""


@dataclass(frozen=True, slots=True)
class Log:
    """Lines of JSON, each sealed to the one before."""

    path: Path

    def add(
        self,
        what: What,
        return_id: str,
        *,
        by: str,
        at: datetime,
        purpose: Purpose | None = None,
        tables: tuple[str, ...] = (),
        rows: int | None = None,
    ) -> LogEntry:
        """Write one more line, at once and to the disk; one writer at a time.

        :raises ValueError: for a time without its zone.
        """
        if at.tzinfo is None:
            raise ValueError("the time of an entry needs its zone")
        moment = at.astimezone(UTC).isoformat(timespec="seconds")
        with self._writing() as file:
            last = self._last()
            number, before = (last.number + 1, last.seal) if last else (1, "")
            entry = LogEntry(number, moment, by, what, return_id, purpose, tables, rows, before)
            entry = replace(entry, seal=_seal_of(entry))
            os.write(file, (json.dumps(asdict(entry), ensure_ascii=False) + "\n").encode())
            os.fsync(file)
        return entry

    def entries(self) -> Iterator[LogEntry]:
        """Every line, oldest first; none where nothing was logged yet."""
        if not self.path.is_file():
            return
        with self.path.open(encoding="utf-8") as file:
            for line in file:
                yield _entry(line)

    def verify(self) -> list[str]:
        """What does not hold, in words: a line changed, dropped or slipped in."""
        faults, before = [], ""
        for number, entry in enumerate(self.entries(), start=1):
            if entry.number != number or entry.before != before:
                faults.append(f"Line {number} of the log does not follow the line before.")
            if entry.seal != _seal_of(entry):
                faults.append(f"Line {number} of the log was changed after it was written.")
            before = entry.seal
        return faults

    def _last(self) -> LogEntry | None:
        """The last line, without reading the others."""
        with self.path.open("rb") as file:
            file.seek(max(0, self.path.stat().st_size - LONGEST_LINE))
            lines = file.read().splitlines()
        return _entry(lines[-1].decode()) if lines else None

    @contextmanager
    def _writing(self) -> Iterator[int]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, FILE_MODE)
        try:
            with locked(file):
                yield file
        finally:
            os.close(file)


def _seal_of(entry: LogEntry) -> str:
    content = asdict(entry)
    return seal(content.pop("before"), {key: value for key, value in content.items() if key != "seal"})


def _entry(line: str) -> LogEntry:
    told = json.loads(line)
    told["what"] = What(told["what"])
    told["purpose"] = Purpose(told["purpose"]) if told["purpose"] else None
    told["tables"] = tuple(told["tables"])
    return LogEntry(**told)
