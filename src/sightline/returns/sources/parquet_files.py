"""Parquet files as sheets: column names first, then the rows."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from sightline.returns.problems import unusable
from sightline.returns.sources.sheets import MOST_CELLS, Cell, Sheet


def open_parquet(content: bytes, name: str, title: str) -> Sheet:
    """A Parquet file as one sheet.

    :raises UnusableReturn: ``damaged`` or ``too-large``.
    """
    try:
        table = pq.read_table(io.BytesIO(content))
    except (pa.ArrowException, OSError, ValueError) as fault:
        raise unusable("damaged", name) from fault
    if table.num_rows * table.num_columns > MOST_CELLS:
        raise unusable("too-large", name)
    return Sheet(title, name, list(_rows(table)))


def _rows(table: Any) -> Iterator[tuple[Cell, ...]]:
    yield tuple(table.column_names)
    yield from zip(*(column.to_pylist() for column in table.columns), strict=True)
