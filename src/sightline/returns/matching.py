"""Which sheet is which list, and which header is which column: by whole names, never by a part of one.

A header matches the printed name, a known spelling or a whole pattern, or what a person chose earlier; each header
is one column and each column one header. What is not known is told with the likeliest column, and is not taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from rapidfuzz import fuzz, process

from sightline.knowledge.annex_a_lists import ListColumn, ListShape
from sightline.returns.cells import is_blank, written
from sightline.returns.choices import Choices
from sightline.returns.plain import bare, plain
from sightline.returns.sources.sheets import Cell, Sheet

ROWS_LOOKED_AT = 30
"""Title rows, notes and blanks stand above the headers; never more than this of them."""

SHARED = frozenset({"child-id", "gender", "ethnicity", "dob", "age", "disability", "team", "worker", "family-id"})
"""Columns that many lists have, so that they do not tell which list it is."""

FEWEST_HEADERS = 2
OWN_SHARE = 0.3
"""A sheet whose name tells nothing is a list if it has this share of the columns that only this list has."""

CLOSE_ENOUGH = 70

FORMS: tuple[Callable[[str], str], ...] = (str, bare)
"""A title as it is written is looked at before what is left of it."""

_NUMBER = re.compile(r"\b(?:list|l) ?0?(\d{1,2})\b")
_PUT_AWAY = re.compile(
    r"\b(?:old|previous|prior|copy|backup|archived?|superseded|test|template|example|sample|do not use)\b"
)
_UNTELLING = re.compile(r"\b(?:annex ?a|aa|list|l|sheet|data|\d+|sept?|q\d)\b ?|\b(?:list|l) ?\d{1,2}\b")


@dataclass(frozen=True, slots=True)
class Headers:
    """The headers of a sheet against the columns of a list: which cell is which column, and what is left over."""

    row: int
    columns: Mapping[str, int]
    unknown: tuple[tuple[int, str], ...]
    twice: tuple[str, ...]

    @property
    def own(self) -> int:
        """How many columns were found that tell this list from others."""
        return len(set(self.columns) - SHARED)


@dataclass(frozen=True, slots=True)
class Matched:
    """A sheet taken for a list. ``is_misnamed`` where its name says another list than its headers."""

    sheet: Sheet
    shape: ListShape
    headers: Headers
    is_misnamed: bool = False


@dataclass(frozen=True, slots=True)
class Matches:
    """Every sheet of a return: taken for a list, a second sheet of a list, or none of the lists."""

    taken: tuple[Matched, ...]
    second: tuple[Matched, ...]
    none: tuple[Sheet, ...]


def match_sheets(sheets: Sequence[Sheet], shapes: Mapping[str, ListShape], choices: Choices, version: str) -> Matches:
    """Take each sheet for the list it is."""
    found = [match_sheet(sheet, shapes, choices, version) for sheet in sheets]
    best: dict[str, Matched] = {}
    for each in sorted((it for it in found if it), key=_preference, reverse=True):
        best.setdefault(each.shape.id, each)
    taken = tuple(best[id_] for id_ in shapes if id_ in best)
    second = tuple(it for it in found if it and best[it.shape.id] is not it)
    none = tuple(sheet for sheet, it in zip(sheets, found, strict=True) if it is None and sheet.rows)
    return Matches(taken, second, none)


def _preference(matched: Matched) -> tuple[bool, bool, int, int]:
    columns, rows = len(matched.headers.columns), len(matched.sheet.rows)
    return (not matched.is_misnamed, not is_put_away(matched.sheet), columns, rows)


def is_put_away(sheet: Sheet) -> bool:
    """Whether a sheet is hidden, or its name says that it is not the one to read where there is another."""
    return sheet.is_hidden or _PUT_AWAY.search(plain(sheet.name)) is not None


def match_sheet(sheet: Sheet, shapes: Mapping[str, ListShape], choices: Choices, version: str) -> Matched | None:
    """The list a sheet is: the one its name says unless its headers say another."""
    headers = {id_: _find_headers(sheet, shape, choices, version) for id_, shape in shapes.items()}
    there = {id_: it for id_, it in headers.items() if it is not None}
    if not there:
        return None
    named = named_list(sheet.name, shapes)
    best = max(there, key=lambda id_: (there[id_].own, id_ == named, len(there[id_].columns)))
    if named in there and (
        (there[named].own * 2 >= there[best].own and there[named].own) or there[best].own < FEWEST_HEADERS
    ):
        return Matched(sheet, shapes[named], there[named])
    if not _is_telling(there[best], shapes[best], version):
        return None
    return Matched(sheet, shapes[best], there[best], is_misnamed=named is not None)


def _is_telling(headers: Headers, shape: ListShape, version: str) -> bool:
    own = [column for column in shape.in_version(version) if column.id not in SHARED]
    return bool(headers.own) and headers.own >= OWN_SHARE * len(own)


def named_list(title: str, shapes: Mapping[str, ListShape]) -> str | None:
    """The list a sheet's or file's name says: by its number, whole (List 1 is not List 10), or by its own name."""
    text = plain(title)
    if number := _NUMBER.search(text):
        wanted = int(number.group(1))
        if found := next((shape.id for shape in shapes.values() if shape.number == wanted), None):
            return found
    for words in (text, plain(_UNTELLING.sub(" ", text))):
        named = [it.id for it in shapes.values() if any(pattern.fullmatch(words) for pattern in it.sheets)]
        if len(named) == 1:
            return named[0]
    return None


def _find_headers(sheet: Sheet, shape: ListShape, choices: Choices, version: str) -> Headers | None:
    """The row of the sheet that holds most of the list's headers; ``None`` where none holds two."""
    best: Headers | None = None
    for index, row in enumerate(sheet.rows[:ROWS_LOOKED_AT]):
        if not _may_be_headers(row, shape, choices, version):
            continue
        above = sheet.rows[index - 1] if index else ()
        found = match_headers(_with_headers_above(row, above, shape, version), shape, choices, version, index)
        if len(found.columns) >= FEWEST_HEADERS and (best is None or len(found.columns) > len(best.columns)):
            best = found
    return best


