"""Files of the department's open data, as anyone downloads them: read as far as they are about us and our comparators.

Every such file begins with the same columns (time, level and place); the others are filters (``ethnicity``) and
values (``percentage``), and each publication names them as it likes, so that a person chooses. Places are known by
their codes, or by their names where a file has none. What the publisher hides (``c``, ``x``, ``z``) is left out.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

from sightline.ground.errors import SightlineError

TIME, LEVEL = "time_period", "geographic_level"
LAYOUT = frozenset(
    {
        *(TIME, "time_identifier", LEVEL, "country_code", "country_name", "region_code", "region_name"),
        *("old_la_code", "new_la_code", "la_name", "version", "lad_code", "lad_name"),
    }
)
"""The columns that open data standards of the department give every file; only the time and level are in all."""

CODES = {"national": "country_code", "regional": "region_code", "local authority": "new_la_code"}
NAMES = {"national": "country_name", "regional": "region_name", "local authority": "la_name"}
MOST_ROWS = 20_000
YEAR_DIGITS = 4
CENTURY = 100


class NoOpenData(SightlineError):
    """A file that cannot be used. Codes: ``not-csv``, ``another-layout``, ``nothing-of-ours``, ``no-values``,
    ``several-values``, ``too-many-rows``, ``unknown-column``."""

    exit_status = 3


@dataclass(frozen=True, slots=True)
class Places:
    """The places that are wanted, by code and by name in lower case, each with the name it has here."""

    by_code: Mapping[str, str]
    by_name: Mapping[str, str]

    def named(self, level: str, cells: Mapping[str, str]) -> str | None:
        """The place of a line, if it is wanted."""
        kind = level.strip().casefold()
        code, name = cells.get(CODES.get(kind, ""), ""), cells.get(NAMES.get(kind, ""), "")
        return self.by_code.get(code.strip()) or self.by_name.get(name.strip().casefold())


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A line about a wanted place: the year its period ends in, and its cells beside time and place."""

    place: str
    year: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OpenData:
    """The lines about wanted places; which columns hold values, and what each filter tells apart."""

    lines: tuple[OpenLine, ...]
    values: tuple[str, ...]
    filters: Mapping[str, tuple[str, ...]]


def read_open_data(text: str, wanted: Places) -> OpenData:
    """A file's lines about the places wanted.

    :raises NoOpenData: where it is no such file, or has nothing about them.
    """
    reader = csv.DictReader(StringIO(text.lstrip("\N{ZERO WIDTH NO-BREAK SPACE}")))
    try:
        head = tuple(name for name in reader.fieldnames or () if name)
        if not {TIME, LEVEL} <= set(head):
            raise NoOpenData(
                "another-layout",
                f"The file has no columns {TIME} and {LEVEL}, as open data of the department has. Download its CSV.",
            )
        lines = tuple(_lines(reader, head, wanted))
    except csv.Error as fault:
        raise NoOpenData("not-csv", "The file cannot be read as CSV. Download it again.") from fault
    if not lines:
        raise NoOpenData("nothing-of-ours", "The file says nothing of us, our neighbours, our region or England.")
    return open_data(lines)


def _lines(reader: csv.DictReader[str], head: Sequence[str], wanted: Places) -> list[OpenLine]:
    own = tuple(name for name in head if name not in LAYOUT)
    lines = []
    for row in reader:
        cells = {name: (row.get(name) or "").strip() for name in head}
        place, year = wanted.named(cells[LEVEL], cells), _year(cells[TIME])
        if place and year:
            lines.append(OpenLine(place, year, {name: cells[name] for name in own}))
        if len(lines) > MOST_ROWS:
            raise NoOpenData("too-many-rows", "The file is too large. Download a part of it: fewer years or filters.")
    return lines


def _year(period: str) -> int | None:
    """``2025`` and ``202425`` both end in 2025; of a quarter or month written behind it only the year counts."""
    digits = "".join(it for it in period if it.isdigit())
    if len(digits) < YEAR_DIGITS:
        return None
    first, rest = int(digits[:YEAR_DIGITS]), digits[YEAR_DIGITS:]
    return first + 1 if len(rest) == 2 and int(rest) == (first + 1) % CENTURY else first


def open_data(lines: Sequence[OpenLine]) -> OpenData:
    """What these lines hold, column by column."""
    names = tuple(lines[0].cells)
    values = tuple(name for name in names if any(_number(it.cells[name]) is not None for it in lines))
    filters = {name: tuple(dict.fromkeys(it.cells[name] for it in lines)) for name in names if name not in values}
    return OpenData(tuple(lines), values, {name: kinds for name, kinds in filters.items() if len(kinds) > 1})


def _number(text: str) -> float | None:
    """A number as open data writes it; ``None`` for what the publisher hides."""
    try:
        found = float(text.replace(",", "").removesuffix("%"))
    except ValueError:
        return None
    return found if found == found and abs(found) != float("inf") else None


@dataclass(frozen=True, slots=True)
class Picked:
    """The values that were chosen: of each place and year one, and how many the publisher hides."""

    values: Mapping[tuple[str, int], float]
    hidden: int


def pick(data: OpenData, column: str, kept: Mapping[str, str]) -> Picked:
    """The values of a column where every filter is as chosen.

    :raises NoOpenData: where the choice leaves several values for one place and year, or none at all.
    """
    if column not in data.values:
        raise NoOpenData("unknown-column", "Choose the column that holds the value.")
    lines = [it for it in data.lines if all(it.cells.get(name) == wanted for name, wanted in kept.items())]
    found: dict[tuple[str, int], float] = {}
    hidden = 0
    for it in lines:
        value = _number(it.cells[column])
        if value is None:
            hidden += 1
        elif found.setdefault((it.place, it.year), value) != value:
            where = f"{it.place} in {it.year}"
            message = f"There is more than one value for {where}. Choose one value of each filter."
            raise NoOpenData("several-values", message)
    if not found:
        raise NoOpenData("no-values", "Nothing is left with these filters, or the publisher hides it all.")
    return Picked(found, hidden)
