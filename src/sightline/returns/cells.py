"""What one cell means. A value, or the code of what is wrong with it; a cell is read alike wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import cast

from sightline.knowledge.annex_a_lists import CellType
from sightline.returns.sources.sheets import Cell

Value = str | int | float | bool | date | datetime | None

BLANKS = frozenset(
    [
        "",
        "-",
        "--",
        "---",
        "–",
        "—",
        ".",
        "..",
        "n/a",
        "#n/a",
        "na",
        "n.a.",
        "n\\a",
        "null",
        "<null>",
        "none",
        "nan",
        "nat",
        "nil",
        "<blank>",
        "blank",
        "(blank)",
        "<na>",
        "pd.na",
    ]
)
"""How people and programs write that there is nothing, in small letters."""

LONGEST_BLANK = max(map(len, BLANKS))

FORMULA_ERRORS = ("#div/0!", "#ref!", "#value!", "#name?", "#num!", "#null!", "#spill!", "#calc!", "#multivalue")

EARLIEST_YEAR = 1910
LATEST_YEAR = 2100
LARGEST_NUMBER = 1e15

CENTURY_TURN = 50
"""A year of two digits below this is in this century."""

SERIALS = range(5_480, 73_051)
"""Days as a spreadsheet counts them, from 1915 to the end of 2099: a date that lost its format."""

DAYS_REMEMBERED = 50_000
"""So many ways of writing a day are remembered: a return of ten years has some thousands, in many columns."""

_FIRST_DAY = date(1899, 12, 30)
_DAY_FIRST = re.compile(r"(?:[A-Za-z]{3,9},? )?(\d{1,2})[/\-. \\](\d{1,2})[/\-. \\](\d{4}|\d{2})(?:[ T,]+(.+))?")
_YEAR_FIRST = re.compile(r"(\d{4})[/\-. ](\d{1,2})[/\-. ](\d{1,2})(?:[ T]+(.+))?")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_IN_WORDS = re.compile(
    r"(?:[a-z]{3,9},? )?(?P<day>\d{1,2})(?:st|nd|rd|th)?[ \-/]?(?P<month>[a-z]{3,9})\.?[ \-/,]*"
    r"(?P<year>\d{4}|\d{2})(?:[ t:]+(?P<clock>.+))?"
)
_MONTH_IN_WORDS = re.compile(
    r"(?P<month>[a-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})(?:[ t]+(?P<clock>.+))?"
)
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(am|pm)?(?:Z|[+-]\d{2}:?\d{2})?", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MOST_MONTHS = 12
_NOON = 12
_NUMBER = re.compile(r"[+]?\d{1,9}(?:,\d{3})*(?:\.\d+)?")
_WHOLE = re.compile(r"(\d{1,36})\.0+")
"""A number as a spreadsheet or a data frame writes one that was an identifier."""
_ID = re.compile(r"[^\x00-\x1f]{1,36}")
_SHORTENED = re.compile(r"\d(?:\.\d+)?E\+\d{2}")
"""A long number as a spreadsheet shows it; the digits it left out are lost."""
_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?\s?(?:\d[A-Z]{2})?")


ALREADY: Mapping[CellType, type] = {
    CellType.DATE: date,
    CellType.FLAG: bool,
    CellType.INTEGER: int,
    CellType.TEXT: str,
}
"""What Python calls a value of a column that needs no reading."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A cell's value, or ``problem``; ``is_changed`` where it is not simply what was written."""

    value: Value = None
    problem: str | None = None
    is_changed: bool = False


BLANK = Meaning()


def is_blank(cell: Cell) -> bool:
    """Whether a cell holds nothing, however that is written."""
    if not isinstance(cell, str):
        return cell is None
    if len(cell) > LONGEST_BLANK:
        cell = cell.strip()
    return len(cell) <= LONGEST_BLANK and cell.strip().lower() in BLANKS


