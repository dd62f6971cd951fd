"""Grades, judgements and themes in words that children can read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sightline.knowledge.load import common
from sightline.knowledge.model import Entry
from sightline.knowledge.rows import File, open_file


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeForChildren(Entry):
    """A theme as a child would be told of it: ``label`` where it goes well, ``weak`` where it does not."""

    weak: str


@cache
def grades() -> Mapping[str, str]:
    """What each grade means, by its id."""
    return _all()[0]


@cache
def areas() -> Mapping[str, str]:
    """What each judgement is about, by its id."""
    return _all()[1]


@cache
def themes() -> Mapping[str, ThemeForChildren]:
    """How each theme is told, by its id."""
    return _all()[2]


@cache
def _all() -> tuple[Mapping[str, str], Mapping[str, str], Mapping[str, ThemeForChildren]]:
    file = open_file("for_children.toml")
    told = _labels(file, "grade_for_children"), _labels(file, "area_for_children"), _themes(file)
    file.done()
    return told


def _labels(file: File, table: str) -> Mapping[str, str]:
    found = {}
    for row in file.entries(table):
        entry = Entry(**common(row))
        row.done()
        found[entry.id] = entry.label
    return found


def _themes(file: File) -> Mapping[str, ThemeForChildren]:
    found = {}
    for row in file.entries("theme_for_children"):
        entry = ThemeForChildren(**common(row), weak=row.text("weak"))
        row.done()
        found[entry.id] = entry
    return found
