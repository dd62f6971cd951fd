"""Authorities asked about at once come to what each comes to alone, though their children share identifiers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from sightline.indicators import country
from sightline.indicators.breakdowns import Breakdown
from sightline.indicators.country import Authority, measure_country
from sightline.indicators.engines import duckdb_engine
from sightline.indicators.measuring import carry_out_apart, measure
from sightline.indicators.planning import plan
from sightline.indicators.results import ExactResult
from sightline.indicators.terms import Terms
from sightline.knowledge.indicator_model import Indicator
from sightline.knowledge.indicators import indicators
from tests.unit.indicators.invented import Inventor, Made, used_tables, write
from tests.unit.indicators.plain import Plain, answers
from tests.unit.indicators.test_agreement import differences, figures
from tests.unit.indicators.test_engines import ONE_OF_EACH

AS_AT = date(2026, 3, 31)
TERMS = Terms(as_at=AS_AT)
CHILDREN = {"Northmere": 40_000, "Eastvale": 1_000, "Harrowdene": 77, "Nowhere": 5}
"""Authorities that hold every table, and how many children live in each."""
SEEDS = {"Northmere": 1, "Eastvale": 2, "Harrowdene": 3}


@pytest.fixture(scope="module")
def made() -> dict[str, Made]:
    """What each of them holds; nobody has ever lived in Nowhere."""
    nothing: Made = {name: [] for name in used_tables()}
    return {"Nowhere": nothing} | {name: Inventor(seed, AS_AT).tables(60) for name, seed in SEEDS.items()}


@pytest.fixture(scope="module")
def authorities(made: dict[str, Made], tmp_path_factory: pytest.TempPathFactory) -> list[Authority]:
    home = tmp_path_factory.mktemp("country")
    for name in made:
        (home / name).mkdir()
    return [Authority(name, write(made[name], home / name), CHILDREN[name]) for name in made]


def test_each_comes_to_what_plain_python_comes_to(authorities: list[Authority], made: dict[str, Made]) -> None:
    found = dict(measure_country(authorities, TERMS, workers=1))
    assert list(found) == [it.name for it in authorities]
    for name, results in found.items():
        wanted = answers(Plain(made[name], AS_AT, children=CHILDREN[name]))
        assert differences(figures(results), wanted) == {}, name


def test_those_that_hold_other_columns_or_know_no_population_are_asked_apart(
    authorities: list[Authority], made: dict[str, Made], tmp_path: Path
) -> None:
    whole, other = authorities[1], authorities[2]
    lacking = Authority("Lacking", without_reviews_and_places(other.files, tmp_path))
    found = dict(measure_country([lacking, whole], TERMS, workers=1))
    assert found["Lacking"] == alone(lacking)
    wanted = answers(Plain(made[whole.name], AS_AT, children=whole.children))
    assert differences(figures(found[whole.name]), wanted) == {}


def without_reviews_and_places(files: country.Files, folder: Path) -> dict[str, Path]:
    """The files without one table, and without one column of another."""
    placements = pq.read_table(files["ssd_cla_placement"]).drop_columns("clap_cla_placement_type")
    pq.write_table(placements, folder / "ssd_cla_placement.parquet")
    kept = {name: path for name, path in files.items() if name != "ssd_cla_reviews"}
    return kept | {"ssd_cla_placement": folder / "ssd_cla_placement.parquet"}


def test_groups_are_counted_for_each_apart(authorities: list[Authority]) -> None:
    by = Breakdown.ETHNICITY
    wanted = [indicators()[id_] for id_ in ONE_OF_EACH]
    files = [it.files for it in authorities]
    schemas = {name: pq.read_schema(path) for name, path in files[0].items()}
    with duckdb_engine({}, threads=1) as engine:
        engine.hold_together(files, schemas)
        found = carry_out_apart(plan(engine.tables, TERMS, wanted, by), engine, [TERMS] * len(files))
    assert found == [alone(it, wanted, by) for it in authorities]


def alone(
    authority: Authority, wanted: Sequence[Indicator] | None = None, by: Breakdown | None = None
) -> list[ExactResult]:
    with duckdb_engine(authority.files, threads=1) as engine:
        return measure(engine, TERMS, wanted, by)


@pytest.mark.parametrize(
    ("number", "workers", "sizes"),
    [
        (0, 2, []),
        (1, 2, [1]),
        (2, 2, [1, 1]),
        (15, 2, [7, 8]),
        (21, 2, [5, 5, 5, 6]),
        (30, 1, [10, 10, 10]),
    ],
)
def test_authorities_are_shared_out_evenly(number: int, workers: int, sizes: list[int]) -> None:
    every = [Authority(f"A{place}", {}) for place in range(number)]
    parts: Sequence[Sequence[Any]] = country._shared_out(every, workers)
    assert [len(part) for part in parts] == sizes
    assert [it for part in parts for it in part] == every
