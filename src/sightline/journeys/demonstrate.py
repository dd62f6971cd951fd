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


def fill_if_empty(*, by: str, now: Callable[[], datetime]) -> bool:
    """Take the invented authorities' documents into a register that holds none; whether that was done.

    A service that is set to be for one authority is never filled with invented ones. Django has been told of
    the register before.
    """
    from django.conf import settings

    from sightline.journeys.opening import home
    from sightline.journeys.take_in import import_paths
    from sightline.register.models import Document

    if Document.objects.exists() or settings.SIGHTLINE_AUTHORITY:
        return False
    import_paths([*make_documents(home() / FOLDER)], by=by, now=now)
    return True


def is_demonstration() -> bool:
    """Whether the register tells of invented authorities alone, and the service is set to be for none."""
    from django.conf import settings

    from sightline.register.models import Account

    told = Account.objects.all()
    return (
        not settings.SIGHTLINE_AUTHORITY
        and told.exists()
        and not told.filter(inspection__authority__is_invented=False).exists()
    )
