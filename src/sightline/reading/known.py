"""The ids a reading may use, and how they are said: both from the knowledge folder."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sightline.knowledge import explain
from sightline.knowledge.model import Entry, Grade, JudgementArea


@cache
def entries(kind: str) -> Mapping[str, Entry]:
    """The entries of a kind that a reading may name, by id; grades no longer given are left out."""
    return {entry.id: entry for entry in explain.entries(kind) if not _is_retired(entry)}


@cache
def label(kind: str, id: str) -> str:
    """How an id is said: its short label where it has one."""
    entry = entries(kind).get(id)
    if entry is None:
        return id.replace("-", " ").capitalize()
    words = entry.short if isinstance(entry, JudgementArea) else entry.label
    return words[:1].upper() + words[1:]


def _is_retired(entry: Entry) -> bool:
    return isinstance(entry, Grade) and entry.rank is None
