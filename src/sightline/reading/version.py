"""Which reader read: the version of the package and a fingerprint of everything a reading depends on."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

ROOMS = ("ground", "knowledge", "reading")
_BEYOND = (".pyc", ".pyo")
_LENGTH = 12


@cache
def reader_version() -> str:
    """A name for the reader as it is: ``0.1.0+1f0c9a22b7de``. Another name means other code or knowledge."""
    house = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256()
    for room in ROOMS:
        for file in sorted((house / room).rglob("*")):
            if file.is_file() and file.suffix not in _BEYOND:
                digest.update(file.relative_to(house).as_posix().encode())
                digest.update(file.read_bytes())
    return f"{version('sightline')}+{digest.hexdigest()[:_LENGTH]}"