def _with_headers_above(row: Sequence[Cell], above: Sequence[Cell], shape: ListShape, version: str) -> Sequence[Cell]:
    """A row of headers, with those that stand in the row above, or begin there: both only where it is a known name."""
    printed, spelt = _names(shape, version)
    wide = [*row, *[None] * (len(above) - len(row))]
    for at, upper in enumerate(above):
        if not isinstance(upper, str) or is_blank(upper):
            continue
        whole = upper if is_blank(wide[at]) else f"{upper} {written(wide[at])}"
        together = _run_together(plain(whole))
        if together in printed or together in spelt:
            wide[at] = whole
    return wide


def _may_be_headers(row: Sequence[Cell], shape: ListShape, choices: Choices, version: str) -> bool:
    """Whether any cell is a known name of a column: a look that lines of values do not pass, and that is quick."""
    printed, spelt = _names(shape, version)
    titles = [plain(form) for cell in row if isinstance(cell, str) and cell for form in {cell, bare(cell)}]
    together = map(_run_together, titles)
    return any(it in printed or it in spelt for it in together) or any(
        (shape.id, it) in choices.headers for it in titles
    )


def match_headers(row: Sequence[Cell], shape: ListShape, choices: Choices, version: str, index: int = 0) -> Headers:
    """Each header of a row to the column it names, exact names first."""
    titles = [(at, written(cell)) for at, cell in enumerate(row) if isinstance(cell, str) and not is_blank(cell)]
    columns: dict[str, int] = {}
    twice: list[str] = []
    left = titles
    for form, way in product(FORMS, (_chosen, _printed, _spelt, _patterned)):
        remaining = []
        for at, title in left:
            id_ = way(plain(form(title)), shape, choices, version)
            if id_ is None:
                remaining.append((at, title))
            elif id_ in columns:
                twice.append(id_)
            else:
                columns[id_] = at
        left = remaining
    return Headers(index, columns, tuple(left), tuple(twice))


def _chosen(title: str, shape: ListShape, choices: Choices, version: str) -> str | None:
    return choices.headers.get((shape.id, title))


def _printed(title: str, shape: ListShape, choices: Choices, version: str) -> str | None:
    return _names(shape, version)[0].get(_run_together(title))


def _spelt(title: str, shape: ListShape, choices: Choices, version: str) -> str | None:
    return _names(shape, version)[1].get(_run_together(title))


def _patterned(title: str, shape: ListShape, choices: Choices, version: str) -> str | None:
    named = [it.id for it in shape.in_version(version) if any(pattern.fullmatch(title) for pattern in it.patterns)]
    return named[0] if len(named) == 1 else None


@cache
def _names(shape: ListShape, version: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    columns = shape.in_version(version)
    printed = {_run_together(plain(column.label)): column.id for column in columns}
    spelt = {_run_together(plain(spelling)): column.id for column in columns for spelling in column.spellings}
    return printed, spelt


def _run_together(title: str) -> str:
    """A plain title without its spaces: databases write DateOfContact."""
    return title.replace(" ", "")


def likeliest(title: str, columns: Sequence[ListColumn]) -> ListColumn | None:
    """The column a header may mean, to be offered to a person; ``None`` where none is likely."""
    labels = {plain(column.label): column for column in columns}
    found = process.extractOne(plain(title), list(labels), scorer=fuzz.token_sort_ratio, score_cutoff=CLOSE_ENOUGH)
    return labels[found[0]] if found else None
