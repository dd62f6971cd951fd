"""Full-text search over what was read: kept up by :func:`index` whenever a document is taken in."""

from __future__ import annotations

from sightline.register.models import Document


def index(document: Document) -> None:
    """Bring the search rows of a document to what the register holds of it."""
