"""Dates as inspectors, councils and newspapers print them: a day, a month, a year, or a range.

``11 to 22 May 2026``, ``11 – 15 December 2023``, ``21st February to 4th March 2022``, ``17/05/2023``,
``December 2023``, ``in 2018``. A date is never made more precise than it is printed. One that prints
no year takes it from the other end of its range, from a dated neighbour in the same sentence, or from
a date the caller names (:class:`YearFrom` says which); otherwise it is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from sightline.ground.dates import PartialDate


class YearFrom(StrEnum):
    """Where the year of a date comes from."""

    PRINTED = "printed"
    NEIGHBOUR = "neighbour"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or range of dates at ``text[start:end]``; ``last`` is ``None`` for a single date."""

    start: int
    end: int
    first: PartialDate
    last: PartialDate | None = None
    year_from: YearFrom = YearFrom.PRINTED

    @property
    def until(self) -> PartialDate:
        """The last day, month or year meant: ``last``, or ``first`` where it stands alone."""
        return self.last or self.first


class _Point(NamedTuple):
    day: int | None
    month: int | None
    year: int | None


class _Found(NamedTuple):
    start: int
    end: int
    first: _Point
    last: _Point | None = None


_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_ABBREVIATED = {month[:3]: number for number, month in enumerate(_MONTHS, 1)} | {"sept": 9}
_FULL = {month: number for number, month in enumerate(_MONTHS, 1)}
_LONGEST_SLIP = 2
_SHORTEST_MISPRINTED = 5
_NEAR = 120
_HALF_A_YEAR = 6
_LONGEST_MONTH = 31
_FULL_YEAR_DIGITS = 4
_CENTURY = 100

_GAP = r"[^\S\n\t]{0,4}"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
_BEFORE_DAY = rf"(?:the\s|{_WEEKDAY},?\s(?:the\s)?)?"
_DAY = r"(\d(?<![\d£/].)\d?)(?!\d)(?:st|nd|rd|th)?"
_INNER_DAY = rf"{_BEFORE_DAY}(\d\d?)(?!\d)(?:st|nd|rd|th)?"
_MONTH = r"([JFMASONDjfmasond][A-Za-z]{2,8}(?![A-Za-z]))\.?"
_MONTH_NAME = r"([JFMASOND][A-Za-z]{2,8}(?![A-Za-z]))\.?"
_YEAR = r"((?:19|20)\d\d(?!\d)|2\s0\d\d(?!\d)|20\s\d\d(?!\d)|20\d\s\d(?!\d))"
_JOINT = rf"{_GAP}(to|until|till|through|and|&|[-‐‑–—−]){_GAP}"
_OF = rf"{_GAP}(?:of{_GAP})?"

_DAYS = re.compile(
    rf"{_DAY}"
    rf"(?:(?:,{_GAP}\d\d?(?!\d)(?:st|nd|rd|th)?)*(?:{_OF}{_MONTH}(?:,?{_GAP}{_YEAR})?)?{_JOINT}{_INNER_DAY})?"
    rf"{_OF}{_MONTH}(?:,?{_GAP}{_YEAR})?"
)
_MONTH_DAY = re.compile(rf"{_MONTH_NAME}{_GAP}(\d\d?)(?:st|nd|rd|th)?,?{_GAP}((?:19|20)\d\d)(?!\d)")
_MONTHS_OF_YEAR = re.compile(
    rf"{_MONTH_NAME}(?:(?:,?{_GAP}((?:19|20)\d\d))?{_JOINT}{_MONTH_NAME})?{_OF},?{_GAP}((?:19|20)\d\d)(?!\d)"
)
_NUMERIC = re.compile(r"(\d(?<![\d£/.].)\d?)([/.-])(\d\d?)\2((?:19|20)\d\d|\d\d)(?![\d/])")
_ISO = re.compile(r"(2(?<!\d.)0\d\d|1(?<!\d.)9\d\d)-(\d\d)-(\d\d)(?!\d)")
_YEARS = re.compile(
    r"(2(?<![\d£/,.].)0\d\d|1(?<![\d£/,.].)9\d\d)(?:(?:\sto\s|[-–])((?:19|20)\d\d|\d\d))?(?![\d/,]\d|\d|%)"
)
_RANGE_BEFORE = re.compile(
    rf"(\d(?<![\d£/].)\d?)(?:st|nd|rd|th)?{_GAP}(?:to|[-‐‑–—−]){_GAP}(\d\d?)(?:st|nd|rd|th)?{_GAP}(?:and|,|&)\s(?:the\s)?$"
)
_BETWEEN = re.compile(r"\bbetween(?:\sthe)?\s*$", re.IGNORECASE)
_NEXT = re.compile(rf"[\s,]*(?:(?:and|&)\s+(?:on\s+)?{_BEFORE_DAY})?")
_AND = re.compile(rf",?\s+(?:and|&)\s+(?:on\s+)?{_BEFORE_DAY}")
_SENTENCE_END = re.compile(r"[.!?]['’”)]?\s+[A-Z]|\n")


