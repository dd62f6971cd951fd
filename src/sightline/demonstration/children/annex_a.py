"""A made return as the eleven lists of Annex A: rows as a council would send them (the queries are in ``lists/``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, TypeAlias

import duckdb

from sightline.demonstration.children.world import Return
from sightline.knowledge.annex_a_lists import VERSIONS, lists

Cell: TypeAlias = Any
FOLDER, THREADS = "lists", 2


@dataclass(frozen=True, slots=True)
class MadeList:
    """One list as it is sent: the sheet's name, the printed headers, and the rows under them."""

    number: int
    sheet: str
    headers: tuple[str, ...]
    ids: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def annex_a(made: Return, version: str = VERSIONS[-1]) -> tuple[MadeList, ...]:
    """The eleven lists of a return, with the columns of a version of Annex A."""
    with duckdb.connect(config={"threads": THREADS}) as engine:
        for name, rows in made.tables.items():
            engine.register(name, rows)
        engine.execute("CREATE TABLE told AS SELECT CAST(? AS DATE) AS as_at", [made.as_at])
        engine.execute(_query("children"))
        return tuple(_lists(engine, version))


def _lists(engine: duckdb.DuckDBPyConnection, version: str) -> Iterator[MadeList]:
    for shape in lists().values():
        columns = shape.in_version(version)
        answer = engine.execute(_query(f"list_{shape.number:02}"))
        place = {column[0]: at for at, column in enumerate(answer.description)}
        order = [place[column.id] for column in columns]
        rows = tuple(tuple(row[at] for at in order) for row in answer.fetchall())
        labels = tuple(column.label for column in columns)
        yield MadeList(shape.number, f"List {shape.number}", labels, tuple(column.id for column in columns), rows)


def _query(name: str) -> str:
    return files(__package__).joinpath(FOLDER, f"{name}.sql").read_text(encoding="utf-8")


def as_rows(made: MadeList) -> Iterator[Mapping[str, Cell]]:
    """The rows of a list, each cell by its column's id."""
    return (dict(zip(made.ids, row, strict=True)) for row in made.rows)
