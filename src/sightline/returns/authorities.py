"""Whose return is it? Looked for above the headers, on a cover and in columns that name an authority, never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sightline.knowledge.authorities import authority, authority_in
from sightline.knowledge.model import Authority
from sightline.returns.cells import is_blank, written
from sightline.returns.matching import Matched, Matches
from sightline.returns.plain import plain
from sightline.returns.problems import unusable
from sightline.returns.sources.sheets import Sheet

ROWS_OF_A_COVER = 30

NAMING_HEADERS = frozenset({"la", "la name", "local authority", "local authority name", "authority", "council"})


def named_authorities(matches: Matches) -> list[str]:
    """The authorities that the sheets name as their own, each once, by their everyday names.

    A sheet that is no list tells where it names one alone: a cover, not a list to choose from.
    """
    found = _names(authority_in(words) for matched in matches.taken for words in _naming(matched))
    covers = [_names(map(authority, _of_cover(sheet))) for sheet in matches.none if not sheet.is_hidden]
    return list(dict.fromkeys([*found, *(name for names in covers if len(names) == 1 for name in names)]))


def _names(known: Iterable[Authority | None]) -> list[str]:
    return list(dict.fromkeys(it.name for it in known if it))


def _of_cover(sheet: Sheet) -> Iterator[str]:
    """Its cells, each to be a name whole: there may be sentences here, and names of places are words."""
    for row in sheet.rows[:ROWS_OF_A_COVER]:
        yield from (written(cell) for cell in row if isinstance(cell, str) and not is_blank(cell))


def _naming(matched: Matched) -> Iterator[str]:
    """Titles above the headers, and every different cell of a column that names the authority."""
    headers = matched.headers
    for row in matched.sheet.rows[: headers.row]:
        yield from (written(cell) for cell in row if isinstance(cell, str) and not is_blank(cell))
    for at, title in headers.unknown:
        if plain(title) in NAMING_HEADERS:
            yield from {written(row[at]) for row in matched.sheet.rows[headers.row + 1 :] if at < len(row) and row[at]}


def stop_at_another(named: Sequence[str], wanted: str | None, file: str) -> None:
    """Stop where a return names an authority and it is not the one it should be.

    :raises UnusableReturn: ``other-authority``.
    """
    if wanted is None or not named:
        return
    known = authority(wanted)
    if (known.name if known else wanted) not in named:
        raise unusable("other-authority", file)
