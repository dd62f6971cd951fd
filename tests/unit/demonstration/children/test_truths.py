"""What was planted is what the indicators find, on quarter days before and after the story's turning points."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sightline.demonstration.children import CANARY_WORDS
from sightline.demonstration.children.writing import write_parquet
from sightline.indicators.engines import duckdb_engine
from sightline.indicators.measuring import measure
from sightline.indicators.terms import Terms
from sightline.knowledge.indicators import indicators
from tests.unit.demonstration.children.made import UNTIL, made_return

FLOWS_OF_PARTS = {"protection-reviews-held-in-time", "child-in-need-reviews-held-in-time", "care-reviews-held-in-time"}
NOT_INDICATORS = FLOWS_OF_PARTS | {"permanence-recorded"}


@pytest.mark.parametrize("on", [UNTIL, date(2025, 3, 30)], ids=str)
def test_indicators_find_what_was_planted(on: date, tmp_path: Path) -> None:
    made = made_return(on)
    wanted = [indicator for indicator in indicators().values() if indicator.id in made.truths]
    with duckdb_engine(write_parquet(made, tmp_path)) as engine:
        results = measure(engine, Terms(as_at=on), wanted)
    found = {result.indicator: (result.numerator, result.denominator) for result in results}
    planted = {id_: (truth.numerator, truth.denominator) for id_, truth in made.truths.items()}
    assert found == {id_: truth for id_, truth in planted.items() if id_ not in NOT_INDICATORS}
    assert not any(word in repr(results) for word in CANARY_WORDS)
