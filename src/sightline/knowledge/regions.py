"""The regions of England and their codes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sightline.knowledge.load import common
from sightline.knowledge.model import Entry
from sightline.knowledge.rows import Row, open_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Region(Entry):
    """A region, or the country, with the code of the statistics office."""

    code: str


@cache
def _loaded() -> tuple[Region, tuple[Region, ...]]:
    file = open_file("regions.toml")
    (country,) = [_region(row) for row in file.entries("country")]
    regions = tuple(_region(row) for row in file.entries("region"))
    file.done()
    return country, regions


def _region(row: Row) -> Region:
    region = Region(**common(row), code=row.text("code"))
    row.done()
    return region


def country() -> Region:
    """England."""
    return _loaded()[0]


def regions() -> tuple[Region, ...]:
    """The nine regions of England, in the order of their codes."""
    return _loaded()[1]
