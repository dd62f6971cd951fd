"""A subject's table with every column that its indicators ask about, from as few rows as will do."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from functools import partial, reduce
from operator import or_

import ibis
import ibis.expr.types as ir

from sightline.indicators.calendar import DAY, due_name
from sightline.indicators.conditions import Conditions, due_column
from sightline.indicators.drawing import (
    Drawn,
    Tables,
    draw_following,
    draw_previous,
    draw_related,
    draw_sequence,
)
from sightline.indicators.joining import Joined
from sightline.indicators.needs import asked, own_columns
from sightline.indicators.shapes import apart, shaped
from sightline.indicators.terms import Terms
from sightline.knowledge.conditions import All, Condition, Lasted, Unless, columns_of, leaves
from sightline.knowledge.indicator_model import Indicator, Subject, Way

Asked = tuple[Indicator, Way]
Rows = list[ir.BooleanValue]
PLACE, COUNTED = "row__place", "row__counted"
"""Which of its child's rows one is, latest first, and whether an indicator may count it."""


def prepare(
    subject: Subject, work: Sequence[Asked], tables: Tables, terms: Terms, also: Iterable[str] = ()
) -> ir.Table:
    """One row for each unit of counting, with all that the indicators' conditions name; ``also`` keeps more columns.

    Rows that no indicator counts are left out before anything is joined to them.
    """
    wanted = frozenset(name for _, way in work for name in asked(way)) | frozenset(also)
    base = _rows(subject, work, tables, terms, own_columns(subject, wanted) | _left_out_by(subject, work))
    joined = Joined(base)
    columns: dict[str, ir.Value] = {name: joined.ours[name] for name in base.columns}
    for drawn in _drawn(base, subject, wanted, tables, terms):
        theirs = joined.join(drawn.table, partial(_same, drawn, joined.ours))
        columns |= {name: give(joined.ours, theirs) for name, give in drawn.gives.items()}
    for trigger, timescales in sorted(_clocks(work).items()):
        days = joined.join(terms.calendar, partial(_begun, columns[trigger]))
        columns |= {due_column(trigger, name): days[due_name(name)] for name in sorted(timescales)}
    return joined.select(columns)


def _same(drawn: Drawn, ours: ir.Table, theirs: ir.Table) -> Rows:
    return [ours[it] == theirs[other] for it, other in zip(drawn.ours, drawn.theirs, strict=True)]


def _begun(trigger: ir.Value, days: ir.Table) -> Rows:
    return [trigger == days[DAY]]


def _left_out_by(subject: Subject, work: Sequence[Asked]) -> frozenset[str]:
    """The columns that rows are left out by, which a return need not hold."""
    asked_for = [subject.where, *(condition for _, way in work for condition in (way.counts, way.meets))]
    every = (leaf for condition in asked_for if condition for leaf in leaves(condition))
    return frozenset(leaf.leaf.column for leaf in every if isinstance(leaf, Unless))


def _drawn(base: ir.Table, subject: Subject, wanted: AbstractSet[str], tables: Tables, terms: Terms) -> Iterator[Drawn]:
    if subject.previous:
        previous = draw_previous(base, subject.previous, wanted, shaped(tables, subject.table))
        yield from [previous] if previous else []
    for related in subject.related:
        found = draw_related(base, related, wanted, tables, terms)
        yield from [found] if found else []
    for following in subject.following:
        if following.name in wanted:
            yield draw_following(base, following, subject.key, tables, terms)
    for sequence in subject.sequences:
        if wanted & {f"{sequence.name}_late", f"{sequence.name}_due"}:
            yield draw_sequence(base, sequence, tables, terms)


def _rows(subject: Subject, work: Sequence[Asked], tables: Tables, terms: Terms, kept: AbstractSet[str]) -> ir.Table:
    own = shaped(tables, subject.table).only(kept)
    conditions = Conditions({name: own[name] for name in own.columns}, terms)
    always = [own[subject.key].notnull()]
    if subject.where:
        always.append(conditions.hold(subject.where))
    early = _early(subject, work, own.columns, terms)
    counted = [reduce(or_, (conditions.hold(part, since) for part, since in early))] if early else []
    return _one_per(subject, own, always, counted) if subject.one_per else own.filter(always + counted)


def _one_per(subject: Subject, own: ir.Table, always: Rows, counted: Rows) -> ir.Table:
    """The latest row for each; of two that began on one day, the one with the greater key."""
    order = [own[str(subject.latest_by)].desc(), own[subject.key].desc()]
    window = ibis.window(group_by=[*apart(own), str(subject.one_per)], order_by=order)
    is_counted = counted[0] if counted else ibis.literal(True)
    numbered = own.filter(always).mutate(**{PLACE: ibis.row_number().over(window), COUNTED: is_counted})
    return numbered.filter((numbered[PLACE] == 0) & numbered[COUNTED]).select(own.columns)


def _early(
    subject: Subject, work: Sequence[Asked], own: Collection[str], terms: Terms
) -> dict[tuple[Condition, date], None]:
    """For each indicator as much of its condition as the subject's own columns can say, with the period's first day.

    Nothing where they can say nothing of one: then no row can be left out. Many indicators share a condition.
    """
    found: dict[tuple[Condition, date], None] = {}
    for indicator, way in work:
        parts = way.counts.parts if isinstance(way.counts, All) else (way.counts,)
        told = tuple(part for part in parts if _is_own(part, own))
        if not told:
            return {}
        found[All(told), terms.span(indicator.span, subject)[0]] = None
    return found


def _is_own(condition: Condition, own: Collection[str]) -> bool:
    has_clock = any(isinstance(leaf, Lasted) for leaf in leaves(condition))
    return not has_clock and bool(columns_of(condition)) and columns_of(condition) <= set(own)


def _clocks(work: Sequence[Asked]) -> dict[str, set[str]]:
    """The timescales that run between two columns, by the column that begins them."""
    clocks: dict[str, set[str]] = {}
    for _, way in work:
        for condition in (way.counts, way.meets):
            for leaf in leaves(condition) if condition else ():
                if isinstance(leaf, Lasted):
                    clocks.setdefault(leaf.trigger, set()).add(leaf.timescale)
    return clocks
