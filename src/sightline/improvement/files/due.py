"""A due date as plans print it: a day, a month's end, a quarter of a financial year, or words that are no date."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from sightline.improvement.files.tables import FAILED
from sightline.knowledge.annex_a_lists import CellType
from sightline.knowledge.plan_columns import words_of
from sightline.returns.cells import is_blank, meaning, written
from sightline.returns.plain import plain
from sightline.returns.sources.sheets import Cell

NO_DATE = "No date was given in the plan that was taken over."
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_YEAR = r"(?P<year>20\d{2}|\d{2})"
_YEARS = r"(?P<first>20\d{2}|\d{2})\s?[/–-]\s?(?P<second>20\d{2}|\d{2})"
_BEFORE = (
    r"(?:(?:by|before|due|target|revised|now|complete by|completed by|to be completed by|no later than)\b:?\s*)*"
    r"(?:the\s+)?"
)
_END = r"(?P<when>(?:end|mid|middle|beginning|start)(?:[\s-]+(?:of|the))*[\s-]+)?"
_DAY = re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_MONTH}[\s,-]+{_YEAR}\b", re.IGNORECASE)
_FIGURES = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](20\d{2}|\d{2})\b")
_IN_MONTH = re.compile(rf"{_END}\b{_MONTH}[\s,/’'-]*{_YEAR}\b(?![/–-]\d)", re.IGNORECASE)
_QUARTER = re.compile(rf"{_END}\b(?:q|quarter|qtr)\s?(?P<quarter>[1-4])[\s,:-]*(?:of\s+)?{_YEARS}", re.IGNORECASE)
_FINANCIAL = re.compile(
    rf"^{_END}(?:the\s+)?(?:financial year|fy|year end|year)?\s*{_YEARS}(?:\s+(?:financial )?year)?$", re.IGNORECASE
)
_WHOLE_YEAR = re.compile(rf"^{_END}(?:of\s+)?(?P<year>20\d{{2}})$", re.IGNORECASE)
_NOT_ITS_END = re.compile(
    r"\b(?:from|since|starting|started|monthly|quarterly|weekly|annually|ongoing|complete|completed|achieved)\b", re.I
)
"""With one of these a date is when something begins, recurs or was done, and not when it is due."""

_CENTURY = 2000
_NAMED_YEAR = 100
_LAST_MONTH = 12
_FIRST_OF_YEAR = 4
"""A council's financial year begins in April, so its first quarter ends in June."""

_MID = 15


@dataclass(frozen=True, slots=True)
class Due:
    """The day, or why there is none; ``problem`` is the code of what a person should look at."""

    day: date | None = None
    reason: str = ""
    problem: str = ""


def read_due(cell: Cell) -> Due:
    """What a cell says of when something is due."""
    if isinstance(cell, str):
        return _from_words(" ".join(cell.split()))
    if cell is None:
        return Due(reason=NO_DATE, problem="no-date")
    found = meaning(cell, CellType.DATE)
    if isinstance(found.value, date):
        return Due(_day_of(found.value))
    return Due(reason=written(cell), problem="date-unread")


def day_in(words: str) -> date | None:
    """The day that words name, whole or at their end; ``None`` where they name none."""
    return _from_words(" ".join(words.split())).day if words else None


@lru_cache(maxsize=10_000)
def _from_words(words: str) -> Due:
    if is_blank(words) or words == FAILED:
        return Due(reason=NO_DATE, problem="no-date")
    if plain(words) in _none():
        return Due(reason=words)
    whole = meaning(words, CellType.DATE)
    if isinstance(whole.value, date):
        return Due(_day_of(whole.value))
    if whole.problem == "month-first":
        return Due(reason=words, problem="month-first")
    if _NOT_ITS_END.search(words):
        return Due(reason=words, problem="date-unread")
    days = list(dict.fromkeys(_days(re.sub(rf"^{_BEFORE}", "", words, flags=re.IGNORECASE))))
    if not days:
        return Due(reason=words, problem="date-unread")
    return Due(days[-1], problem="several-dates" if len(days) > 1 else "")


def _none() -> frozenset[str]:
    return frozenset(words_of("no-date"))


def _day_of(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _days(words: str) -> Iterator[date]:
    """The days that words name, in the order in which they stand; a span of months is its end."""
    found: list[tuple[int, date]] = []
    left = words
    for pattern, read in (
        (_DAY, _exact),
        (_FIGURES, _in_figures),
        (_QUARTER, _quarter),
        (_IN_MONTH, _in_month),
        (_FINANCIAL, _financial),
        (_WHOLE_YEAR, _whole_year),
    ):
        for match in pattern.finditer(left):
            left = left[: match.start()] + "\0" * (match.end() - match.start()) + left[match.end() :]
            if (day := read(match)) is not None:
                found.append((match.start(), day))
    yield from (day for _, day in sorted(found))


def _exact(match: re.Match[str]) -> date | None:
    return _made(_year(match["year"]), _MONTHS[match["month"].lower()], int(match["day"]))


def _in_figures(match: re.Match[str]) -> date | None:
    return _made(_year(match[3]), int(match[2]), int(match[1]))


def _in_month(match: re.Match[str]) -> date | None:
    year, month = _year(match["year"]), _MONTHS[match["month"].lower()]
    when = (match["when"] or "end").lower()
    if when.startswith("mid"):
        return date(year, month, _MID)
    return date(year, month, 1) if when.startswith(("beginning", "start")) else _end(year, month)


def _quarter(match: re.Match[str]) -> date | None:
    year = _financial_year(match)
    if year is None:
        return None
    month = _FIRST_OF_YEAR + 3 * int(match["quarter"]) - 1
    return _end(year, month) if month <= _LAST_MONTH else _end(year + 1, month - _LAST_MONTH)


def _financial(match: re.Match[str]) -> date | None:
    year = _financial_year(match)
    return _end(year + 1, _FIRST_OF_YEAR - 1) if year is not None else None


def _financial_year(match: re.Match[str]) -> int | None:
    """The year in which a financial year such as 25/26 begins; ``None`` where the second does not follow."""
    first, second = _year(match["first"]), _year(match["second"])
    return first if second == first + 1 else None


def _whole_year(match: re.Match[str]) -> date | None:
    when = (match["when"] or "end").lower()
    return _end(int(match["year"]), _LAST_MONTH) if when.startswith("end") else None


def _year(text: str) -> int:
    year = int(text)
    return year + _CENTURY if year < _NAMED_YEAR else year


def _end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
