"""Every indicator, on every engine that runs without more than Python, comes to what plain Python comes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.indicators.engines import DuckEngine, duckdb_engine
from sightline.indicators.measuring import carry_out
from sightline.indicators.planning import plan
from sightline.indicators.results import ExactResult
from sightline.indicators.terms import Terms
from sightline.knowledge.indicator_model import Indicator
from sightline.knowledge.indicators import indicators
from sightline.knowledge.tables import tables
from tests.unit.indicators.invented import Inventor, Made, schema, used_tables
from tests.unit.indicators.plain import Plain, answers

LEAP_DAY, BANK_HOLIDAY, YEAR_END = date(2024, 2, 29), date(2025, 5, 26), date(2026, 3, 31)
CHILDREN = 40_000


class Bench:
    """One DuckDB whose tables are put in place for each example; the plan is made and compiled once."""

    def __init__(
        self, engine: DuckEngine, as_at: date, wanted: Sequence[Indicator] | None = None, kind: str = "ssd"
    ) -> None:
        self._engine = engine
        self.terms = Terms(as_at=as_at, kind=kind, children=CHILDREN)
        self._hold({name: [] for name in used_tables()})
        self.plan = plan(engine.tables, self.terms, wanted).settled()

    def _hold(self, made: Made) -> None:
        self._engine.hold({}, {name: pa.Table.from_pylist(rows, schema(tables()[name])) for name, rows in made.items()})

    def results(self, made: Made) -> list[ExactResult]:
        self._hold(made)
        return carry_out(self.plan, self._engine, self.terms)


@pytest.fixture(scope="module", params=[LEAP_DAY, BANK_HOLIDAY, YEAR_END], ids=str)
def on_a_day(request: pytest.FixtureRequest) -> Iterator[Bench]:
    with duckdb_engine({}, threads=1, keeps=True) as engine:
        yield Bench(engine, request.param)


@pytest.fixture(scope="module")
def of_annex_a() -> Iterator[Bench]:
    """The ways that only a return of Annex A is measured by."""
    wanted = [replace(it, ways=it.ways[-1:]) for it in indicators().values() if it.ways[-1].only == "annex-a"]
    with duckdb_engine({}, threads=1, keeps=True) as engine:
        yield Bench(engine, YEAR_END, wanted, "annex-a")


def figures(results: list[ExactResult]) -> dict[str, tuple[int | None, int | None, float | None]]:
    return {it.indicator: (it.numerator, it.denominator, it.value) for it in results}


def differences(found: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    return {id_: (found.get(id_), wanted[id_]) for id_ in wanted if found.get(id_) != pytest.approx(wanted[id_])}


@given(seed=st.integers(0, 2**32 - 1), most=st.sampled_from([1, 6, 60]))
@settings(max_examples=8)
def test_every_indicator_agrees_with_plain_python(on_a_day: Bench, seed: int, most: int) -> None:
    made = Inventor(seed, on_a_day.terms.as_at).tables(most)
    plain = Plain(made, on_a_day.terms.as_at, children=CHILDREN)
    assert differences(figures(on_a_day.results(made)), answers(plain)) == {}


def test_empty_tables_have_no_values_and_no_faults(on_a_day: Bench) -> None:
    made: Made = {name: [] for name in used_tables()}
    results = on_a_day.results(made)
    assert {it.value for it in results} == {None, 0.0}
    assert differences(figures(results), answers(Plain(made, on_a_day.terms.as_at, children=CHILDREN))) == {}


@given(seed=st.integers(0, 2**32 - 1))
@settings(max_examples=6)
def test_the_ways_of_annex_a_agree_with_plain_python(of_annex_a: Bench, seed: int) -> None:
    made = Inventor(seed, YEAR_END).tables(60)
    plain = Plain(made, YEAR_END, kind="annex-a", children=CHILDREN)
    assert of_annex_a.plan.lacking == {}
    wanted = {it.id: plain.answer(it) for it in of_annex_a.plan.wanted}
    assert differences(figures(of_annex_a.results(made)), wanted) == {}
