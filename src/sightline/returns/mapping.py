"""Lists of Annex A to tables of the dataset, by what the lists' own data says they fill.

What Annex A cannot say is absent, with the reason. One thing told by two lists (a child, an episode of need, a team)
is one row, filled by the first list that knows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b

import pyarrow as pa

from sightline.knowledge.annex_a_lists import FilledTable, ListShape, lists
from sightline.knowledge.tables import ColumnType, TableShape, tables
from sightline.returns.cells import Value
from sightline.returns.store import ORIGINALS, StoredTable, arrow_schema
from sightline.returns.typed import TypedList

NOT_ASKED = "Annex A does not ask for it."
NOT_KEPT = "Not kept: nothing here needs it."
NO_TABLE = "No list of Annex A holds it."
_ROW_ID_BYTES = 8
DISABILITY: Mapping[bool, Value] = {True: "DDA", False: "NONE"}
"""Disabled or not, as the code of a disability that is not told apart."""


@dataclass(slots=True)
class _Rows:
    """The rows of one table while they are gathered: by key, each a value by column."""

    shape: TableShape
    columns: set[str] = field(default_factory=set)
    at: dict[str, int] = field(default_factory=dict)
    values: dict[str, list[Value]] = field(default_factory=dict)
    originals: list[tuple[str, str, str, str]] = field(default_factory=list)
    partial: list[str] = field(default_factory=list)

    def place(self, key: str) -> int:
        """The place of the row with this key, made where it is new."""
        found = self.at.get(key)
        if found is None:
            found = self.at[key] = len(self.at)
            for values in self.values.values():
                values.append(None)
        return found

    def add_column(self, name: str) -> list[Value]:
        """The values of a column, made where it is new."""
        self.columns.add(name)
        return self.values.setdefault(name, [None] * len(self.at))


@dataclass(frozen=True, slots=True)
class Mapped:
    """Tables, what stood in their cells, how each is described, and the tables that cannot be given, with reasons."""

    contents: Mapping[str, pa.Table]
    originals: Mapping[str, pa.Table]
    stored: Mapping[str, StoredTable]
    absent: Mapping[str, str]


def map_lists(found: Sequence[TypedList], as_at: date) -> Mapped:
    """The tables that these lists fill."""
    gathered: dict[str, _Rows] = {}
    for typed in found:
        ids = list(_row_ids(typed))
        for filled in typed.shape.tables:
            rows = gathered.setdefault(filled.name, _Rows(tables()[filled.name]))
            _fill(rows, typed, filled, ids)
    if "ssd_person" in gathered:
        _part_unborn(gathered["ssd_person"], as_at)
    there = {typed.shape.id: typed for typed in found}
    return Mapped(
        contents={name: _table(rows) for name, rows in gathered.items()},
        originals={name: _originals(rows) for name, rows in gathered.items() if rows.originals},
        stored={name: _stored(rows, there) for name, rows in gathered.items()},
        absent={name: _absent_table(name) for name in tables() if name not in gathered},
    )


def _row_ids(typed: TypedList) -> Iterator[str]:
    """An id for each line, the same whenever the same line is loaded again."""
    key = [typed.values(column) for column in typed.shape.row_key]
    told = all(column in typed.columns for column in typed.shape.row_key)
    for line, values in enumerate(zip(*key, strict=True)):
        own = values if told else (*values, typed.rows[line])
        words = "|".join([typed.shape.row_kind, *("" if value is None else str(value) for value in own)])
        yield blake2b(words.encode(), digest_size=_ROW_ID_BYTES).hexdigest()


def _fill(rows: _Rows, typed: TypedList, filled: FilledTable, ids: list[str]) -> None:
    if filled.partial and filled.partial not in rows.partial:
        rows.partial.append(filled.partial)
    lines = _lines(typed, filled)
    keys = _keys(typed, filled, ids)
    places = [rows.place(keys[line]) for line in lines]
    own_key = rows.shape.key.name
    for name in filled.row_ids:
        told = keys if name == own_key else ids
        _put(rows.add_column(name), places, [told[line] for line in lines])
    for name, text in filled.constants.items():
        _put(rows.add_column(name), places, [text] * len(lines))
    for name, taken in filled.columns.items():
        _fill_column(rows, typed, name, taken, lines, places, keys)


def _lines(typed: TypedList, filled: FilledTable) -> list[int]:
    """The lines that make a row: those with something in the column that says so, and a key."""
    lines = range(len(typed.rows))
    if filled.when:
        *how, source = filled.when.split()
        told = typed.values(source)
        unmade = (None, False) if how == ["yes"] else (None,)
        lines_left = [line for line in lines if told[line] not in unmade]
    else:
        lines_left = list(lines)
    if filled.key_from:
        key = typed.values(filled.key_from)
        lines_left = [line for line in lines_left if key[line] is not None]
    return lines_left


def _keys(typed: TypedList, filled: FilledTable, ids: list[str]) -> list[str]:
    if filled.key_from:
        return [str(value) for value in typed.values(filled.key_from)]
    return [f"{id_}-{filled.mark}" for id_ in ids] if filled.mark else ids


def _fill_column(
    rows: _Rows,
    typed: TypedList,
    name: str,
    taken: str,
    lines: list[int],
    places: list[int],
    keys: list[str],
) -> None:
    *how, source = taken.split()
    column = typed.columns.get(source)
    shape = rows.shape.column(name)
    if column is None or shape is None or not shape.kept:
        return
    values = _as_taken([column.values[line] for line in lines], how, source, shape.type)
    _put(rows.add_column(name), places, values)
    if column.originals:
        changed = ((keys[line], value, column.originals.get(line)) for line, value in zip(lines, values, strict=True))
        rows.originals += [
            (key, name, text, "" if value is None else str(value)) for key, value, text in changed if text is not None
        ]


def _put(column: list[Value], places: list[int], values: Sequence[Value]) -> None:
    """Fill what is still blank: the first list that knows is believed."""
    for place, value in zip(places, values, strict=True):
        if column[place] is None:
            column[place] = value


def _as_taken(values: list[Value], how: list[str], source: str, type_: ColumnType) -> list[Value]:
    """The values as the table holds them: turned round, as the dataset writes a plan, or as a code of disability."""
    if how == ["not"]:
        return [None if value is None else not value for value in values]
    if how == ["json"]:
        return [None if value is None else json.dumps({str(value): "Y"}) for value in values]
    if type_ is ColumnType.TEXT and source == "disability":
        return [None if value is None else DISABILITY[bool(value)] for value in values]
    return values


def _part_unborn(rows: _Rows, as_at: date) -> None:
    """A date of birth still to come is the day a child is expected."""
    born = rows.values.get("pers_dob")
    if born is None:
        return
    expected = rows.add_column("pers_expected_dob")
    for place, day in enumerate(born):
        if isinstance(day, date) and day > as_at:
            expected[place], born[place] = day, None


def _table(rows: _Rows) -> pa.Table:
    names = _ordered(rows)
    schema = arrow_schema(rows.shape, names)
    return pa.table([pa.array(rows.values[name], schema.field(name).type) for name in names], schema=schema)


def _ordered(rows: _Rows) -> tuple[str, ...]:
    return tuple(column.name for column in rows.shape.columns if column.name in rows.columns)


def _originals(rows: _Rows) -> pa.Table:
    return pa.table([pa.array(column, pa.string()) for column in zip(*rows.originals, strict=True)], schema=ORIGINALS)


def _stored(rows: _Rows, there: Mapping[str, TypedList]) -> StoredTable:
    absent = {
        column.name: _absent_column(rows.shape.name, column.name, there) if column.kept else NOT_KEPT
        for column in rows.shape.columns
        if column.name not in rows.columns
    }
    return StoredTable(len(rows.at), _ordered(rows), absent, "; ".join(rows.partial))


def _absent_column(table: str, name: str, there: Mapping[str, TypedList]) -> str:
    for shape in lists().values():
        for filled in shape.tables:
            if filled.name == table and name in filled.columns:
                return _why(shape, filled.columns[name].split()[-1], there)
    return NOT_ASKED


def _why(shape: ListShape, source: str, there: Mapping[str, TypedList]) -> str:
    if shape.id not in there:
        return f"List {shape.number} is not in the return."
    column = shape.column(source)
    return f"List {shape.number} has no column “{column.label if column else source}”."


def _absent_table(name: str) -> str:
    numbers = sorted({shape.number for shape in lists().values() for filled in shape.tables if filled.name == name})
    if not numbers:
        return NO_TABLE
    return f"{'List' if len(numbers) == 1 else 'Lists'} {', '.join(map(str, numbers))} not in the return."
