"""What a table of the export is: its columns with their types, what they refer to, and its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from sightline.ground.spreadsheets import Cell
from sightline.register.queries.sight import Sight

Row = tuple[Cell, ...]

INSPECTIONS_AT_ONCE = 200
"""How many inspections are gathered together: few questions, and memory that does not grow with the register."""


class Type(StrEnum):
    """What a column holds, in the words of the Table Schema standard."""

    TEXT = "string"
    WHOLE = "integer"
    NUMBER = "number"
    DAY = "date"
    TRUTH = "boolean"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``refers_to`` is the table whose first column it names a row of."""

    name: str
    says: str
    type: Type = Type.TEXT
    refers_to: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One table; its first column is its key unless ``key`` names others. Rows come as they are asked for."""

    name: str
    says: str
    columns: tuple[Column, ...]
    rows: Callable[[Sight], Iterable[Row]]
    key: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns, in order."""
        return tuple(column.name for column in self.columns)

    @property
    def primary_key(self) -> tuple[str, ...]:
        """The columns that tell its rows apart."""
        return self.key or self.names[:1]


PLACE = (
    Column("sha256", "The document it stands in", refers_to="documents"),
    Column("page", "The page, from 1; empty where the document has no pages", Type.WHOLE),
    Column("start", "Where the words begin in the document's text, in characters from 0", Type.WHOLE),
    Column("end", "Where the words end", Type.WHOLE),
    Column("quote", "The words, exactly as they stand there"),
)


def inspections_in_batches(sight: Sight) -> Iterator[list[int]]:
    """The numbers of all inspections in sight, some at a time, in steady order."""
    ids = iter(sight.inspections().order_by("id").values_list("id", flat=True).iterator())
    while batch := list(islice(ids, INSPECTIONS_AT_ONCE)):
        yield batch


def whole_text(quote: str, further: Iterable[dict[str, str]]) -> str:
    """The words of a fact at all its places."""
    return " ".join((quote, *(place["quote"] for place in further)))
