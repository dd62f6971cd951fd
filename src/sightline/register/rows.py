"""Many rows at once, past Django's own way, which costs more than reading the document does.

The rows of one document are some thousand. Ids come from where the database itself takes them, so that
none is ever given twice; constraints hold as ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from django.db import connection
from django.db.models import Model

_AT_ONCE = 25
"""How many rows a statement takes: SQLite then does a third less than row by row, and hardly less with more."""


def reserve(model: type[Model], count: int) -> list[int]:
    """So many new ids for rows of a table, in order; to be used in the transaction that asks."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
            found = cursor.fetchone()
            first = (found[0] if found else 0) + 1
            return list(range(first, first + count))
        sequence = "pg_get_serial_sequence(%s, 'id')"
        cursor.execute(f"SELECT nextval({sequence}) FROM generate_series(1, %s)", [table, count])
        return sorted(row[0] for row in cursor.fetchall())


def insert(model: type[Model], columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Add rows: values in the order of ``columns``, JSON already as text."""
    table, *names = map(connection.ops.quote_name, (model._meta.db_table, *columns))
    start = f"INSERT INTO {table} ({', '.join(names)}) VALUES "
    row = f"({', '.join(['%s'] * len(columns))})"
    every = list(rows)
    whole = len(every) - len(every) % _AT_ONCE
    batches = [tuple(chain.from_iterable(every[at : at + _AT_ONCE])) for at in range(0, whole, _AT_ONCE)]
    with connection.cursor() as cursor:
        cursor.executemany(start + ", ".join([row] * _AT_ONCE), batches)
        cursor.executemany(start + row, every[whole:])
