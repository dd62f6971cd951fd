"""One table as a file, a batch of rows at a time: CSV for everything, Parquet for exact types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from sightline.ground.spreadsheets import BYTE_ORDER_MARK, csv_text
from sightline.register.queries.export import Row, Table, Type

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_AT_ONCE = 20_000


class Format(StrEnum):
    """How tables are written; also how their file names end."""

    CSV = "csv"
    PARQUET = "parquet"


def write_table(table: Table, rows: Iterable[Row], folder: Path, format: Format) -> int:
    """Write the table into ``folder`` under its name; how many rows it has."""
    counted = _Counted(rows)
    path = folder / f"{table.name}.{format}"
    if format is Format.PARQUET:
        _write_parquet(table, counted, path)
    else:
        _write_csv(table, counted, path)
    return counted.count


class _Counted:
    """Rows passed on, and counted on the way."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            self.count += 1
            yield row


def _write_csv(table: Table, rows: Iterable[Row], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(BYTE_ORDER_MARK)
        file.writelines(csv_text(table.names, rows))


def _write_parquet(table: Table, rows: Iterable[Row], path: Path) -> None:
    """Parquet through pyarrow, which is loaded here alone: it is large, and no other command needs it."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = _schema(table)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in _batches(iter(rows)):
            columns = [list(column) for column in zip(*batch, strict=True)]
            arrays = [pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(rows, ROWS_AT_ONCE)):
        yield batch


def _schema(table: Table) -> pa.Schema:
    """The same types whatever the rows hold, also where there are none."""
    import pyarrow as pa

    types = {
        Type.TEXT: pa.string(),
        Type.WHOLE: pa.int64(),
        Type.NUMBER: pa.float64(),
        Type.DAY: pa.date32(),
        Type.TRUTH: pa.bool_(),
    }
    fields = [pa.field(it.name, types[it.type], metadata={"description": it.says}) for it in table.columns]
    return pa.schema(fields, metadata={"description": table.says})
