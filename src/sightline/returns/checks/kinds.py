"""The ways of testing that checks are made of. Each takes a check, one list and the whole return."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime

from sightline.ground.days import add_months
from sightline.knowledge.annex_a_lists import CellType
from sightline.knowledge.return_checks import ReturnCheck
from sightline.returns.cells import Value
from sightline.returns.checks.model import Lines, NotRun, Whole
from sightline.returns.typed import TypedList

Found = Lines | NotRun
TRUTHS: Mapping[str, Value] = {"yes": True, "no": False}
SATURDAY = 5
OF_CHILDREN = 1.0
"""Ages are rounded in more than one way; a year's difference is no fault."""


def order(check: ReturnCheck, typed: TypedList, whole: Whole) -> Found:
    """The second day is not before the first; where it is strict, not the same either."""
    pairs = list(zip(_days(typed, check.first), _days(typed, check.second), strict=True))
    both = [(line, first, second) for line, (first, second) in enumerate(pairs) if first and second]
    failing = (line for line, first, second in both if second < first or (check.strict and second == first))
    return Lines(len(both), tuple(failing))


def together(check: ReturnCheck, typed: TypedList, whole: Whole) -> Found:
    """Where one column says so, another is filled."""
    lines = list(_applying(check, typed))
    needed = typed.values(check.needs)
    return Lines(len(lines), tuple(line for line in lines if needed[line] is None))


def apart(check: ReturnCheck, typed: TypedList, whole: Whole) -> Found:
    """Where one column says so, another is blank; ``yes x`` is not yes, ``not C x`` holds no other code than C."""
    *how, source = check.blank.split()
    lines = [line for line in _applying(check, typed, looks_at_blank=False)]
    held = typed.values(source)
    if how == ["yes"]:
        return Lines(len(lines), tuple(line for line in lines if held[line] is True))
    allowed = (None, *how[1:])
    return Lines(len(lines), tuple(line for line in lines if held[line] not in allowed))


def among(check: ReturnCheck, typed: TypedList, whole: Whole) -> Found:
    """A child is also in another list."""
    there = _children(whole, check.others)
    if there is None:
        return NotRun(_not_there(check.others))
    children = _key(typed)
    lines = list(_applying(check, typed))
    return Lines(len(lines), tuple(line for line in lines if children[line] not in there))


def same_day(check: ReturnCheck, typed: TypedList, whole: Whole) -> Found:
    """A day is one of those another list holds for the child; children whom it does not hold are passed over."""
    other = whole.lists.get(check.others[0])
    if other is None or check.other_column not in other.columns:
        return NotRun(_not_there(check.others))
    days: dict[Value, set[Value]] = {}
    for child, day in zip(_key(other), other.values(check.other_column), strict=True):
        if day is not None:
            days.setdefault(child, set()).add(day)
    pairs = zip(_key(typed), typed.values(check.column), strict=True)
    looked = [(line, child, day) for line, (child, day) in enumerate(pairs) if day is not None and child in days]
    return Lines(len(looked), tuple(line for line, child, day in looked if day not in days[child]))


def window(check: ReturnCheck, typed: TypedList, whole: Whole) -> Found:
    """Days lie in the months before the extract that the list is of."""
    column, months = typed.shape.window_column, typed.shape.window_months
    if column is None or months is None or column not in typed.columns:
        return NotRun("The list has no such column.")
    earliest = add_months(whole.as_at, -months)
    days = _days(typed, column)
    failing = (line for line, day in enumerate(days) if day is not None and not earliest <= day <= whole.as_at)
    return Lines(len(days), tuple(failing))


def weekday(check: ReturnCheck, typed: TypedList, whole: Whole) -> Found:
    """A day is not a Saturday or Sunday."""
    days = [(line, day) for line, day in enumerate(_days(typed, check.column)) if day]
    return Lines(len(days), tuple(line for line, day in days if day.weekday() >= SATURDAY))


def most(check: ReturnCheck, typed: TypedList, whole: Whole) -> Found:
    """A number is not above what can be believed."""
    numbers = [(line, it) for line, it in enumerate(typed.values(check.column)) if isinstance(it, int | float)]
    return Lines(len(numbers), tuple(line for line, number in numbers if number > check.most))


def none_of(check: ReturnCheck, typed: TypedList, whole: Whole) -> Found:
    """A column holds none of these codes."""
    held = [(line, it) for line, it in enumerate(typed.values(check.column)) if it is not None]
    return Lines(len(held), tuple(line for line, value in held if value in check.values))


def age(check: ReturnCheck, typed: TypedList, whole: Whole) -> Found:
    """An age fits the date of birth on the day of the extract, give or take a year."""
    pairs = zip(typed.values(check.column), _days(typed, check.birth), strict=True)
    both = [(line, said, born) for line, (said, born) in enumerate(pairs) if isinstance(said, int) and born]
    failing = (line for line, said, born in both if abs(said - max(age_on(born, whole.as_at), 0)) > OF_CHILDREN)
    return Lines(len(both), tuple(failing))


def age_most(check: ReturnCheck, typed: TypedList, whole: Whole) -> Found:
    """A person is not older than this on the day of the extract."""
    return _aged(check, typed, whole, lambda years: years > check.most)


def age_least(check: ReturnCheck, typed: TypedList, whole: Whole) -> Found:
    """A person is not younger than this on the day of the extract."""
    return _aged(check, typed, whole, lambda years: years < check.least)


