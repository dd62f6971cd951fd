"""What must hold in a return, as data: what a check means, how it is tested, how grave it is, who says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from sightline.ground.sources import Citation
from sightline.knowledge import load
from sightline.knowledge.rows import Row, open_file

FILE = "return_checks.toml"


class Severity(StrEnum):
    """An error is wrong whatever the child's story; a warning may be right and is worth a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnCheck:
    """One check. ``kind`` names the way it is tested; the rest are its terms, column ids of ``list`` mostly.

    ``list`` is ``None`` for a check across lists or one made for every list. A check with ``codes`` holds where
    reading the list met no such problem.
    """

    id: str
    label: str
    kind: str
    severity: Severity
    citation: Citation
    list: str | None = None
    codes: tuple[str, ...] = ()
    first: str = ""
    second: str = ""
    strict: bool = False
    when: str = ""
    values: tuple[str, ...] = ()
    needs: str = ""
    blank: str = ""
    blank_too: str = ""
    column: str = ""
    other_column: str = ""
    birth: str = ""
    others: tuple[str, ...] = ()
    most: int = 0
    least: int = 0
    percent: int = 0
    fewest: int = 0


@cache
def each_list_checks() -> tuple[ReturnCheck, ...]:
    """The checks made for every list there is."""
    return _read()[0]


@cache
def list_checks() -> tuple[ReturnCheck, ...]:
    """The checks of one list, across lists and against the last run."""
    return _read()[1]


def sources_used() -> set[str]:
    """The ids of the sources that checks are drawn from."""
    return {check.citation.source.id for check in (*each_list_checks(), *list_checks())}


@cache
def _read() -> tuple[tuple[ReturnCheck, ...], tuple[ReturnCheck, ...]]:
    file = open_file(FILE)
    each = tuple(_check(row) for row in file.entries("each_list"))
    single = tuple(_check(row) for row in file.entries("check"))
    file.done()
    return each, single


def _check(row: Row) -> ReturnCheck:
    codes = row.texts("codes")
    check = ReturnCheck(
        id=row.id(),
        label=row.text("label"),
        kind=row.text("kind", "cells" if codes else None),
        severity=Severity(row.text("severity")),
        citation=Citation(load.sources()[row.text("source")], row.text("at")),
        list=row.optional_text("list"),
        codes=codes,
        strict=row.flag("strict", default=False),
        values=row.texts("values"),
        others=row.texts("others"),
        first=row.text("first", ""),
        second=row.text("second", ""),
        when=row.text("when", ""),
        needs=row.text("needs", ""),
        blank=row.text("blank", ""),
        blank_too=row.text("blank_too", ""),
        column=row.text("column", ""),
        other_column=row.text("other_column", ""),
        birth=row.text("birth", ""),
        most=row.optional_number("most") or 0,
        least=row.optional_number("least") or 0,
        percent=row.optional_number("percent") or 0,
        fewest=row.optional_number("fewest") or 0,
    )
    row.done()
    return check
