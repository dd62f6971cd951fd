"""From what is shown nobody can work out a small number, neither within one run nor across runs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.ground.days import add_months
from sightline.indicators.disclosure import (
    Mask,
    SafeResult,
    Settings,
    Shown,
    cell_of,
    counts_of,
    is_small,
    protect,
)
from sightline.indicators.results import ExactResult, Status

PERCENT, COUNT, MEDIAN, RATE = "re-referrals", "referrals", "assessment-days", "referral-rate"
SINCE, UNTIL = date(2025, 4, 1), date(2026, 3, 31)


def percent(met: int, of: int, group: str | None = None, until: date = UNTIL) -> ExactResult:
    return ExactResult(
        indicator=PERCENT,
        status=Status.AVAILABLE,
        numerator=met,
        denominator=of,
        value=100 * met / of if of else None,
        since=SINCE,
        until=until,
        breakdown=group and "ethnicity",
        group=group,
    )


def count(number: int, group: str | None = None, until: date = UNTIL) -> ExactResult:
    return ExactResult(
        indicator=COUNT,
        status=Status.AVAILABLE,
        numerator=number,
        value=float(number),
        since=SINCE,
        until=until,
        breakdown=group and "ethnicity",
        group=group,
    )


@pytest.mark.parametrize(
    ("met", "of", "shown"),
    [
        (10, 20, True),
        (0, 20, True),  # zero is shown as zero
        (20, 20, True),
        (1, 20, False),
        (5, 20, False),
        (6, 20, True),
        (15, 20, False),  # five did not
        (14, 20, True),
        (0, 5, False),
        (5, 5, False),
        (0, 0, True),  # nothing to look at
    ],
)
def test_a_percentage_is_hidden_where_few_met_it_or_few_did_not(met: int, of: int, shown: bool) -> None:
    (safe,), _ = protect([percent(met, of)])
    assert (safe.status is Shown.AVAILABLE) is shown
    if not shown:
        assert (safe.numerator, safe.denominator, safe.value) == (None, None, None)
        assert "5 or fewer" in safe.why


@pytest.mark.parametrize(("number", "shown"), [(0, True), (1, False), (5, False), (6, True), (7001, True)])
def test_a_count_of_1_to_5_is_hidden(number: int, shown: bool) -> None:
    (safe,), _ = protect([count(number)])
    assert (safe.status is Shown.AVAILABLE) is shown


def test_the_threshold_and_rounding_are_the_authoritys_own() -> None:
    (lone, other), _ = protect([count(8), percent(23, 61)], Settings(threshold=10, round_to=5))
    assert lone.status is Shown.SUPPRESSED
    assert (other.numerator, other.denominator, other.value) == (25, 60, 41.7)


def test_a_median_of_few_is_hidden() -> None:
    few = ExactResult(indicator=MEDIAN, status=Status.AVAILABLE, denominator=4, value=31.0, since=SINCE, until=UNTIL)
    assert protect([few])[0][0].value is None


def test_a_second_group_is_hidden_where_the_total_would_give_the_first_away() -> None:
    safe, _ = protect([count(60), count(3, "Asian"), count(20, "Black"), count(37, "White")])
    assert [(it.group, it.status.value) for it in safe] == [
        (None, "available"),
        ("Asian", "suppressed"),
        ("Black", "suppressed"),
        ("White", "available"),
    ]


def test_what_the_return_could_not_say_is_said_as_before() -> None:
    lacking = ExactResult(
        indicator=COUNT, status=Status.NOT_AVAILABLE, why="The return holds no referrals.", since=SINCE, until=UNTIL
    )
    (safe,), mask = protect([lacking])
    assert (safe.status, safe.why) == (Shown.NOT_AVAILABLE, "The return holds no referrals.")
    assert mask.cells == {}


def test_what_was_hidden_stays_hidden_for_a_year_and_no_longer() -> None:
    _, mask = protect([count(60), count(3, "Asian"), count(20, "Black"), count(37, "White")])
    for months, hidden in ((0, {"Asian", "Black"}), (12, {"Asian", "Black"}), (13, set())):
        until = add_months(UNTIL, months)
        rows = [count(80, None, until), *(count(20, it, until) for it in ("Asian", "Black", "White", "Other"))]
        safe, _ = protect(rows, mask=mask)
        assert {it.group for it in safe if it.status is Shown.SUPPRESSED} == hidden


groups = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=1, max_size=5)


def table(cells: Sequence[tuple[int, int]], until: date = UNTIL) -> list[ExactResult]:
    """A total and its groups, each of so many who met and so many who did not."""
    met, not_met = (sum(part) for part in zip(*cells, strict=True))
    rows = [percent(yes, yes + no, f"group {place}", until) for place, (yes, no) in enumerate(cells) if yes + no]
    return [percent(met, met + not_met, None, until), *rows]


@given(cells=groups)
def test_no_small_number_can_be_worked_out_within_a_run(cells: Sequence[tuple[int, int]]) -> None:
    exact = table(cells)
    safe, _ = protect(exact)
    assert_nothing_follows(exact, safe)


def assert_nothing_follows(exact: list[ExactResult], safe: list[SafeResult]) -> None:
    """An attacker takes what is shown from the total and asks what each hidden number can be."""
    total, *rows = exact
    shown = {it.group: it for it in safe}
    hidden = [row for row in rows if shown[row.group].status is Shown.SUPPRESSED]
    assert all(shown[row.group].status is Shown.SUPPRESSED for row in exact if is_small(row, Settings()))
    if shown[None].status is Shown.SUPPRESSED or not hidden:
        return
    for part in (0, 1):
        left = counts_of(total)[part] - sum(counts_of(row)[part] for row in rows if row not in hidden)
        # One alone is what is left over; of two or more each can be anything from none to all of it.
        possible = {left} if len(hidden) == 1 else set(range(left + 1))
        has_small = any(0 < counts_of(row)[part] <= 5 for row in hidden)
        assert not has_small or len(possible) > 6
        assert not 0 < left <= 5


@given(runs=st.lists(groups, min_size=2, max_size=4))
def test_no_small_number_can_be_worked_out_across_runs(runs: list[list[tuple[int, int]]]) -> None:
    mask, before = Mask(), frozenset[object]()
    for months, cells in enumerate(runs):
        exact = table(cells, add_months(UNTIL, months))
        safe, mask = protect(exact, mask=mask)
        assert_nothing_follows(exact, safe)
        there = {cell_of(it) for it in exact}
        hidden = {cell_of(it) for it, told in zip(exact, safe, strict=True) if told.status is Shown.SUPPRESSED}
        assert before & there <= hidden  # the same mask: no figure is hidden in one run and shown in the next
        before = before | hidden


@given(cells=groups)
def test_the_same_return_measured_twice_shows_the_same(cells: Sequence[tuple[int, int]]) -> None:
    first, mask = protect(table(cells))
    again, _ = protect(table(cells), mask=mask)
    assert [it.status for it in again] == [it.status for it in first]
