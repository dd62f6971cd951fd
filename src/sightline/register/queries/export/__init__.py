"""The register as a star schema: tables of facts around tables of what they are about.

Where several documents tell of one inspection, each table holds what counts (the inspectorate's own
report before the national facts, those before papers), so that counting rows never counts twice.
``accounts`` says which documents there are besides. Nothing from a document the sight hides is in any.
"""

from __future__ import annotations

from sightline.register.queries.export.dimensions import DIMENSIONS
from sightline.register.queries.export.facts import FACTS
from sightline.register.queries.export.findings import FINDINGS
from sightline.register.queries.export.shapes import Column, Row, Table, Type
from sightline.register.queries.export.snapshot import snapshot

TABLES: tuple[Table, ...] = (*DIMENSIONS, *FACTS, *FINDINGS)
"""Every table, those that others refer to first."""

__all__ = ["TABLES", "Column", "Row", "Table", "Type", "snapshot"]