def find_dates(
    text: str, start: int = 0, end: int | None = None, *, near: date | None = None, before: date | None = None
) -> list[DateMention]:
    """Every date in ``text[start:end]``, in order; offsets count in ``text``.

    A day that prints no year, and has no dated neighbour in its sentence, is put in a year only where
    the document itself settles it, and says so in ``year_from``: ``near`` is a date it must lie closest
    to (the end of the inspection), ``before`` one it cannot lie after (the document's own day).
    Without either it is left out.
    """
    found = _all_found(text, start, len(text) if end is None else end)
    mentions: list[DateMention | _Found] = [_as_printed(text, item) or item for item in found]
    settled = [
        _settled(text, mentions, index) or _in_context(text, mentions[index], near, before)
        for index in range(len(mentions))
    ]
    return _joined(text, [mention for mention in settled if mention is not None])


def _joined(text: str, mentions: list[DateMention]) -> list[DateMention]:
    """Days that follow each other are one period: "31 January and 1 February 2023"."""
    joined: list[DateMention] = []
    for one in mentions:
        before = joined[-1] if joined else None
        if before and _AND.fullmatch(text, before.end, one.start) and _is_next_day(before.until, one.first):
            joined[-1] = DateMention(before.start, one.end, before.first, one.until, before.year_from)
        else:
            joined.append(one)
    return joined


def _is_next_day(day: PartialDate, other: PartialDate) -> bool:
    return day.is_whole and other.is_whole and (other.earliest - day.earliest).days == 1


def _all_found(text: str, start: int, end: int) -> list[_Found]:
    """What each form finds, the more precise forms first; no two overlap."""
    taken: list[_Found] = []
    for finder in (_iso, _numeric, _days, _month_days, _months, _years):
        taken += [one for one in finder(text, start, end) if not _overlaps(one, taken)]
    return sorted(taken)


def _overlaps(one: _Found, taken: list[_Found]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in taken)


def _iso(text: str, start: int, end: int) -> Iterator[_Found]:
    for match in _ISO.finditer(text, start, end):
        year, month, day = map(int, match.groups())
        if _is_day(day) and _is_month(month):
            yield _Found(match.start(), match.end(), _Point(day, month, year))


def _numeric(text: str, start: int, end: int) -> Iterator[_Found]:
    for match in _NUMERIC.finditer(text, start, end):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
        is_short = len(match[4]) < _FULL_YEAR_DIGITS
        if _is_day(day) and _is_month(month) and (match[2] == "/" or not is_short):
            full_year = 20 * _CENTURY + year if is_short else year
            yield _Found(match.start(), match.end(), _Point(day, month, full_year))


