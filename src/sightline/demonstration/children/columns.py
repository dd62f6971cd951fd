"""Arrays as typed columns of a table: ids, codes, days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from sightline.demonstration.children.days import Counts, Days, Flags

ID_DIGITS = 7
HAPPENED = "_on"
"""A column beside those of the table: the day from which the row is there. It never leaves this room."""


@dataclass(frozen=True, slots=True)
class Ids:
    """Identifiers made of a prefix and a number; a number below nought is no identifier."""

    prefix: str
    numbers: Counts


@dataclass(frozen=True, slots=True)
class Codes:
    """Words chosen from a few by index; an index below nought is no word."""

    words: Sequence[str]
    at: Counts


_HOURS = np.dtype("datetime64[h]")

Column: TypeAlias = Ids | Codes | NDArray[Any] | pa.Array
Tables: TypeAlias = dict[str, pa.Table]


def table(columns: Mapping[str, Column]) -> pa.Table:
    """A table of these columns, in this order."""
    return pa.table({name: _array(column) for name, column in columns.items()})


def flags_where(flags: Flags, known: Flags) -> pa.Array:
    """True or false where it is known, else nothing."""
    return pa.array(flags, mask=~known)


def days_where(when: Days, known: Flags) -> Days:
    """The days that are known, else not a day."""
    return np.where(known, when, np.datetime64("NaT", "D"))


def all_of(word: str, count: int) -> Codes:
    """The same word so many times."""
    return Codes((word,), np.zeros(count, dtype=np.int64))


def _array(column: Column) -> pa.Array:
    if isinstance(column, Ids):
        return _ids(column)
    if isinstance(column, Codes):
        at = pa.array(column.at, mask=column.at < 0)
        return pc.take(pa.array(list(column.words), pa.string()), at)
    if isinstance(column, pa.Array):
        return column
    return pa.array(column.astype("datetime64[s]") if column.dtype == _HOURS else column)


def _ids(column: Ids) -> pa.Array:
    digits = pc.cast(pa.array(column.numbers, mask=column.numbers < 0), pa.string())
    return pc.binary_join_element_wise(column.prefix, pc.utf8_lpad(digits, ID_DIGITS, "0"), "")
