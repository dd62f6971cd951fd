"""The demonstration: documents of invented authorities, made where there are none yet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sightline.demonstration import make
from sightline.reading.folders import select


def make_documents(folder: Path) -> Sequence[Path]:
    """Make the invented authorities' documents in ``folder`` if it has none; the documents, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    if not select([folder]).documents:
        make(folder)
    return select([folder]).documents
