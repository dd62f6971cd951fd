"""Full-text search over what was read: sentences and areas for improvement.

The index is kept up by :func:`index` whenever a document is taken in or corrected; :func:`find` asks it.
"""

from __future__ import annotations

from sightline.register.search.asking import SearchRefused
from sightline.register.search.finding import Hit, Query, Results, find
from sightline.register.search.indexing import index, rebuild, remove
from sightline.register.search.marking import Piece
from sightline.register.search.passages import Said, Written
from sightline.register.search.settings import setting_of

__all__ = [
    "Hit",
    "Piece",
    "Query",
    "Results",
    "Said",
    "SearchRefused",
    "Written",
    "find",
    "index",
    "rebuild",
    "remove",
    "setting_of",
]
