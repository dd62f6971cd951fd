"""From the register to a folder of tables for Power BI and notebooks: written aside, then put in its place whole."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sightline.ground.errors import WrongUsage
from sightline.journeys.table_files import Format, write_table
from sightline.register.queries.export import TABLES, Table, snapshot
from sightline.register.queries.sight import sight_of

DESCRIPTION = "datapackage.json"
"""The file by which a folder is known as an export; its form is the Data Package standard."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A table that was written, and how many rows it has."""

    table: str
    rows: int


def export(
    folder: Path,
    *,
    format: Format,
    replace: bool,
    at: datetime,
    advance: Callable[[int, int], None] = lambda done, total: None,
) -> list[Exported]:
    """Write every table of the star schema into ``folder``, all as of one moment, or change nothing.

    Documents under embargo on the day of ``at`` are left out with everything found in them: nobody knows
    who opens a file. ``advance`` is told after each table how many are done and how many there are.

    :raises WrongUsage: ``folder-in-use`` where the folder holds something; with ``replace``
        ``not-an-export`` where that is not an earlier export.
    """
    _check_may_write(folder, replace)
    exported = []
    with _put_in_place(folder) as aside, snapshot():
        sight = sight_of(None, at.date())
        for done, table in enumerate(TABLES, start=1):
            exported.append(Exported(table.name, write_table(table, table.rows(sight), aside, format)))
            advance(done, len(TABLES))
        described = describe(exported, format, at)
        (aside / DESCRIPTION).write_text(json.dumps(described, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return exported


def describe(exported: list[Exported], format: Format, at: datetime) -> dict[str, object]:
    """The tables, their columns and how they refer to each other, in the form of the Data Package standard."""
    counts = {it.table: it.rows for it in exported}
    return {
        "profile": "data-package",
        "name": "sightline",
        "created": at.isoformat(timespec="seconds"),
        "resources": [_described(table, format) | {"rows": counts[table.name]} for table in TABLES],
    }


def _described(table: Table, format: Format) -> dict[str, object]:
    keys = {other.name: other.primary_key[0] for other in TABLES}
    return {
        "name": table.name,
        "path": f"{table.name}.{format}",
        "format": str(format),
        "description": table.says,
        "schema": {
            "fields": [{"name": it.name, "type": str(it.type), "description": it.says} for it in table.columns],
            "primaryKey": list(table.primary_key),
            "foreignKeys": [
                {"fields": it.name, "reference": {"resource": it.refers_to, "fields": keys[it.refers_to]}}
                for it in table.columns
                if it.refers_to
            ],
        },
    }


def _check_may_write(folder: Path, replace: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise WrongUsage("folder-in-use", f"{folder} is a file. Name a folder.")
    if not folder.exists() or not any(folder.iterdir()):
        return
    if not replace:
        raise WrongUsage("folder-in-use", f"{folder} holds something already. Add --replace to replace an export.")
    if not (folder / DESCRIPTION).is_file():
        raise WrongUsage("not-an-export", f"{folder} holds no earlier export, so it was left alone. Name another.")


@contextmanager
def _put_in_place(folder: Path) -> Iterator[Path]:
    """A folder beside ``folder`` that takes its name once all is written; nothing is left of it otherwise."""
    place = folder.resolve()
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{place.name}-", dir=place.parent) as working:
        aside, before = Path(working) / "new", Path(working) / "before"
        aside.mkdir()
        yield aside
        if place.exists():
            place.rename(before)
        try:
            aside.rename(place)
        except OSError:
            if before.exists():
                before.rename(place)
            raise
        shutil.rmtree(before, ignore_errors=True)
