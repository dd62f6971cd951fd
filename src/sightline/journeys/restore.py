"""A backup brought back: into an empty store, or in place of what is there where that is said."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import tarfile
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.executor import MigrationExecutor

from sightline.collecting.shelf import Shelf
from sightline.ground.errors import SightlineError
from sightline.journeys.backup import FORMAT, MANIFEST, ORIGINALS, ROWS, Kept
from sightline.journeys.opening import originals
from sightline.register import search
from sightline.register.models import Document, Event

_BATCH = 500
Manifest = dict[str, Any]


class NotRestored(SightlineError):
    """A backup that was not brought back; what was in the store is still there.

    Codes: ``not-a-backup``, ``damaged-backup``, ``newer-backup``, ``store-not-empty``.
    """

    exit_status = 3


def restore(file: Path, *, replaces: bool = False) -> Kept:
    """Fill the store from a backup. Everything in it is checked before anything is changed.

    A store that holds anything is refused unless ``replaces`` says that it goes. The service must not run.
    """
    try:
        with tarfile.open(file, "r:") as archive:
            return _restore(archive, replaces)
    except (tarfile.TarError, OSError) as fault:
        raise NotRestored("not-a-backup", f"{file} cannot be read as a backup: {fault}.") from fault


def _restore(archive: tarfile.TarFile, replaces: bool) -> Kept:
    manifest = _manifest(archive)
    names = [f"{ORIGINALS}{name}" for name in manifest["originals"]]
    _check(archive, manifest, names)
    if not (replaces or is_empty()):
        raise NotRestored(
            "store-not-empty",
            "The store is not empty, and a restore would replace it. Give --replace to lose what is in it now.",
        )
    _clear()
    _fill(archive, manifest)
    shelf = Shelf(originals())
    for name in names:
        shelf.put(_content(archive, name), Path(name).suffix)
    search.rebuild()
    return Kept(sum(table["rows"] for table in manifest["tables"].values()), len(names))


def is_empty() -> bool:
    """Whether the store holds nothing yet: no document, no event, no account, no original."""
    user = apps.get_model("auth", "User")
    holds = Event.objects.exists() or Document.objects.exists() or user.objects.exists()
    return not holds and not any(originals().rglob("*"))


def _manifest(archive: tarfile.TarFile) -> Manifest:
    try:
        manifest: Manifest = json.loads(_content(archive, MANIFEST))
    except (KeyError, ValueError) as fault:
        raise NotRestored("not-a-backup", "This file is no backup of Sightline: it has no manifest.") from fault
    if manifest.get("format") != FORMAT:
        raise NotRestored("not-a-backup", f"This backup has the form {manifest.get('format')}, not {FORMAT}.")
    known = MigrationExecutor(connection).loader.graph.nodes
    if any(tuple(migration) not in known for migration in manifest["migrations"]):
        raise NotRestored("newer-backup", "The backup was made by a newer version. Bring this one up to date first.")
    return manifest


def _check(archive: tarfile.TarFile, manifest: Manifest, names: list[str]) -> None:
    expected = {ROWS.format(label=label): table["sha256"] for label, table in manifest["tables"].items()}
    expected |= {name: Path(name).stem for name in names}
    held = set(archive.getnames())
    for name, sha256 in expected.items():
        if name not in held:
            raise NotRestored("damaged-backup", f"{name} is missing: the backup was cut off. Nothing was changed.")
        if hashlib.sha256(_content(archive, name)).hexdigest() != sha256:
            raise NotRestored("damaged-backup", f"{name} in the backup is damaged. Nothing was changed.")


def _content(archive: tarfile.TarFile, name: str) -> bytes:
    stream = archive.extractfile(name)
    if stream is None:
        raise KeyError(name)
    return stream.read()


def _clear() -> None:
    """Remove every table and every original."""
    if connection.vendor == "sqlite":
        file = Path(connection.settings_dict["NAME"])
        connection.close()
        for ending in ("", "-wal", "-shm"):
            file.with_name(file.name + ending).unlink(missing_ok=True)
    else:
        quoted = ", ".join(connection.ops.quote_name(name) for name in connection.introspection.table_names())
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE {quoted} CASCADE")
    shutil.rmtree(originals(), ignore_errors=True)


def _fill(archive: tarfile.TarFile, manifest: Manifest) -> None:
    """Make the tables as they were when the backup was made, fill them, then bring them up to date."""
    executor = MigrationExecutor(connection)
    applied = {(app, name) for app, name in manifest["migrations"]}
    children = executor.loader.graph.node_map
    targets = [key for key in applied if not any(child.key in applied for child in children[key].children)]
    executor.migrate(targets)
    then = MigrationExecutor(connection).loader.project_state(targets).apps
    tables = [then.get_model(label) for label in manifest["tables"]]
    with transaction.atomic():
        for model in tables:
            _insert(model, _rows(_content(archive, ROWS.format(label=model._meta.label_lower))))
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), tables):
                cursor.execute(statement)
    call_command("migrate", verbosity=0, interactive=False)


def _rows(content: bytes) -> Iterator[dict[str, Any]]:
    lines = iter(gzip.decompress(content).decode().split("\n")[:-1])
    names = json.loads(next(lines))
    for line in lines:
        yield dict(zip(names, json.loads(line), strict=True))


def _insert(model: type[models.Model], rows: Iterator[dict[str, Any]]) -> None:
    moments = [(it.attname, datetime) for it in model._meta.concrete_fields if isinstance(it, models.DateTimeField)]
    days = [
        (it.attname, date)
        for it in model._meta.concrete_fields
        if isinstance(it, models.DateField) and not isinstance(it, models.DateTimeField)
    ]
    while batch := list(islice(rows, _BATCH)):
        for row in batch:
            for name, form in (*moments, *days):
                row[name] = row[name] and form.fromisoformat(row[name])
        model._base_manager.bulk_create(model(**row) for row in batch)
