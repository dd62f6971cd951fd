"""Columns that a subject draws from other rows: each is a small table to join, one row for each key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from sightline.indicators.calendar import DAY, due_name
from sightline.indicators.conditions import Conditions
from sightline.indicators.joining import Joined
from sightline.indicators.shapes import Shaped, apart, shaped
from sightline.indicators.terms import Terms
from sightline.knowledge.conditions import Condition
from sightline.knowledge.indicator_model import Following, Picked, Previous, Related, Sequence, Span

Tables = Mapping[str, ir.Table]
Column = Callable[[ir.Table, ir.Table], ir.Value]
MATCH = "match__key"
"""The name of the column that a drawn table is joined by; no return has one like it."""
STARTS = "sequence__starts"
"""The day a sequence of meetings starts, which two rows of one key may tell differently."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A table to join: our columns that its first columns equal, and what it gives, by name, from ours and it."""

    table: ir.Table
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    gives: Mapping[str, Column]


def column(name: str) -> Column:
    """The drawn table's column of this name."""
    return lambda ours, theirs: theirs[name]


def draw_related(
    base: ir.Table, related: Related, wanted: AbstractSet[str], tables: Tables, terms: Terms
) -> Drawn | None:
    """The wanted columns of one related table; ``None`` where none is wanted."""
    picked = [it for it in related.picked if it.name in wanted]
    if not picked:
        return None
    theirs = shaped(tables, related.table)
    conditions = Conditions(theirs, terms)
    rows = _asked_about(theirs, related.key, base[related.to])
    found = rows.group_by(**apart(theirs.table), **{MATCH: theirs[related.key]}).aggregate(
        **{it.name: _picked(it, theirs, conditions) for it in picked}
    )
    return Drawn(found, (related.to,), (MATCH,), {it.name: column(it.name) for it in picked})


def _picked(picked: Picked, theirs: Shaped, conditions: Conditions) -> ir.Scalar:
    where = conditions.hold(picked.where) if picked.where else None
    values = theirs[picked.column]
    match picked.pick:
        case "first":
            return values.min(where=where)
        case "count":
            return values.count(where=where)
        case "distinct":
            return values.nunique(where=where)
        case _:  # latest, and only: of a single value the greatest is that value
            return values.max(where=where)


def _asked_about(theirs: Shaped, key: str, ours: ir.Value) -> ir.Table:
    """Another table's rows with a key of ours, where several returns are asked about; of one return all its rows.

    To leave the others out is less work than to group them, but in one return to plan it takes longer than it saves.
    """
    return theirs.table.filter(theirs[key].isin(ours)) if apart(theirs.table) else theirs.table


def draw_previous(base: ir.Table, previous: Previous, wanted: AbstractSet[str], rows: Shaped) -> Drawn | None:
    """What the same child's row of the nearest earlier day held; ``None`` where nothing of it is wanted."""
    names = [name for name in previous.columns if name in wanted]
    if not names:
        return None
    asked = _asked_about(rows, previous.of, base[previous.of])
    known = asked.filter(rows[previous.of].notnull() & rows[previous.by].notnull())
    days = known.group_by(**apart(known), **{MATCH: rows[previous.of], DAY: rows[previous.by]}).aggregate(
        **{name: rows[previous.columns[name]].max() for name in names}
    )
    window = ibis.window(group_by=[*apart(days), MATCH], order_by=DAY)
    found = days.select(*apart(days), MATCH, DAY, **{name: days[name].lag().over(window) for name in names})
    return Drawn(found, (previous.of, previous.by), (MATCH, DAY), {name: column(name) for name in names})


