"""How an action stands as a plan's cells say it: in words, and colours as words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from sightline.improvement.files.due import day_in
from sightline.improvement.models.action import (
    DONE,
    MAY_BE_LATE,
    NOT_KNOWN,
    NOT_STARTED,
    ON_TIME,
    STOPPED,
    UNDER_WAY,
    WILL_BE_LATE,
)
from sightline.knowledge.plan_columns import PlanStatus, plan_statuses
from sightline.returns.plain import plain

STATUS_WORDS = {NOT_STARTED: "Not started", UNDER_WAY: "Under way", DONE: "Done", STOPPED: "Stopped"}
FORECAST_WORDS = {
    ON_TIME: "On time",
    MAY_BE_LATE: "It may be late",
    WILL_BE_LATE: "It will be late",
    NOT_KNOWN: "Not known yet",
}
_FIRST_WORDS = re.compile(r"\s+[-–—]\s+|[:;,(\n.]")


@dataclass(frozen=True, slots=True)
class Stands:
    """Status and forecast; ``is_said`` where that is more than not started. ``rest`` is as it was written."""

    status_now: str = NOT_STARTED
    forecast: str = NOT_KNOWN
    is_said: bool = False
    done_on: date | None = None
    heard_of_on: date | None = None
    problems: tuple[str, ...] = ()
    rest: tuple[tuple[str, str], ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do."""
        return self.status_now not in (DONE, STOPPED)


def read_standing(cells: Mapping[str, str]) -> Stands:
    """How the cells of a row say that it stands: the status first, then the colour, then that there is progress."""
    status, rag = cells.get("status", ""), cells.get("rag", "")
    by_status, by_rag = _read(status), _read(rag)
    found = by_status or by_rag
    unread = [it for it, read in ((status, by_status), (rag, by_rag)) if it and read is None]
    status_now = found.status_now if found else UNDER_WAY if cells.get("progress") else NOT_STARTED
    forecast = _forecast(cells.get("forecast", ""), found, by_rag)
    done_on, heard_of_on = day_in(cells.get("done-on", "")), day_in(cells.get("heard-of", ""))
    rest = [("RAG", rag)] if rag else []
    rest += [("Status", status)] if status and plain(status) not in _own() else []
    rest += [(label, cells[name]) for name, label, day in _days(done_on, heard_of_on) if cells.get(name) and not day]
    problems = ["status-unknown"] if unread else []
    problems += ["date-of-done"] if status_now == DONE and not (done_on or heard_of_on) else []
    return Stands(
        status_now=status_now,
        forecast=forecast,
        is_said=(status_now, forecast) != (NOT_STARTED, NOT_KNOWN),
        done_on=(done_on or heard_of_on) if status_now == DONE else None,
        heard_of_on=heard_of_on,
        problems=tuple(problems),
        rest=tuple(rest),
    )


def _days(done_on: date | None, heard_of_on: date | None) -> tuple[tuple[str, str, date | None], ...]:
    return ("done-on", "Done on", done_on), ("heard-of", "Last updated on", heard_of_on)


def _forecast(said: str, found: PlanStatus | None, by_rag: PlanStatus | None) -> str:
    own = {plain(words): forecast for forecast, words in FORECAST_WORDS.items()}
    if said:
        read = _read(said)
        return own.get(plain(said)) or (read.forecast if read else NOT_KNOWN)
    if found is not None and found.forecast == NOT_KNOWN and found.status_now == UNDER_WAY and by_rag is not None:
        return by_rag.forecast
    return found.forecast if found else NOT_KNOWN


def _read(words: str) -> PlanStatus | None:
    """What people mean by these words: the whole of them, or those before the first stop."""
    known = _known()
    return known.get(plain(words)) or known.get(plain(_FIRST_WORDS.split(words.strip(), maxsplit=1)[0]))


@cache
def _known() -> Mapping[str, PlanStatus]:
    return {plain(words): status for status in plan_statuses() for words in status.words}


@cache
def _own() -> frozenset[str]:
    return frozenset(plain(it) for it in STATUS_WORDS.values())
