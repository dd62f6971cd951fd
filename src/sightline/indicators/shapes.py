"""Tables as returns hold them, brought to the types that conditions speak of, whatever database they lie in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import ibis.expr.types as ir

from sightline.knowledge.tables import ColumnType, tables

YES = ("Y", "YES", "T", "TRUE", "1")
NO = ("N", "NO", "F", "FALSE", "0")


def shaped(held: Mapping[str, ir.Table], name: str) -> ir.Table:
    """A table's known columns: days without their time of day, yes and no as true and false."""
    table, shape = held[name], tables()[name]
    columns = {it.name: it.type for it in shape.columns if it.name in table.columns}
    return table.select(**{column: _shaped(table[column], kind) for column, kind in columns.items()})


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
