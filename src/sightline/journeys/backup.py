"""The whole store as one file: every row of the register and every original, at one moment.

The file is a tar archive: ``manifest.json`` (what is in it, and the version of the tables), one
``rows/<app>.<model>.jsonl.gz`` a table in a form that belongs to no database, and ``originals/``. What was
kept on SQLite can be brought back on PostgreSQL, and the other way round. Sessions and the signing key
stay out: nobody can sign in with a backup as somebody else.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from django.apps import apps
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model

from sightline.collecting.whole_files import ARRIVING, move_into_place
from sightline.journeys.opening import originals

FORMAT = "sightline-backup/2"
MANIFEST = "manifest.json"
ROWS = "rows/{label}.jsonl.gz"
ORIGINALS = "originals/"
LEFT_OUT = ("sessions.session", "register.passage")
"""Who is signed in just now, and what searching makes anew from the rows."""

OWNER_ONLY = 0o600

_CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class Kept:
    """What a backup holds."""

    rows: int
    originals: int


def back_up(file: Path, *, at: datetime) -> Kept:
    """Write the whole store to ``file``; it stands there whole or not at all, readable by its owner alone."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=ARRIVING, dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as stream, tarfile.open(fileobj=stream, mode="w") as archive:
            kept = _write(archive, at)
        move_into_place(Path(name), file, OWNER_ONLY)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return kept


def _write(archive: tarfile.TarFile, at: datetime) -> Kept:
    """Rows first, then originals: one that arrives meanwhile is on the shelf before its rows are written.

    The manifest names both, so that a backup cut off anywhere is known by what it lacks.
    """
    tables: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as folder, _one_moment():
        for model in stored_models():
            path = Path(folder) / model._meta.label_lower
            tables[model._meta.label_lower] = {"rows": _write_rows(model, path), "sha256": _sha256(path)}
        files = _originals()
        manifest = {
            "format": FORMAT,
            "made_at": at.isoformat(),
            "migrations": sorted(MigrationRecorder(connection).applied_migrations()),
            "tables": tables,
            "originals": [path.name for path in files],
        }
        _add(archive, MANIFEST, json.dumps(manifest, indent=1).encode())
        for label in tables:
            archive.add(Path(folder) / label, ROWS.format(label=label))
    for path in files:
        archive.add(path, f"{ORIGINALS}{path.name}")
    return Kept(sum(table["rows"] for table in tables.values()), len(files))


def _originals() -> list[Path]:
    """Every original that is whole on the shelf; each is named by its hash."""
    return [path for path in sorted(originals().rglob("*")) if path.is_file() and not path.name.startswith(ARRIVING)]


def stored_models() -> list[type[Model]]:
    """Every table that belongs in a backup, those between two others among them."""
    found = apps.get_models(include_auto_created=True)
    return [it for it in found if it._meta.managed and not it._meta.proxy and it._meta.label_lower not in LEFT_OUT]


@contextmanager
def _one_moment() -> Iterator[None]:
    """All rows as they were at one moment, without making anybody wait to write."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def _write_rows(model: type[Model], path: Path) -> int:
    """One row a line, its values in the order of the first line, which names them."""
    names = [field.attname for field in model._meta.concrete_fields]
    count = 0
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=1) as file:
        _write_line(file, names)
        for row in model._base_manager.order_by("pk").values_list(*names).iterator(_CHUNK):
            _write_line(file, row)
            count += 1
    return count


def _write_line(file: IO[str], values: Any) -> None:
    file.write(json.dumps(values, ensure_ascii=False, separators=(",", ":"), default=_in_words) + "\n")


def _in_words(value: Any) -> str:
    """A time to the microsecond, as seals of events depend on it; a decimal number with every place it has."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"a backup cannot hold {value!r}")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(content)
    archive.addfile(entry, BytesIO(content))
