"""The children behind a figure, one by one: who is overdue today, and who was counted.

For those alone who may see single children: no floor but the journey that logs the reading may ask for this. A child
is the council's own id and nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import ibis
import ibis.expr.types as ir

from sightline.indicators.conditions import Conditions
from sightline.indicators.measuring import Engine, Row
from sightline.indicators.needs import Held, choose
from sightline.indicators.overdue import Listable, chosen
from sightline.indicators.planning import Query
from sightline.indicators.preparing import prepare
from sightline.indicators.shapes import shaped
from sightline.indicators.terms import Terms
from sightline.knowledge.conditions import Condition
from sightline.knowledge.indicator_model import Better, Indicator, IndicatorUnit, Subject, Way
from sightline.knowledge.indicator_model import Sequence as Meetings
from sightline.knowledge.indicators import subjects

CHILD, TEAM, KEY, STARTS = "child__id", "team__id", "row__key", "row__starts"
INVOLVED, TEAMS = "ssd_involvements", "ssd_department"


@dataclass(frozen=True, slots=True)
class Overdue:
    """A child who is late by an indicator: by which timescale, counted from which day, and due when.

    ``since`` and ``due_on`` are ``None`` where no day is recorded at all.
    """

    indicator: str
    child: str
    team: str
    timescale: str
    since: date | None
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Behind:
    """A child who was looked at for a figure, and the team."""

    child: str
    team: str


@dataclass(frozen=True, slots=True)
class Worker:
    """Who works with a child, by the id in the return, and in which team."""

    id: str
    team: str


def overdue(engine: Engine, terms: Terms, wanted: Iterable[Indicator]) -> tuple[list[Overdue], dict[str, str]]:
    """Everyone who is late today by these indicators, and why others of them cannot be listed, by id."""
    held = _held(engine)
    lists: dict[str, list[Listable]] = defaultdict(list)
    lacking: dict[str, str] = {}
    for indicator in wanted:
        found = chosen(indicator, held, terms.kind)
        if isinstance(found, str):
            lacking[indicator.id] = found
        else:
            lists[found.way.subject].append(found)
    late = [it for name, its in lists.items() for it in _late(engine, terms, subjects()[name], its, held)]
    return late, lacking


def behind(engine: Engine, terms: Terms, indicator: Indicator) -> tuple[list[Behind], str]:
    """The children a figure asks people to look at, or in words why the return cannot say.

    Of a share that should be high, those who did not meet it; of any other, those who did; of a count, everyone.
    """
    found = choose(indicator, _held(engine), terms.kind)
    if found.way is None:
        return [], found.why
    way, subject = found.way, subjects()[found.way.subject]
    if subject.child is None:
        return [], "It does not count children."
    table = prepare(subject, [(indicator, way)], engine.tables, terms, also=_own(subject, _held(engine)))
    columns = {name: table[name] for name in table.columns}
    rows = table.filter(_counted(indicator, way, columns, terms, subject)).select(**_who(subject, table)).distinct()
    return [Behind(str(child or ""), str(team or "")) for child, team in _asked(engine, subject.id, rows)], ""


def workers(engine: Engine, as_at: date) -> dict[str, Worker]:
    """Who works with each child on a day: of several, whoever came last."""
    table = engine.tables.get(INVOLVED)
    wanted = ("invo_person_id", "invo_professional_id", "invo_involvement_end_date")
    if table is None or not set(wanted) <= set(table.columns):
        return {}
    table = shaped(engine.tables, INVOLVED).whole()
    ended = table["invo_involvement_end_date"]
    open_ones = table.filter(ended.isnull() | (ended > as_at))
    began, team = (_or_null(open_ones, it) for it in ("invo_involvement_start_date", "invo_professional_team"))
    child, worker = (open_ones[it].cast("string") for it in wanted[:2])
    rows = open_ones.select(child=child, worker=worker, began=began.cast("date"), team=team.cast("string"))
    found = [it for it in _asked(engine, INVOLVED, rows) if it[2] is None or it[2] <= as_at]
    ordered = sorted(found, key=lambda it: (it[2] or date.min, it[1] or ""))
    return {str(child): Worker(str(worker or ""), str(team or "")) for child, worker, _, team in ordered}


def teams(engine: Engine) -> dict[str, str]:
    """Teams by their ids, as the return names them."""
    table = engine.tables.get(TEAMS)
    if table is None or not {"dept_team_id", "dept_team_name"} <= set(table.columns):
        return {}
    named = table.filter(table["dept_team_name"].notnull())
    rows = named.select(team=named["dept_team_id"].cast("string"), name=named["dept_team_name"].cast("string"))
    return {str(team): str(name) for team, name in _asked(engine, TEAMS, rows)}


def _or_null(table: ir.Table, column: str) -> ir.Value:
    return table[column] if column in table.columns else ibis.null()


def _held(engine: Engine) -> Held:
    return {name: frozenset(table.columns) for name, table in engine.tables.items()}


def _own(subject: Subject, held: Held) -> list[str]:
    """The subject's columns that tell the child and, where the return has it, the team."""
    names = [subject.child, subject.team]
    return [name for name in names if name and name in held.get(subject.table, ())]


