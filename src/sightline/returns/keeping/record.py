"""What is known of a kept return beside its rows: since when, until when, and what was left out of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sightline.knowledge.tables import tables
from sightline.returns.store import Manifest

FILE = "kept.json"


@dataclass(frozen=True, slots=True)
class Minimised:
    """What of a return is kept and what is not: columns by table, which of them are sensitive, what was dropped."""

    kept: Mapping[str, tuple[str, ...]]
    sensitive: tuple[str, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A return that is kept: its id, the day it describes, since when and by whom, and its last day.

    ``is_held`` says that it is not deleted when its time is over, because an inquiry or complaint needs it.
    """

    id: str
    kind: str
    as_at: date
    authority: str | None
    kept_on: date
    kept_by: str
    last_day_on: date
    rows: int
    minimised: Minimised
    is_held: bool = False


def minimised(manifest: Manifest) -> Minimised:
    """What a return keeps, from its description."""
    kept = {name: stored.columns for name, stored in manifest.tables.items()}
    sensitive = tuple(
        f"{name}.{column}" for name, columns in kept.items() for column in columns if _marked(name, column, "sensitive")
    )
    return Minimised(kept, sensitive, manifest.dropped)


def not_to_be_kept(manifest: Manifest) -> tuple[str, ...]:
    """Columns that a return should have dropped and has not: names and the like."""
    return tuple(
        f"{name}.{column}"
        for name, stored in manifest.tables.items()
        for column in stored.columns
        if not _marked(name, column, "kept")
    )


def _marked(table: str, column: str, mark: str) -> bool:
    shape = tables()[table].column(column)
    return bool(getattr(shape, mark)) if shape else False


def write_record(kept: Kept, folder: Path) -> None:
    """Put the record beside the rows."""
    text = json.dumps(asdict(kept), default=str, ensure_ascii=False, indent=1)
    (folder / FILE).write_text(text + "\n", encoding="utf-8")


def read_record(folder: Path) -> Kept:
    """The record in a folder."""
    told: dict[str, Any] = json.loads((folder / FILE).read_text(encoding="utf-8"))
    for name in ("as_at", "kept_on", "last_day_on"):
        told[name] = date.fromisoformat(told[name])
    part = told.pop("minimised")
    columns = {name: tuple(each) for name, each in part["kept"].items()}
    return Kept(**told, minimised=Minimised(columns, tuple(part["sensitive"]), tuple(part["dropped"])))
