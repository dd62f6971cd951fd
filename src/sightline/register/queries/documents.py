"""Questions about documents taken in."""

from __future__ import annotations

from sightline.register.models import Document, Reading


def hashes_read_by(reader_version: str) -> set[str]:
    """The hashes of all documents that this version of the reader has read."""
    readings = Reading.objects.filter(reader_version=reader_version)
    return set(readings.values_list("document__sha256", flat=True))


def hashes() -> list[str]:
    """The hashes of all documents taken in."""
    return list(Document.objects.order_by("pk").values_list("sha256", flat=True))
