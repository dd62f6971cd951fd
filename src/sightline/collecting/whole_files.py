"""Files that are there whole or not at all, whatever happens while they are written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

ARRIVING = ".arriving-"
"""How the name of a file begins that is still being written."""

READ_AND_WRITE = 0o644


def write_arriving(folder: Path, chunks: Iterable[bytes]) -> Path:
    """Write to a new file beside its later place; it is on the disk, whole, when this answers."""
    handle, name = tempfile.mkstemp(prefix=ARRIVING, dir=folder)
    arriving = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            for chunk in chunks:
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        arriving.unlink(missing_ok=True)
        raise
    return arriving


def move_into_place(arriving: Path, place: Path, mode: int) -> None:
    """Give a whole file its name in one step; from then on it survives a loss of power."""
    arriving.chmod(mode)
    arriving.replace(place)
    for folder in {place.parent, arriving.parent}:
        _keep_name(folder)


def write_whole(place: Path, content: bytes) -> None:
    """Write a file so that whoever opens it sees the old content or the new, never a part."""
    place.parent.mkdir(parents=True, exist_ok=True)
    move_into_place(write_arriving(place.parent, [content]), place, READ_AND_WRITE)


def _keep_name(folder: Path) -> None:
    """Put the names in a folder on the disk; Windows does so by itself and cannot be told to."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
