"""Which files among the paths a person names are documents to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

TABLES = (".csv", ".tsv", ".xls", ".xlsb", ".xlsm", ".xlsx", ".ods", ".parquet", ".sqlite", ".db", ".rds", ".sav")
NOTATIONS = (".json", ".jsonl", ".xml", ".yaml", ".yml", ".toml", ".ini", ".log", ".lock", ".sql", ".url", ".lnk")
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".svg", ".tif", ".tiff", ".webp", ".ico")
RECORDINGS = (".mp3", ".mp4", ".m4a", ".mov", ".avi", ".wav", ".ppt", ".pptx")
ARCHIVES = (".zip", ".7z", ".gz", ".tar", ".tgz", ".bak", ".iso", ".tmp")
PROGRAMS = (".exe", ".dll", ".msi", ".bat", ".sh", ".py", ".r", ".js", ".jar")

FOREIGN = frozenset(TABLES + NOTATIONS + PICTURES + RECORDINGS + ARCHIVES + PROGRAMS)
"""Endings of files that live beside documents and are none."""

_OPEN_IN_WORD = "~$"


@dataclass(frozen=True, slots=True)
class Selection:
    """The documents to read, in order, and the files of the folders that were passed over."""

    documents: tuple[Path, ...]
    passed_over: tuple[Path, ...]


def select(paths: Iterable[Path]) -> Selection:
    """The documents among ``paths``: what is named is always tried; folders are walked in sorted order.

    In a folder, hidden files and files whose ending says that they are no document are passed over.
    A folder that cannot be opened stands in the list itself, so that reading it says why.
    """
    documents: list[Path] = []
    passed_over: list[Path] = []
    for path in paths:
        if not path.is_dir():
            documents.append(path)
            continue
        for file in _walk(path, set()):
            (passed_over if _is_foreign(file) else documents).append(file)
    return Selection(tuple(documents), tuple(passed_over))


def _walk(folder: Path, walked: set[Path]) -> Iterator[Path]:
    """The files below a folder, sorted; a link back into what was walked is not followed."""
    place = folder.resolve()
    if place in walked:
        return
    walked.add(place)
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _walk(entry, walked)
        elif entry.is_file():
            yield entry


def _is_foreign(file: Path) -> bool:
    is_system_file = file.name.startswith(_OPEN_IN_WORD)
    return is_system_file or file.suffix.lower() in FOREIGN
