"""What can be taken elsewhere: tables, the interface for programs, the feed."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.register.queries.open_tables import OpenTable
from sightline.web.pages import told


@dataclass(frozen=True, slots=True)
class Downloads:
    """The page from which everything can be taken elsewhere."""

    tables: tuple[OpenTable, ...] = told("The tables in the open-data layout.")
