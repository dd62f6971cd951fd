"""The places of facts, as they are sent."""

from __future__ import annotations

from sightline.register.models import Area, Finding, Sentence
from sightline.web.api.shapes import PlaceShape


def places(row: Area | Finding | Sentence, sha256: str) -> list[PlaceShape]:
    """Every place of a fact, the first first."""
    first = PlaceShape(sha256=sha256, page=row.page, start=row.start, end=row.end, quote=row.quote)
    return [first, *(PlaceShape(sha256=sha256, **at) for at in row.further)]