def draw_following(base: ir.Table, following: Following, key: str, tables: Tables, terms: Terms) -> Drawn:
    """The first day, on or after its own, on which another table has something for the same child."""
    theirs = _rows(shaped(tables, following.table), following.where, terms, following.key, following.column)
    both = Joined(base)
    ours = both.ours
    after = both.join(theirs, lambda it: [ours[following.to] == it[MATCH], ours[following.after] <= it[DAY]], "inner")
    pairs = both.select({**apart(ours), MATCH: ours[key], DAY: after[DAY]})
    found = pairs.group_by(*apart(pairs), MATCH).aggregate(**{following.name: pairs[DAY].min()})
    return Drawn(found, (key,), (MATCH,), {following.name: column(following.name)})


def _rows(theirs: Shaped, where: Condition | None, terms: Terms, key: str, day: str) -> ir.Table:
    """The key and the day of another table's rows for which a condition holds."""
    rows = theirs.table.filter(Conditions(theirs, terms).hold(where)) if where else theirs.table
    return rows.select(**apart(rows), **{MATCH: theirs[key], DAY: theirs[day]})


def draw_sequence(base: ir.Table, sequence: Sequence, tables: Tables, terms: Terms) -> Drawn:
    """How many meetings were due in the 12 months to the day of the return, and how many were late.

    Two meetings on one day are one. A meeting before the sequence starts is none.
    """
    meetings = _meetings(base, sequence, tables, terms)
    in_year = meetings["held"] >= terms.first_of(Span.YEAR.months)
    found = meetings.group_by(*apart(meetings), MATCH, STARTS).aggregate(
        late=meetings.count(where=in_year & (meetings["held"] > meetings["due_by"])),
        due=meetings.count(where=in_year),
        number=meetings.count(),
        last=meetings["held"].max(),
    )
    gives: dict[str, Column] = {
        f"{sequence.name}_{what}": _with_overdue(what, sequence, terms) for what in ("late", "due")
    }
    return Drawn(found, (sequence.to, sequence.starts), (MATCH, STARTS), gives)


def _meetings(base: ir.Table, sequence: Sequence, tables: Tables, terms: Terms) -> ir.Table:
    theirs = _rows(shaped(tables, sequence.table), sequence.where, terms, sequence.key, sequence.column)
    starts = base.select(**apart(base), **{MATCH: base[sequence.to], STARTS: base[sequence.starts]}).distinct()
    both = Joined(starts)
    ours = both.ours
    meetings = both.join(theirs, lambda it: [ours[MATCH] == it[MATCH]], "inner")
    held = both.select({**apart(ours), MATCH: ours[MATCH], STARTS: ours[STARTS], "held": meetings[DAY]}).distinct()
    held = held.filter((held["held"] >= held[STARTS]) & (held["held"] <= terms.as_at))
    window = ibis.window(group_by=[*apart(held), MATCH, STARTS], order_by="held")
    ordered = held.mutate(
        place=ibis.row_number().over(window),
        since=ibis.coalesce(held["held"].lag().over(window), held[STARTS]),
    )
    joined = Joined(ordered)
    ours = joined.ours
    days = joined.join(terms.calendar, lambda it: [ours["since"] == it[DAY]])
    due = [days[due_name(name)] for name in sequence.timescales]
    cases = [(ours["place"] == place, day) for place, day in enumerate(due[:-1])]
    due_by = ibis.cases(*cases, else_=due[-1])
    kept = {name: ours[name] for name in (MATCH, STARTS, "held")}
    return joined.select({**apart(ours), **kept, "due_by": due_by})


def _with_overdue(what: str, sequence: Sequence, terms: Terms) -> Column:
    """The number counted, and one more where the next meeting was overdue on the day of the return."""
    limits = [ibis.literal(terms.first_in_time(name)) for name in sequence.timescales]

    def counted(ours: ir.Table, theirs: ir.Table) -> ir.Value:
        number = theirs["number"].fill_null(0)
        cases = [(number == place, limit) for place, limit in enumerate(limits[:-1])]
        since = ibis.coalesce(theirs["last"], ours[sequence.starts])
        is_overdue = since < ibis.cases(*cases, else_=limits[-1])
        return theirs[what].fill_null(0) + ibis.cases((is_overdue, 1), else_=0)

    return counted