def _days(text: str, start: int, end: int) -> Iterator[_Found]:
    position = start
    while match := _DAYS.search(text, position, end):
        found = _days_in(text, match)
        yield from found
        position = found[-1].end if found else match.end(1)


def _days_in(text: str, match: re.Match[str]) -> list[_Found]:
    """The range or days of one match; two days joined by "and" are a range only after "between"."""
    day1, month1, year1, joint, day2, month2, year2 = match.groups()
    last_month = _month_number(month2, is_dated=bool(year2))
    first_month = _month_number(month1, is_dated=bool(year1 or year2)) if month1 else last_month
    day = int(day1)
    if last_month is None or first_month is None or not _is_day(day):
        return []
    if joint is None:
        return [_Found(match.start(), match.end(), _Point(day, last_month, _year(year2)))]
    last = _Point(int(day2), last_month, _year(year2))
    first = _Point(day, first_month, _year(year1))
    if month1 and joint in {"and", "&"} and not _is_after_between(text, match.start()):
        return [
            _Found(match.start(), match.start(4), first),
            _Found(match.start(5), match.end(), last),
        ]
    return [*_range_before(text, match, last), _Found(match.start(), match.end(), first, last)]


def _is_after_between(text: str, start: int) -> bool:
    return bool(_BETWEEN.search(text, max(0, start - _NEAR), start))


def _range_before(text: str, match: re.Match[str], last: _Point) -> list[_Found]:
    """The first of two ranges in one month: "4 to 8 and 11 to 15 March 2019"."""
    before = _RANGE_BEFORE.search(text, max(0, match.start() - _NEAR), match.start())
    if not before:
        return []
    days = [_Point(int(day), last.month, last.year) for day in before.groups()]
    return [_Found(before.start(), before.end(2), *days)]


def _month_days(text: str, start: int, end: int) -> Iterator[_Found]:
    for match in _MONTH_DAY.finditer(text, start, end):
        month = _month_number(match[1], is_dated=True)
        if month is not None and _is_day(int(match[2])):
            yield _Found(match.start(), match.end(), _Point(int(match[2]), month, int(match[3])))


def _months(text: str, start: int, end: int) -> Iterator[_Found]:
    position = start
    while match := _MONTHS_OF_YEAR.search(text, position, end):
        found = _months_in(text, match)
        yield from found
        position = found[-1].end if found else match.end(1)


def _months_in(text: str, match: re.Match[str]) -> list[_Found]:
    """A month of a year, or two: "February and March 2019" is one period, "March and July" two dates."""
    name1, year1, joint, name2, year2 = match.groups()
    first_month = _month_number(name1, is_dated=True)
    last_month = _month_number(name2, is_dated=True) if name2 else first_month
    if first_month is None or last_month is None:
        return []
    first = _Point(None, first_month, int(year1 or year2))
    last = _Point(None, last_month, int(year2))
    if name2 is None:
        return [_Found(match.start(), match.end(), last)]
    is_pair = joint in {"and", "&"} and (year1 or last_month - first_month != 1)
    if is_pair and not _is_after_between(text, match.start()):
        return [
            _Found(match.start(), match.start(3), first),
            _Found(match.start(4), match.end(), last),
        ]
    return [_Found(match.start(), match.end(), first, last)]


def _years(text: str, start: int, end: int) -> Iterator[_Found]:
    for match in _YEARS.finditer(text, start, end):
        first = int(match[1])
        if match[2] is None:
            yield _Found(match.start(), match.end(), _Point(None, None, first))
            continue
        is_short = len(match[2]) < _FULL_YEAR_DIGITS
        last = int(match[2]) + (first - first % _CENTURY if is_short else 0)
        if last > first:
            yield _Found(match.start(), match.end(), _Point(None, None, first), _Point(None, None, last))


def _is_day(number: int) -> bool:
    return 1 <= number <= _LONGEST_MONTH


def _is_month(number: int) -> bool:
    return 1 <= number <= len(_MONTHS)


