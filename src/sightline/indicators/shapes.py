"""Tables as returns hold them, brought to the types that conditions speak of, whatever database they lie in."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import cast

import ibis.expr.types as ir

from sightline.knowledge.tables import ColumnType, TableShape, tables

YES = ("Y", "YES", "T", "TRUE", "1")
NO = ("N", "NO", "F", "FALSE", "0")
PART = "part__number"
"""Which of several returns that are asked about at once a row is from. The tables of one return have no such column."""


def apart(table: ir.Table) -> dict[str, ir.Value]:
    """The column that keeps several returns apart, where a table has it: what goes by an identifier goes by it too."""
    return {PART: table[PART]} if PART in table.columns else {}


class Shaped(Mapping[str, ir.Value]):
    """A table's known columns: days without their time of day, yes and no as true and false.

    Each is brought to its type where it is asked for, so that a query names no column that nobody asked for.
    """

    def __init__(self, table: ir.Table, shape: TableShape) -> None:
        self.table = table
        self._kinds = {it.name: it.type for it in shape.columns if it.name in table.columns}
        self._made: dict[str, ir.Value] = {}

    def __getitem__(self, name: str) -> ir.Value:
        if name not in self._made:
            kind = self._kinds[name]
            self._made[name] = _shaped(self.table[name], kind)
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._kinds

    def __iter__(self) -> Iterator[str]:
        return iter(self._kinds)

    def __len__(self) -> int:
        return len(self._kinds)

    def whole(self) -> ir.Table:
        """All known columns as one table, for a question that goes on from it."""
        return self.only(self)

    def only(self, names: Container[str]) -> ir.Table:
        """The known columns of these names as one table."""
        return self.table.select(**apart(self.table), **{name: self[name] for name in self if name in names})


def shaped(held: Mapping[str, ir.Table], name: str) -> Shaped:
    """A table of the return with its columns as conditions speak of them."""
    return Shaped(held[name], tables()[name])


def _shaped(value: ir.Value, kind: ColumnType) -> ir.Value:
    match kind:
        case ColumnType.DATE | ColumnType.DATETIME:
            return cast(ir.TimestampValue, value).date() if value.type().is_timestamp() else value
        case ColumnType.FLAG:
            return _flag(value)
        case _:
            return value


def _flag(value: ir.Value) -> ir.Value:
    """Databases keep yes and no in one letter, a number or a truth value."""
    if value.type().is_boolean():
        return value
    if value.type().is_integer():
        return value == 1
    import ibis

    letters = cast(ir.StringValue, value).strip().upper()
    return ibis.cases((letters.isin(YES), True), (letters.isin(NO), False))
