"""Every check against a return: passed, failed (how many, which rows), or not run (why)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from sightline.knowledge.annex_a_lists import ListShape, lists
from sightline.knowledge.return_checks import ReturnCheck, each_list_checks, list_checks
from sightline.returns.checks.across import ACROSS, parents
from sightline.returns.checks.kinds import KINDS
from sightline.returns.checks.model import Checked, Lines, NotRun, Outcome, Whole
from sightline.returns.dataset import table_lists
from sightline.returns.problems import ReturnProblem
from sightline.returns.typed import TypedList

ROWS_SHOWN = 5


def run_checks(whole: Whole, shapes: Sequence[ListShape], problems: Sequence[ReturnProblem]) -> list[Checked]:
    """Every check that a return with these lists should hold to, in order.

    ``shapes`` are the lists it should have; ``problems`` what reading it met.
    """
    met = Counter((found.list, found.code) for found in problems)
    rows: dict[tuple[str | None, str], list[int]] = {}
    for found in problems:
        if found.row is not None:
            rows.setdefault((found.list, found.code), []).append(found.row)
    checked = [it for shape in shapes for it in _of_list(shape, whole, met, rows)]
    of_annex_a = any(shape.number for shape in shapes)
    known = lists() if of_annex_a else table_lists()
    for check in list_checks():
        if check.list is not None and check.list in known:
            checked.append(_single(check, known[check.list], whole))
        elif check.list is None and of_annex_a:
            checked.append(_told(check, check.id, None, None, ACROSS[check.kind](check, whole)))
    return checked


def _of_list(
    shape: ListShape,
    whole: Whole,
    met: Counter[tuple[str | None, str]],
    rows: dict[tuple[str | None, str], list[int]],
) -> Iterator[Checked]:
    typed = whole.lists.get(shape.id)
    for check in each_list_checks():
        id_ = f"{shape.id.replace('_', '-')}-{check.id}"
        if typed is None:
            yield Checked(check, id_, shape.id, Outcome.NOT_RUN, f"{named(shape)} is not in the return.")
        elif check.codes:
            yield _from_problems(check, id_, typed, met, rows)
        elif check.kind == "parents":
            if not shape.number:
                yield _told(check, id_, shape, typed, parents(typed, whole))
        else:
            yield _told(check, id_, shape, typed, KINDS[check.kind](check, typed, whole))


def _from_problems(
    check: ReturnCheck,
    id_: str,
    typed: TypedList,
    met: Counter[tuple[str | None, str]],
    rows: dict[tuple[str | None, str], list[int]],
) -> Checked:
    list_ = typed.shape.id
    count = sum(met[(list_, code)] for code in check.codes)
    where = sorted({row for code in check.codes for row in rows.get((list_, code), ())})
    if not count:
        return Checked(check, id_, list_, Outcome.PASSED, f"{len(typed.rows):,} lines looked at.", len(typed.rows))
    why = f"{count:,} times in {len(typed.rows):,} lines{_for_example(where)}."
    return Checked(check, id_, list_, Outcome.FAILED, why, len(typed.rows), tuple(where))


def _single(check: ReturnCheck, shape: ListShape, whole: Whole) -> Checked:
    typed = whole.lists.get(shape.id)
    if typed is None:
        return Checked(check, check.id, shape.id, Outcome.NOT_RUN, f"{named(shape)} is not in the return.")
    for column in _columns_of(check):
        if column not in typed.columns:
            told = shape.column(column)
            why = f"{named(shape)} has no column “{told.label if told else column}”."
            return Checked(check, check.id, shape.id, Outcome.NOT_RUN, why)
    return _told(check, check.id, shape, typed, KINDS[check.kind](check, typed, whole))


def _columns_of(check: ReturnCheck) -> list[str]:
    terms = (
        check.first,
        check.second,
        check.when,
        check.needs,
        check.blank,
        check.blank_too,
        check.column,
        check.birth,
    )
    return [term.split()[-1] for term in terms if term]


def _told(
    check: ReturnCheck, id_: str, shape: ListShape | None, typed: TypedList | None, found: Lines | NotRun
) -> Checked:
    list_ = shape.id if shape else None
    if isinstance(found, NotRun):
        return Checked(check, id_, list_, Outcome.NOT_RUN, found.why)
    if not found.failing:
        return Checked(check, id_, list_, Outcome.PASSED, f"{found.looked_at:,} looked at.", found.looked_at)
    rows = tuple(typed.rows[line] for line in found.failing if line >= 0) if typed else ()
    why = f"{len(found.failing):,} of {found.looked_at:,} fail{_for_example(rows)}."
    return Checked(check, id_, list_, Outcome.FAILED, why, found.looked_at, rows)


def _for_example(rows: Sequence[int]) -> str:
    if not rows:
        return ""
    shown = ", ".join(map(str, rows[:ROWS_SHOWN]))
    return f", for example row{'s' if len(rows) > 1 else ''} {shown}"


def named(shape: ListShape) -> str:
    """A list or table as it is called in a sentence."""
    return f"List {shape.number}" if shape.number else f"Table {shape.id}"