def meaning(cell: Cell, type_: CellType) -> Meaning:
    """What a cell of a column of this type means; codes and truths are read by ``codes``, not here."""
    if isinstance(cell, float) and cell != cell:  # not a number: a blank of data frames
        return BLANK
    if isinstance(cell, str) and "#" in cell and cell.strip().lower().startswith(FORMULA_ERRORS):
        return Meaning(None, "formula-error")
    return BLANK if is_blank(cell) else READERS[type_](cell)


def read_plainly(cells: Sequence[Cell], type_: CellType) -> list[Value] | None:
    """A column's values, where its cells are values already or are plain text; ``None`` where some must be read.

    Parquet files and databases hold values; text is plain in all but few columns of any file.
    """
    kind = ALREADY.get(type_)
    if kind is None or not set(map(type, cells)) <= {kind, type(None)}:
        return None
    if kind is str:
        return _plain_text(cast(Sequence[str | None], cells))
    return cast(list[Value], list(cells)) if _stand_as_they_are(cells) else None


def _stand_as_they_are(cells: Sequence[Cell]) -> bool:
    held = [cell for cell in cells if cell is not None]
    if not held or isinstance(held[0], bool):
        return True
    least, most = min(held), max(held)  # all of one kind
    if isinstance(least, date) and isinstance(most, date):
        return least.year >= EARLIEST_YEAR and most.year <= LATEST_YEAR
    return isinstance(least, int) and least >= 0


def _plain_text(cells: Sequence[str | None]) -> list[Value] | None:
    """Text that stands for itself, blanks apart: no space too many, nothing unprintable, no failed formula.

    All is looked at as one text, which costs little; where anything is odd, each cell is read instead.
    """
    different = {cell for cell in cells if cell is not None}
    blanks = {cell for cell in different if len(cell) <= LONGEST_BLANK and is_blank(cell)}
    lines = [cell for cell in different if cell not in blanks]
    text = "\n".join(("", *lines, ""))
    whole = text.replace("\n", "")
    if text.count("\n") != len(lines) + 1 or not whole.isprintable() or "#" in whole:
        return None
    if "  " in text or " \n" in text or "\n " in text:
        return None
    return [None if cell in blanks else cell for cell in cells] if blanks else list(cells)


def written(cell: Cell) -> str:
    """A cell as text, as a person would have typed it: no ``.0`` behind a whole number, days day first."""
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime():
            return cell.strftime("%d/%m/%Y %H:%M:%S") if cell.time() != time() else cell.strftime("%d/%m/%Y")
        case date():
            return cell.strftime("%d/%m/%Y")
        case _:
            return str(cell).strip()


def _text(cell: Cell) -> Meaning:
    return Meaning(" ".join(written(cell).split()))


def _id(cell: Cell) -> Meaning:
    if isinstance(cell, bool | date):
        return Meaning(None, "bad-id")
    text = written(cell)
    if _SHORTENED.fullmatch(text) or (isinstance(cell, float) and abs(cell) >= LARGEST_NUMBER):
        return Meaning(None, "shortened-id")
    if whole := _WHOLE.fullmatch(text):
        return Meaning(whole.group(1), None, True)
    return Meaning(text) if _ID.fullmatch(text) else Meaning(None, "bad-id")


def _postcode(cell: Cell) -> Meaning:
    text = written(cell).upper()
    return Meaning(text) if _POSTCODE.fullmatch(text) else Meaning(None, "bad-postcode")


def _integer(cell: Cell) -> Meaning:
    """A whole number from nought; a part of one is cut off, as ages are sometimes given to a tenth."""
    found = _number(cell)
    if found.problem or not isinstance(found.value, float):
        return found
    whole = int(found.value)
    return Meaning(whole, None, found.is_changed or whole != found.value)


