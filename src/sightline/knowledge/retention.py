"""How long what is kept here is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from sightline.ground.days import Period, Start, Unit
from sightline.knowledge.load import common
from sightline.knowledge.model import Entry
from sightline.knowledge.rows import Row, open_file

CHILD_LEVEL_COPIES = "child-level-copies"


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention(Entry):
    """How long something is kept before it is deleted."""

    period: Period


@cache
def retentions() -> Mapping[str, Retention]:
    """Every retention period by its id."""
    file = open_file("retention.toml")
    found = [_retention(row) for row in file.entries("retention")]
    file.done()
    return MappingProxyType({entry.id: entry for entry in found})


def _retention(row: Row) -> Retention:
    period = Period(row.number("count"), Unit(row.text("unit")), Start(row.text("start")))
    entry = Retention(**common(row), period=period)
    row.done()
    return entry
