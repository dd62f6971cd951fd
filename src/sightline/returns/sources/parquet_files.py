"""Parquet files as sheets: column names first, then the rows."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from sightline.returns.problems import unusable
from sightline.returns.sources.sheets import MOST_CELLS, Cell, Columns, Sheet


def open_parquet(content: bytes, name: str, title: str) -> Sheet:
    """A Parquet file as one sheet.

    :raises UnusableReturn: ``damaged`` or ``too-large``.
    """
    try:
        table = pq.ParquetFile(io.BytesIO(content)).read()
    except (pa.ArrowException, OSError, ValueError) as fault:
        raise unusable("damaged", name) from fault
    if table.num_rows * table.num_columns > MOST_CELLS:
        raise unusable("too-large", name)
    return Sheet(title, name, columns_of(table))


def columns_of(table: pa.Table) -> Columns:
    """The cells of an Arrow table as Python has them."""
    return Columns(table.column_names, [_cells(column) for column in table.columns])


def _cells(column: pa.ChunkedArray) -> Sequence[Cell]:
    """Days and text by way of numpy, which is several times as fast; numpy has no whole number that is blank."""
    kind = column.type
    is_moment = pa.types.is_timestamp(kind) and kind.tz is None and kind.unit != "ns"
    if pa.types.is_string(kind) or pa.types.is_date32(kind) or is_moment:
        found: list[Cell] = column.to_numpy().tolist()
        return found
    told: list[Any] = column.to_pylist()
    if pa.types.is_decimal(kind):
        return [None if cell is None else float(cell) for cell in told]
    if pa.types.is_nested(kind) or pa.types.is_binary(kind):
        return [None if cell is None else str(cell) for cell in told]
    return told
