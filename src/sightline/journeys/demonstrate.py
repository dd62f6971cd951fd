"""The demonstration: documents of invented authorities, made where there are none yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from sightline.demonstration import make
from sightline.reading.folders import select

FOLDER = "demo"
"""Where in the home folder the documents are made."""


def make_documents(folder: Path) -> Sequence[Path]:
    """Make the invented authorities' documents in ``folder`` if it has none; the documents, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    if not select([folder]).documents:
        make(folder)
    return select([folder]).documents


def fill_register(*, by: str, now: Callable[[], datetime]) -> None:
    """Take the invented authorities' documents into the register, which Django has been told of before."""
    from sightline.journeys.opening import home
    from sightline.journeys.take_in import import_paths

    import_paths([*make_documents(home() / FOLDER)], by=by, now=now)
