"""Ways of testing that look at all lists at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sightline.knowledge.annex_a_lists import ListShape
from sightline.knowledge.return_checks import ReturnCheck
from sightline.knowledge.tables import tables
from sightline.returns.cells import Value
from sightline.returns.checks.model import Lines, NotRun, Whole
from sightline.returns.typed import TypedList


def same(check: ReturnCheck, whole: Whole) -> Lines | NotRun:
    """What is told of a child is told alike in every list. Children who differ are counted; no row is named."""
    told: dict[Value, set[Value]] = {}
    asked = [typed for typed in whole.lists.values() if check.column in typed.columns and _is_of_children(typed.shape)]
    for typed in asked:
        for child, value in zip(typed.values(typed.shape.row_key[0]), typed.values(check.column), strict=True):
            if value is not None:
                told.setdefault(child, set()).add(value)
    if len(asked) < len(("one", "another")):
        return NotRun("Fewer than two lists say it.")
    return Lines(len(told), tuple(-1 for values in told.values() if len(values) > 1))


def _is_of_children(shape: ListShape) -> bool:
    return shape.row_key[0] == "child-id"


def parents(typed: TypedList, whole: Whole) -> Lines | NotRun:
    """Every row that a row of this table refers to is in the return, where its table is."""
    failing: set[int] = set()
    looked = 0
    for column in tables()[typed.shape.id].columns if typed.shape.id in tables() else ():
        if column.parent is None or column.name not in typed.columns:
            continue
        table, _, name = column.parent.partition(".")
        there = whole.lists.get(table)
        if there is None or name not in there.columns:
            continue
        known = set(there.values(name))
        values = typed.values(column.name)
        looked += len(values)
        failing |= {line for line, value in enumerate(values) if value is not None and value not in known}
    return Lines(looked, tuple(sorted(failing))) if looked else NotRun("It refers to no table that is in the return.")


ACROSS: Mapping[str, Callable[[ReturnCheck, Whole], Lines | NotRun]] = {"same": same}