def _who(subject: Subject, table: ir.Table) -> dict[str, ir.Value]:
    team = table[subject.team] if subject.team in table.columns else ibis.null()
    return {CHILD: table[str(subject.child)].cast("string"), TEAM: team.cast("string")}


def _counted(
    indicator: Indicator, way: Way, columns: Mapping[str, ir.Value], terms: Terms, subject: Subject
) -> ir.BooleanValue:
    since = terms.span(indicator.span, subject)[0]
    counts = Conditions(columns, terms).hold(way.counts, since)
    if indicator.unit is not IndicatorUnit.PERCENT or way.meets is None:
        return counts
    meets = Conditions(columns, terms).hold(way.meets, since).fill_null(False)
    return counts & (~meets if indicator.better is Better.HIGHER else meets)


def _asked(engine: Engine, subject: str, table: ir.Table) -> list[Row]:
    return next(rows for _, rows in engine.answers([Query(subject, table, tuple(table.columns), ())]))


def _late(engine: Engine, terms: Terms, subject: Subject, lists: Sequence[Listable], held: Held) -> Iterator[Overdue]:
    """One reading of the subject's table for all its lists; the days are counted here, as the law counts them."""
    work = [(it.indicator, it.way) for it in lists]
    also = [
        *_own(subject, held),
        *(name for it in lists if it.sequence for name in (it.sequence.to, it.sequence.starts)),
    ]
    table = prepare(subject, work, engine.tables, terms, also=also)
    columns = {name: table[name] for name in table.columns}
    marks = {f"late{at}": _is_late(it, columns, terms, subject) for at, it in enumerate(lists)}
    days = {
        f"on{at}_{number}": _runs_from(clock.guard, columns[clock.column], columns, terms)
        for at, it in enumerate(lists)
        for number, clock in enumerate(it.clocks)
    }
    marked = table.select(**_who(subject, table), **marks, **days)
    rows = marked.filter(ibis.or_(*(marked[name] for name in marks)))
    for row in _asked(engine, subject.id, rows):
        cells = dict(zip(rows.columns, row, strict=True))
        for at, it in enumerate(lists):
            if cells[f"late{at}"] and not it.sequence:
                yield from _by_clock(it, [cells[f"on{at}_{n}"] for n in range(len(it.clocks))], cells, terms)
    for it in lists:
        if it.sequence:
            yield from _by_meetings(engine, terms, subject, it, it.sequence, table)


def _is_late(it: Listable, columns: Mapping[str, ir.Value], terms: Terms, subject: Subject) -> ir.BooleanValue:
    since = terms.span(it.indicator.span, subject)[0]
    late = Conditions(columns, terms).hold(it.way.counts, since)
    if it.in_time is not None:
        late &= ~Conditions(columns, terms).hold(it.in_time, since).fill_null(False)
    return late.fill_null(False)


def _runs_from(guard: Condition | None, day: ir.Value, columns: Mapping[str, ir.Value], terms: Terms) -> ir.Value:
    """The day from which a clock runs; none for those it does not run for."""
    day = day.cast("date")
    return day if guard is None else ibis.cases((Conditions(columns, terms).hold(guard), day))


def _by_clock(
    it: Listable, days: Sequence[date | None], cells: Mapping[str, object], terms: Terms
) -> Iterator[Overdue]:
    due = [
        (terms.period(clock.timescale).due(day, terms.holidays), day, clock.timescale)
        for clock, day in zip(it.clocks, days, strict=True)
        if day is not None and day <= terms.as_at
    ]
    due_on, since, timescale = max(due, default=(None, None, it.clocks[0].timescale))
    if due_on is None or due_on < terms.as_at:
        who = str(cells[CHILD] or ""), str(cells[TEAM] or "")
        yield Overdue(it.indicator.id, *who, timescale, since, due_on)


def _by_meetings(
    engine: Engine, terms: Terms, subject: Subject, it: Listable, meetings: Meetings, table: ir.Table
) -> Iterator[Overdue]:
    """When the next meeting is due after the last that was held, or after the start where none was."""
    columns = {name: table[name] for name in table.columns}
    ours = table.filter(_is_late(it, columns, terms, subject))
    ours = ours.select(**_who(subject, ours), **{KEY: ours[meetings.to], STARTS: ours[meetings.starts].cast("date")})
    theirs = shaped(engine.tables, meetings.table).whole()
    if meetings.where:
        theirs = theirs.filter(Conditions({name: theirs[name] for name in theirs.columns}, terms).hold(meetings.where))
    held = theirs.select(**{"meeting__key": theirs[meetings.key], "meeting__on": theirs[meetings.column].cast("date")})
    both = ours.left_join(held, ours[KEY] == held["meeting__key"])
    on = both["meeting__on"]
    counts = (on >= both[STARTS]) & (on <= terms.as_at)
    rows = both.group_by(CHILD, TEAM, KEY, STARTS).aggregate(number=on.nunique(where=counts), last=on.max(where=counts))
    for child, team, _, starts, number, last in _asked(engine, subject.id, rows):
        timescale = meetings.timescales[min(int(number or 0), len(meetings.timescales) - 1)]
        since = last or starts
        due_on = terms.period(timescale).due(since, terms.holidays) if since else None
        if due_on is None or due_on < terms.as_at:
            yield Overdue(it.indicator.id, str(child or ""), str(team or ""), timescale, since, due_on)
