"""Tables of the dataset read like lists: the same cells, the same problems, the same checks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

import pyarrow as pa

from sightline.knowledge.annex_a_lists import VERSIONS, CellType, ListColumn, ListShape
from sightline.knowledge.tables import ColumnShape, ColumnType, TableShape, tables
from sightline.returns.choices import Choices
from sightline.returns.mapping import NOT_KEPT, Mapped
from sightline.returns.matching import Matched, Matches, match_headers
from sightline.returns.plain import plain
from sightline.returns.sources.sheets import Sheet
from sightline.returns.store import ORIGINALS, StoredTable, arrow_schema
from sightline.returns.typed import TypedList

NOT_GIVEN = "The return has no such column."
NO_TABLE = "The return has no such table."


@cache
def table_lists() -> Mapping[str, ListShape]:
    """Every table of the dataset, and every supplementary list, as a list to be read."""
    return MappingProxyType({shape.name: _as_list(shape) for shape in tables().values()})


def _as_list(shape: TableShape) -> ListShape:
    return ListShape(
        id=shape.name,
        number=0,
        label=shape.label,
        columns=tuple(_as_column(column) for column in shape.columns),
        tables=(),
        sheets=(),
        row_kind=shape.name,
        row_key=(shape.key.name,),
        citations=(shape.citation, shape.citation),
    )


def _as_column(column: ColumnShape) -> ListColumn:
    type_ = CellType.CODE if column.codes and column.type is ColumnType.TEXT else CellType(column.type)
    return ListColumn(
        id=column.name, label=column.name, type=type_, required=column.key, codes=column.codes, versions=VERSIONS
    )


def keep_tables(found: Sequence[TypedList]) -> Mapped:
    """The tables as they are kept: without what names people, and with the reason for what is not there."""
    return Mapped(
        contents=contents(found),
        originals={typed.shape.id: changed for typed in found if (changed := _originals(typed)).num_rows},
        stored={typed.shape.id: _stored(typed) for typed in found},
        absent={name: NO_TABLE for name in tables() if name not in {typed.shape.id for typed in found}},
    )


def contents(found: Sequence[TypedList]) -> dict[str, pa.Table]:
    """The tables alone, for what is measured and not kept."""
    return {typed.shape.id: _table(typed) for typed in found}


def _kept(typed: TypedList) -> tuple[str, ...]:
    return tuple(it.name for it in tables()[typed.shape.id].columns if it.kept and it.name in typed.columns)


def _table(typed: TypedList) -> pa.Table:
    names = _kept(typed)
    schema = arrow_schema(tables()[typed.shape.id], names)
    return pa.table([pa.array(typed.values(name), schema.field(name).type) for name in names], schema=schema)


def _originals(typed: TypedList) -> pa.Table:
    keys = typed.values(typed.shape.row_key[0])
    columns: tuple[list[str], ...] = ([], [], [], [])
    for name in _kept(typed):
        values, changed = typed.values(name), typed.columns[name].originals
        columns[0].extend(str(keys[line]) for line in changed)
        columns[1].extend(name for _ in changed)
        columns[2].extend(changed.values())
        columns[3].extend("" if values[line] is None else str(values[line]) for line in changed)
    return pa.table([pa.array(column, pa.string()) for column in columns], schema=ORIGINALS)


def _stored(typed: TypedList) -> StoredTable:
    absent = {
        column.name: NOT_GIVEN if column.kept else NOT_KEPT
        for column in tables()[typed.shape.id].columns
        if column.name not in _kept(typed)
    }
    return StoredTable(len(typed.rows), _kept(typed), absent)


def match_tables(sheets: Sequence[Sheet], choices: Choices) -> Matches:
    """Take each sheet or file for the table its name says, also behind a schema's name."""
    taken: dict[str, Matched] = {}
    second, none = [], []
    for sheet in sheets:
        shape = _named_table(sheet.name)
        if shape is None or not sheet.rows:
            none.append(sheet)
            continue
        matched = Matched(sheet, shape, match_headers(sheet.rows[0], shape, choices, VERSIONS[-1]))
        if shape.id in taken:
            second.append(matched)
        else:
            taken[shape.id] = matched
    return Matches(tuple(taken.values()), tuple(second), tuple(none))


def _named_table(title: str) -> ListShape | None:
    words = plain(title)
    named = [it for it in table_lists().values() if words == plain(it.id) or words.endswith(f" {plain(it.id)}")]
    return max(named, key=lambda shape: len(shape.id), default=None)
