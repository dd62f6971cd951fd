"""A subject's table with every column that its indicators ask about, from as few rows as will do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from functools import reduce
from operator import or_

import ibis
import ibis.expr.types as ir

from sightline.indicators.calendar import DAY, due_name
from sightline.indicators.conditions import due_column, holds
from sightline.indicators.drawing import (
    Drawn,
    Tables,
    draw_following,
    draw_previous,
    draw_related,
    draw_sequence,
)
from sightline.indicators.needs import asked, own_columns
from sightline.indicators.shapes import shaped
from sightline.indicators.terms import Terms
from sightline.knowledge.conditions import All, Condition, Lasted, Unless, columns_of, leaves
from sightline.knowledge.indicator_model import Indicator, Subject, Way

Asked = tuple[Indicator, Way]


def prepare(
    subject: Subject, work: Sequence[Asked], tables: Tables, terms: Terms, also: Iterable[str] = ()
) -> ir.Table:
    """One row for each unit of counting, with all that the indicators' conditions name; ``also`` keeps more columns.

    Rows that no indicator counts are left out before anything is joined to them.
    """
    wanted = frozenset(name for _, way in work for name in asked(way)) | frozenset(also)
    base = _rows(subject, work, tables, terms, own_columns(subject, wanted) | _left_out_by(work))
    columns: dict[str, ir.Value] = {name: base[name] for name in base.columns}
    joined = base
    for drawn in _drawn(base, subject, wanted, tables, terms):
        matched = zip(drawn.ours, drawn.theirs, strict=True)
        joined = joined.left_join(drawn.table, [base[ours] == drawn.table[theirs] for ours, theirs in matched])
        columns |= {name: give(base, drawn.table) for name, give in drawn.gives.items()}
    for trigger, timescales in sorted(_clocks(work).items()):
        days = terms.calendar.view()
        joined = joined.left_join(days, columns[trigger] == days[DAY])
        columns |= {due_column(trigger, name): days[due_name(name)] for name in sorted(timescales)}
    return joined.select(**columns)


def _left_out_by(work: Sequence[Asked]) -> frozenset[str]:
    """The columns that rows are left out by, which a return need not hold."""
    conditions = (condition for _, way in work for condition in (way.counts, way.meets) if condition)
    every = (leaf for condition in conditions for leaf in leaves(condition))
    return frozenset(leaf.leaf.column for leaf in every if isinstance(leaf, Unless))


def _drawn(base: ir.Table, subject: Subject, wanted: AbstractSet[str], tables: Tables, terms: Terms) -> Iterator[Drawn]:
    if subject.previous:
        previous = draw_previous(subject.previous, wanted, shaped(tables, subject.table))
        yield from [previous] if previous else []
    for related in subject.related:
        found = draw_related(related, wanted, tables, terms)
        yield from [found] if found else []
    for following in subject.following:
        if following.name in wanted:
            yield draw_following(base, following, subject.key, tables, terms)
    for sequence in subject.sequences:
        if wanted & {f"{sequence.name}_late", f"{sequence.name}_due"}:
            yield draw_sequence(base, sequence, tables, terms)


def _rows(subject: Subject, work: Sequence[Asked], tables: Tables, terms: Terms, kept: AbstractSet[str]) -> ir.Table:
    table = shaped(tables, subject.table)
    conditions = [table[subject.key].notnull()]
    if subject.where:
        conditions.append(holds(subject.where, _columns(table), terms))
    if subject.one_per:
        table = _one_per(table.filter(conditions), subject)
        conditions = []
    early = [_early(way.counts, table, terms, terms.span(it.span, subject)[0]) for it, way in work]
    known = [condition for condition in early if condition is not None]
    if known and len(known) == len(early):
        conditions.append(reduce(or_, known))
    rows = table.filter(conditions) if conditions else table
    return rows.select(*(name for name in table.columns if name in kept))


def _one_per(table: ir.Table, subject: Subject) -> ir.Table:
    """The latest row for each; of two that began on one day, the one with the greater key."""
    order = [ibis.desc(subject.latest_by), ibis.desc(subject.key)]
    numbered = table.mutate(row__number=ibis.row_number().over(ibis.window(group_by=subject.one_per, order_by=order)))
    return numbered.filter(numbered["row__number"] == 0)


def _early(condition: Condition, table: ir.Table, terms: Terms, since: date) -> ir.BooleanValue | None:
    """As much of a condition as the subject's own columns can say; ``None`` where they can say nothing."""
    parts = condition.parts if isinstance(condition, All) else (condition,)
    own = tuple(part for part in parts if _is_own(part, table))
    return holds(All(own), _columns(table), terms, since) if own else None


def _is_own(condition: Condition, table: ir.Table) -> bool:
    has_clock = any(isinstance(leaf, Lasted) for leaf in leaves(condition))
    return not has_clock and bool(columns_of(condition)) and columns_of(condition) <= set(table.columns)


def _columns(table: ir.Table) -> dict[str, ir.Value]:
    return {name: table[name] for name in table.columns}


def _clocks(work: Sequence[Asked]) -> dict[str, set[str]]:
    """The timescales that run between two columns, by the column that begins them."""
    clocks: dict[str, set[str]] = {}
    for _, way in work:
        for condition in (way.counts, way.meets):
            for leaf in leaves(condition) if condition else ():
                if isinstance(leaf, Lasted):
                    clocks.setdefault(leaf.trigger, set()).add(leaf.timescale)
    return clocks
