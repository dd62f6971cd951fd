"""From a path or a database to the lists of a return, with everything that was wrong on the way."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sightline.knowledge.annex_a_lists import VERSIONS, ListShape, lists
from sightline.returns.authorities import named_authorities, stop_at_another
from sightline.returns.choices import Choices
from sightline.returns.dataset import match_tables
from sightline.returns.joining import join_parts
from sightline.returns.matching import Matches, match_sheets
from sightline.returns.problems import ReturnProblem, problem, unusable
from sightline.returns.sources.databases import is_database, open_database
from sightline.returns.sources.opening import Opened, open_path
from sightline.returns.store import ReturnKind, SourceFile
from sightline.returns.typed import TypedList, read_list

OLDER, NEWER = VERSIONS


@dataclass(frozen=True, slots=True)
class Loaded:
    """A return as it was read: its lists by id, and what was wrong. ``authority`` is the one it names, if it does."""

    kind: ReturnKind
    version: str
    lists: Mapping[str, TypedList]
    problems: tuple[ReturnProblem, ...]
    sources: tuple[SourceFile, ...]
    authority: str | None = None

    @property
    def shapes(self) -> tuple[ListShape, ...]:
        """The lists such a return should have: of Annex A all, of the dataset those it brought."""
        if self.kind is ReturnKind.ANNEX_A:
            return tuple(lists().values())
        return tuple(typed.shape for typed in self.lists.values())


def load_return(where: str, kind: ReturnKind, choices: Choices | None = None, authority: str | None = None) -> Loaded:
    """Read a return from a path, or the dataset from the address of a database.

    :raises UnusableReturn: where nothing of it can be used, or it is another authority's.
    """
    with _uncollected():
        return _load(where, kind, choices or Choices(), authority)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without Python's collector, which would go through millions of cells again and again to find nothing."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _load(where: str, kind: ReturnKind, chosen: Choices, authority: str | None) -> Loaded:
    opened = open_database(where) if is_database(where) else open_path(Path(where))
    version, matches = _matched(opened, kind, chosen)
    matches, parts = join_parts(matches)
    if not matches.taken:
        raise unusable("no-lists", Path(where).name if not is_database(where) else opened.sources[0].name)
    named = named_authorities(matches)
    stop_at_another(named, authority, opened.sources[0].name)
    read = [read_list(matched, version, chosen) for matched in matches.taken]
    found = (*opened.problems, *parts, *_of_sheets(matches, kind), *(each for typed in read for each in typed.problems))
    told = authority or (named[0] if len(named) == 1 else None)
    return Loaded(kind, version, {typed.shape.id: typed for typed in read}, found, opened.sources, told)


def _matched(opened: Opened, kind: ReturnKind, choices: Choices) -> tuple[str, Matches]:
    """The sheets taken for lists, and the version of the lists that fits them."""
    if kind is ReturnKind.SSD:
        return NEWER, match_tables(opened.sheets, choices)
    matches = match_sheets(opened.sheets, lists(), choices, NEWER)
    version = _version(matches)
    return version, matches if version == NEWER else match_sheets(opened.sheets, lists(), choices, version)


def _version(matches: Matches) -> str:
    """The older version where a list that gained columns has none of them."""
    for matched in matches.taken:
        gained = {column.id for column in matched.shape.columns if OLDER not in column.versions}
        if gained and not gained & set(matched.headers.columns):
            return OLDER
    return NEWER


def _of_sheets(matches: Matches, kind: ReturnKind) -> Iterator[ReturnProblem]:
    for sheet in matches.none:
        yield problem("unrecognised-sheet", more=f"({sheet.name})")
    if kind is ReturnKind.ANNEX_A:
        there = {matched.shape.id for matched in matches.taken}
        for shape in _missing(there):
            yield problem("missing-list", list=shape.id, more=f"(List {shape.number}: {shape.label})")


def _missing(there: set[str]) -> Sequence[ListShape]:
    return [shape for shape in lists().values() if shape.id not in there]
