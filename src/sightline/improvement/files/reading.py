"""A plan's file read whole: its headers, its rows, and what is wrong with it; nothing of the register is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sightline.improvement.files.headers import LEFT_OUT, Headed, Header, head, joined, known
from sightline.improvement.files.owners import People
from sightline.improvement.files.problems import FileProblem, problem, unusable
from sightline.improvement.files.rows import PlanRow, read_rows
from sightline.improvement.files.tables import open_tables


@dataclass(frozen=True, slots=True)
class PlanFile:
    """What a file holds. ``headers`` are all that its tables have, each once; ``tables`` names those that were read."""

    tables: tuple[str, ...]
    headers: tuple[Header, ...]
    rows: tuple[PlanRow, ...]
    problems: tuple[FileProblem, ...]


def read_plan(content: bytes, name: str, choices: Mapping[str, str], people: People, on: date) -> PlanFile:
    """The plan in a workbook or a Word document; ``choices`` are what people said of headers.

    :raises UnusablePlan: where nothing in it can be taken over.
    """
    opened = open_tables(content, name)
    known_choices = {key: column for key, column in choices.items() if column in known() or column == LEFT_OUT}
    headed = [(table, head(table, known_choices)) for table in opened.tables]
    found = [it for _, it in headed if it is not None]
    if not opened.tables:
        raise unusable("empty")
    if not found:
        raise unusable("no-plan-table")
    left = [problem("left-out", table=table.name) for table, it in headed if it is None and table.lines]
    rows = tuple(row for it in found for row in read_rows(it, people, on))
    headers = _headers(found)
    problems = (*opened.problems, *left, *_empty(found, rows), *_of_headers(headers))
    return PlanFile(tuple(it.table.name for it in found), headers, rows, problems)


def _headers(found: list[Headed]) -> tuple[Header, ...]:
    by_key: dict[str, Header] = {}
    for headers in joined(found):
        for header in headers:
            by_key.setdefault(header.key, header)
    return tuple(by_key.values())


def _empty(found: list[Headed], rows: tuple[PlanRow, ...]) -> tuple[FileProblem, ...]:
    told = {row.table for row in rows}
    return tuple(problem("no-rows", table=it.table.name) for it in found if it.table.name not in told)


def _of_headers(headers: tuple[Header, ...]) -> tuple[FileProblem, ...]:
    unknown = [problem("unknown-column", table=f"“{it.printed}”") for it in headers if not it.column]
    return (*unknown, *(problem("second-column", table=f"“{it.printed}”") for it in headers if it.is_second))