def _year(printed: str | None) -> int | None:
    return int("".join(printed.split())) if printed else None


def _month_number(word: str, *, is_dated: bool) -> int | None:
    """The month a word names; a misprint counts only where a year stands with it."""
    lower = word.lower()
    exact = _FULL.get(lower) or _ABBREVIATED.get(lower)
    return exact or (_misprinted_month(lower) if is_dated else None)


@lru_cache(maxsize=1024)
def _misprinted_month(word: str) -> int | None:
    """The one long month name within two slips of a letter: "septmber", "febuary"."""
    slips = {
        name: OSA.distance(word, name, score_cutoff=_LONGEST_SLIP)
        for name in _MONTHS
        if len(name) >= _SHORTEST_MISPRINTED and name[0] == word[0]
    }
    best = min(slips, key=lambda name: slips[name], default=None)
    return _FULL[best] if best and slips[best] <= _LONGEST_SLIP else None


def _as_printed(text: str, found: _Found) -> DateMention | None:
    """The mention where a year is printed somewhere in it; the first of a range shares the last's."""
    first, last = found.first, found.last
    year = last.year if last else first.year
    if year is None:
        return None
    return _mention(text, found, year)


def _mention(text: str, found: _Found, year: int) -> DateMention:
    """The mention with ``year`` for its end; its beginning lies in the year before if it must."""
    last = _partial(found.last, year) if found.last else None
    first = _partial(found.first, found.first.year or year)
    if last and found.first.year is None and first.earliest > last.latest:
        first = _partial(found.first, year - 1)
    end = found.start + len(text[found.start : found.end].rstrip(" \u00a0."))
    return DateMention(found.start, end, first, last)


def _partial(point: _Point, year: int) -> PartialDate:
    """The date of a point; a day that its month does not have (31 June) is left open."""
    year = point.year or year
    try:
        return PartialDate(year, point.month, point.day)
    except ValueError:
        return PartialDate(year, point.month)


def _settled(text: str, mentions: list[DateMention | _Found], index: int) -> DateMention | None:
    """The mention with its year printed or borrowed, or ``None`` where neither settles it."""
    one = mentions[index]
    if isinstance(one, DateMention):
        return one
    for other in _neighbours(text, mentions, index):
        neighbour = _beside(text, one, other)
        if neighbour:
            return neighbour
    return None


def _neighbours(text: str, mentions: list[DateMention | _Found], index: int) -> Iterator[DateMention]:
    """The dated mentions before and after in the same sentence, nearest first."""
    one = mentions[index]
    for other in mentions[index - 1 :: -1] if index else ():
        is_far = one.start - other.end > _NEAR or _SENTENCE_END.search(text, other.end, one.start)
        if is_far:
            break
        if isinstance(other, DateMention) and other.first.month:
            yield other
    for other in mentions[index + 1 : index + 2]:
        if _NEXT.fullmatch(text, one.end, other.start) and isinstance(other, DateMention) and other.first.month:
            yield other


def _beside(text: str, one: _Found, other: DateMention) -> DateMention | None:
    """``one`` in its neighbour's year, unless the two would lie more than half a year apart."""
    mention = _mention(text, one, other.until.year)
    months = abs((mention.first.month or 0) - (other.until.month or 0))
    return replace(mention, year_from=YearFrom.NEIGHBOUR) if months <= _HALF_A_YEAR else None


def _in_context(text: str, one: DateMention | _Found, near: date | None, before: date | None) -> DateMention | None:
    """The mention in the year that the document's own dates settle."""
    given = near or before
    if given is None or isinstance(one, DateMention):
        return None
    candidates = [_mention(text, one, given.year + shift) for shift in (-1, 0, 1)]
    if near is None:
        candidates = [mention for mention in candidates if mention.first.earliest <= given]
    best = min(candidates, key=lambda mention: abs((mention.first.earliest - given).days), default=None)
    return replace(best, year_from=YearFrom.CONTEXT) if best else None