def _number(cell: Cell) -> Meaning:
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        return Meaning(None, "bad-number")
    if isinstance(cell, str):
        text = cell.strip()
        if not _NUMBER.fullmatch(text):
            return Meaning(None, "bad-number")
        return Meaning(float(text.replace(",", "")), None, True)
    if not 0 <= cell < LARGEST_NUMBER:
        return Meaning(None, "bad-number")
    return Meaning(float(cell))


def _date(cell: Cell) -> Meaning:
    found = _moment(cell)
    if isinstance(found.value, datetime):
        return Meaning(found.value.date(), None, found.is_changed)
    return found


def _moment(cell: Cell) -> Meaning:
    """A day, with its time where that is given."""
    match cell:
        case bool():
            return Meaning(None, "bad-date")
        case datetime():
            return _sensible(cell.replace(tzinfo=None), is_changed=False)
        case date():
            return _sensible(datetime.combine(cell, time()), is_changed=False)
        case time() | timedelta():
            return Meaning(None, "date-1900")
        case int() | float():
            compact = _COMPACT.fullmatch(written(cell))
            return _from_words(compact.group()) if compact else _from_serial(float(cell))
        case str():
            return _from_words(cell.strip().lstrip("'"))
        case _:
            return Meaning(None, "bad-date")


def _from_serial(number: float) -> Meaning:
    if int(number) not in SERIALS:
        return Meaning(None, "date-1900" if 0 <= number < SERIALS.start else "bad-date")
    days = timedelta(days=int(number), seconds=round(number % 1 * 86_400))
    return Meaning(datetime.combine(_FIRST_DAY, time()) + days, None, True)


@lru_cache(DAYS_REMEMBERED)
def _from_words(text: str) -> Meaning:
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year, clock = found.groups()
        if int(month) > _MOST_MONTHS >= int(day):
            return Meaning(None, "month-first")
        return _made(year, int(month), int(day), clock)
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day, clock = found.groups()
        return _made(year, int(month), int(day), clock)
    if found := _COMPACT.fullmatch(text):
        year, month, day = found.groups()
        return _made(year, int(month), int(day), None)
    for form in (_IN_WORDS, _MONTH_IN_WORDS):
        if (found := form.fullmatch(text.lower())) and found["month"][:3] in _MONTHS:
            return _made(found["year"], _MONTHS.index(found["month"][:3]) + 1, int(found["day"]), found["clock"])
    if re.fullmatch(r"\d{5}(?:\.\d+)?", text):
        return _from_serial(float(text))
    return Meaning(None, "bad-date")


def _made(year_text: str, month: int, day: int, clock: str | None) -> Meaning:
    year = int(year_text)
    if len(year_text) < len("2024"):
        year += 2000 if year < CENTURY_TURN else 1900
    if (year, month, day) == (1900, 1, 0):  # how a spreadsheet shows a nought
        return Meaning(None, "date-1900")
    try:
        moment = datetime.combine(date(year, month, day), _clock(clock))
    except ValueError:
        return Meaning(None, "bad-date")
    return _sensible(moment, is_changed=True)


def _clock(text: str | None) -> time:
    """The time behind a date; what is none is a ``ValueError``, as an impossible day is."""
    if text is None:
        return time()
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    hour, minute, second, half = found.groups()
    turned = int(hour) % _NOON + (_NOON if half.lower() == "pm" else 0) if half else int(hour)
    return time(turned, int(minute), int(second or 0))


def _sensible(moment: datetime, *, is_changed: bool) -> Meaning:
    if moment.year < EARLIEST_YEAR:
        return Meaning(None, "date-1900" if moment.year in (1899, 1900) else "bad-date")
    if moment.year > LATEST_YEAR:
        return Meaning(None, "bad-date")
    return Meaning(moment, None, is_changed)


READERS: Mapping[CellType, Callable[[Cell], Meaning]] = {
    CellType.ID: _id,
    CellType.TEXT: _text,
    CellType.DATE: _date,
    CellType.DATETIME: _moment,
    CellType.INTEGER: _integer,
    CellType.NUMBER: _number,
    CellType.POSTCODE: _postcode,
}
