"""Full-text search over what was read: sentences and areas for improvement.

The index is kept up by :func:`index` whenever a document is taken in or corrected; :func:`find` asks it.
"""

from __future__ import annotations

from sightline.register.search.asking import SearchRefused
from sightline.register.search.finding import Hit, Query, Results, find
from sightline.register.search.indexing import index, rebuild, remove
from sightline.register.search.marking import Piece

__all__ = ["Hit", "Piece", "Query", "Results", "SearchRefused", "find", "index", "rebuild", "remove"]
