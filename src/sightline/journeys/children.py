"""From a kept return to a list of children, for a person who may see them and says why: the reading is logged first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypedDict

from sightline.ground.days import Period
from sightline.indicators.engines import DuckEngine, duckdb_engine
from sightline.indicators.listing import INVOLVED, TEAMS, Worker, behind, overdue, teams, workers
from sightline.indicators.overdue import may_be_listed
from sightline.indicators.terms import Terms
from sightline.knowledge.indicator_model import Indicator
from sightline.knowledge.indicators import indicators, subjects
from sightline.returns.keeping import Keeping, Kept, Purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Who reads which kept return, what for and when; ``local`` are the authority's own timescales."""

    kept: Kept
    by: str
    purpose: Purpose
    at: datetime
    local: Mapping[str, Period]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A child on a list: the council's id, team and worker, and what is late since when.

    ``due_on`` is ``None`` where no day is recorded to count from, and on a list that goes by no clock.
    """

    child: str
    team: str
    worker: str
    indicator: Indicator
    timescale: str = ""
    since: date | None = None
    due_on: date | None = None
    days: int | None = None


@dataclass(frozen=True, slots=True)
class ChildList:
    """The children of a list, longest overdue first, without any day last.

    ``lacking`` says why measures could not be listed, by label.
    """

    as_at: date
    lines: tuple[Line, ...]
    lacking: tuple[tuple[str, str], ...] = ()


def latest_kept(keeping: Keeping, names: Iterable[str]) -> Kept | None:
    """The kept return of the latest day that is of one of these names, or names no authority."""
    known = {name.casefold() for name in names}
    ours = [it for it in keeping.kept() if it.authority is None or it.authority.casefold() in known]
    return ours[-1] if ours else None


def worklists() -> tuple[Indicator, ...]:
    """The indicators whose late children can be listed, in the order of the journey."""
    return tuple(indicator for indicator in indicators().values() if may_be_listed(indicator))


def list_overdue(keeping: Keeping, asked: Asked, wanted: Sequence[Indicator]) -> ChildList:
    """Everyone who was overdue on the day of a kept return, by these indicators.

    :raises WrongUsage: ``not-kept`` where the return is gone.
    """
    terms = _terms(asked)
    with _reading(keeping, asked, wanted) as engine:
        late, lacking = overdue(engine, terms, wanted)
        who, named = workers(engine, terms.as_at), teams(engine)
    lines = (
        Line(
            child=it.child,
            **_people(it.child, it.team, who, named),
            indicator=indicators()[it.indicator],
            timescale=it.timescale,
            since=it.since,
            due_on=it.due_on,
            days=(terms.as_at - it.due_on).days if it.due_on else None,
        )
        for it in late
    )
    told = tuple((indicators()[id_].label, why) for id_, why in lacking.items())
    return ChildList(terms.as_at, tuple(sorted(lines, key=_longest_first)), told)


def list_behind(keeping: Keeping, asked: Asked, indicator: Indicator) -> ChildList:
    """The children behind the figure of an indicator in a kept return.

    :raises WrongUsage: ``not-kept`` where the return is gone.
    """
    with _reading(keeping, asked, [indicator]) as engine:
        found, why = behind(engine, _terms(asked), indicator)
        who, named = workers(engine, asked.kept.as_at), teams(engine)
    lines = (Line(child=it.child, **_people(it.child, it.team, who, named), indicator=indicator) for it in found)
    told = ((indicator.label, why),) if why else ()
    return ChildList(asked.kept.as_at, tuple(sorted(lines, key=lambda it: (it.team, it.worker, it.child))), told)


class _People(TypedDict):
    """Who works with a child."""

    team: str
    worker: str


def _terms(asked: Asked) -> Terms:
    return Terms(as_at=asked.kept.as_at, kind=asked.kept.kind, local=asked.local)


def _reading(keeping: Keeping, asked: Asked, wanted: Iterable[Indicator]) -> AbstractContextManager[DuckEngine]:
    """The tables that these indicators draw on and no others; that they are read is in the log by now."""
    names = {INVOLVED, TEAMS}
    for id_ in {way.subject for indicator in wanted for way in indicator.ways}:
        subject = subjects()[id_]
        names |= {subject.table, *(it.table for it in subject.related)}
        names |= {it.table for it in subject.following} | {it.table for it in subject.sequences}
    files = keeping.read(asked.kept.id, by=asked.by, purpose=asked.purpose, tables=sorted(names), at=asked.at)
    return duckdb_engine(files)


def _people(child: str, team: str, who: Mapping[str, Worker], named: Mapping[str, str]) -> _People:
    """The team and worker of a child: the team that the row names, or else the worker's."""
    worker = who.get(child, Worker("", ""))
    team = team or worker.team
    return {"team": named.get(team, team), "worker": worker.id}


def _longest_first(it: Line) -> tuple[bool, int, str, str]:
    return it.due_on is None, -(it.days or 0), it.indicator.id, it.child