def _aged(check: ReturnCheck, typed: TypedList, whole: Whole, fails: Callable[[int], bool]) -> Found:
    born = _days(typed, check.birth)
    ages = [(line, age_on(day, whole.as_at)) for line in _applying(check, typed) if (day := born[line])]
    return Lines(len(ages), tuple(line for line, years in ages if fails(years)))


def required(check: ReturnCheck, typed: TypedList, whole: Whole) -> Found:
    """Every column that may not be blank is filled. What could not be read is told by another check."""
    failing: set[int] = set()
    for column in typed.columns.values():
        if column.shape.required:
            failing |= {
                line for line, value in enumerate(column.values) if value is None and line not in column.originals
            }
    return Lines(len(typed.rows), tuple(sorted(failing)))


def not_future(check: ReturnCheck, typed: TypedList, whole: Whole) -> Found:
    """No day is after the extract; a date of birth may be, where a child is not yet born, and so may a due day."""
    failing: set[int] = set()
    for column in _date_columns(typed):
        if not _may_be_future(column):
            failing |= {line for line, day in enumerate(_days(typed, column)) if day and day > whole.as_at}
    return Lines(len(typed.rows), tuple(sorted(failing)))


def _may_be_future(column: str) -> bool:
    return column == "dob" or column.endswith(("_dob", "_due", "_due_date", "_target_date", "valid_to_date"))


def after_birth(check: ReturnCheck, typed: TypedList, whole: Whole) -> Found:
    """No day is before the child's birth, where the list holds that."""
    born_in = next((column for column in ("dob", "pers_dob") if column in typed.columns), None)
    if born_in is None:
        return NotRun("The list has no date of birth.")
    born = _days(typed, born_in)
    failing: set[int] = set()
    for column in _date_columns(typed):
        if column not in (born_in, "pers_expected_dob"):
            days = zip(_days(typed, column), born, strict=True)
            # A child known before birth has days before it; those of a year before are beyond any pregnancy.
            failing |= {
                line for line, (day, birth) in enumerate(days) if day and birth and day < add_months(birth, -10)
            }
    return Lines(len(typed.rows), tuple(sorted(failing)))


def vanished(check: ReturnCheck, typed: TypedList, whole: Whole) -> Found:
    """Who was open in the last run is still listed, open or ended. Counted by child: no row can be named."""
    if whole.last is None or typed.shape.id not in whole.last.open_children:
        return NotRun("There is no earlier run to compare with.")
    before = whole.last.open_children[typed.shape.id]
    gone = before - {str(child) for child in _key(typed)}
    return Lines(len(before), tuple(-1 for _ in gone))


def jumped(check: ReturnCheck, typed: TypedList, whole: Whole) -> Found:
    """The number of lines has not changed by more than this share since the last run."""
    if whole.last is None or typed.shape.id not in whole.last.lines:
        return NotRun("There is no earlier run to compare with.")
    before, now = whole.last.lines[typed.shape.id], len(typed.rows)
    changed = abs(now - before)
    has_jumped = changed >= check.fewest and changed * 100 > check.percent * max(before, 1)
    return Lines(max(before, now), (-1,) if has_jumped else ())


def age_on(born: date, day: date) -> int:
    """Whole years of age on a day; below nought before birth."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _applying(check: ReturnCheck, typed: TypedList, *, looks_at_blank: bool = True) -> Iterator[int]:
    """The lines a check is about: its column is filled, or holds one of its values, and what must be blank is."""
    when = typed.values(check.when) if check.when else None
    wanted = {TRUTHS.get(value, value) for value in check.values}
    blanks = [typed.values(column) for column in (check.blank if looks_at_blank else "", check.blank_too) if column]
    for line in range(len(typed.rows)):
        if when is not None and not _says_so(when[line], wanted):
            continue
        if all(column[line] is None for column in blanks):
            yield line


def _says_so(told: Value, wanted: set[Value]) -> bool:
    """Whether a cell is one of those wanted; with none named, whether it holds anything but no and nought."""
    return told is not None and told in wanted if wanted else bool(told)


def _days(typed: TypedList, column: str) -> list[date | None]:
    return [
        value.date() if isinstance(value, datetime) else value if isinstance(value, date) else None
        for value in typed.values(column)
    ]


def _date_columns(typed: TypedList) -> list[str]:
    return [id_ for id_, it in typed.columns.items() if it.shape.type in (CellType.DATE, CellType.DATETIME)]


def _key(typed: TypedList) -> list[Value]:
    return typed.values(typed.shape.row_key[0])


def _children(whole: Whole, lists: tuple[str, ...]) -> set[Value] | None:
    there = [whole.lists[list_] for list_ in lists if list_ in whole.lists]
    return {child for typed in there for child in _key(typed)} if there else None


def _not_there(lists: tuple[str, ...]) -> str:
    return f"{', '.join(lists).replace('list-', 'List ')} is not in the return, or has no such column."


KINDS: Mapping[str, Callable[[ReturnCheck, TypedList, Whole], Found]] = {
    "order": order,
    "together": together,
    "apart": apart,
    "among": among,
    "same-day": same_day,
    "window": window,
    "weekday": weekday,
    "most": most,
    "none-of": none_of,
    "age": age,
    "age-most": age_most,
    "age-least": age_least,
    "required": required,
    "not-future": not_future,
    "after-birth": after_birth,
    "vanished": vanished,
    "jumped": jumped,
}
