"""Tables joined to one another, each under a reference of its own.

The joins of ibis work out anew, for each table that is added, which table every column of all those before it comes
from: half of what it took to plan a return. Here each column is asked of the table it is in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import ibis.expr.types as ir
from ibis.expr import operations as ops

from sightline.indicators.shapes import apart

On = Callable[[ir.Table], Sequence[ir.BooleanValue]]


class Joined:
    """A table to which others are joined one by one; ``ours`` is how its columns are asked for."""

    def __init__(self, table: ir.Table) -> None:
        self._first = ops.JoinReference(table.op(), identifier=None)
        self._links: list[ops.JoinLink] = []
        self.ours: ir.Table = self._first.to_expr()

    def join(self, table: ir.Table, on: On, how: str = "left") -> ir.Table:
        """Join a table where all of ``on`` holds, and give it as its columns are asked for.

        Of several returns at once, each is joined to its own.
        """
        reference = ops.JoinReference(table.op(), identifier=None)
        theirs: ir.Table = reference.to_expr()
        both = zip(apart(self.ours).values(), apart(theirs).values(), strict=False)
        predicates = [*on(theirs), *(part == other for part, other in both)]
        self._links.append(ops.JoinLink(how, table=reference, predicates=[it.op() for it in predicates]))
        return theirs

    def select(self, columns: Mapping[str, Any]) -> ir.Table:
        """The joined tables as one, of these columns."""
        values = {name: value.op() for name, value in columns.items()}
        return ir.Table(ops.JoinChain(self._first, self._links, values))
