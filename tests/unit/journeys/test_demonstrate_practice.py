"""The demonstration is measured once: what is there is not measured again, and the last return is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User

from sightline.indicators.breakdowns import Breakdown
from sightline.journeys import demonstrate_practice
from sightline.journeys.beside import measured_so_far, quarters, state_file
from sightline.journeys.demonstrate import CHILDREN_IN_NORTHMERE, NORTHMERE
from sightline.journeys.demonstrate_practice import POPULATION, measure_quarters
from sightline.practice.models import Run
from sightline.practice.queries.rates import rates
from sightline.returns.keeping import Keeping
from tests.unit.journeys.kept_children import AT
from tests.unit.register.made import report, taken

FEW = replace(NORTHMERE, children=600)


def test_the_quarters_reach_from_before_the_inspection_to_the_last() -> None:
    days = quarters()
    assert (days[0], days[-1], len(days)) == (date(2023, 9, 30), date(2026, 9, 30), 13)


@pytest.mark.slow
@pytest.mark.django_db
def test_both_ends_are_measured_once(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.HOME = tmp_path
    monkeypatch.setattr(demonstrate_practice, "TOLD_APART", (Breakdown.SEX,))
    taken(report())
    User.objects.create_user("ada")
    for _ in range(2):
        measure_quarters(by="ada", now=lambda: AT, plan=FEW, ends_only=True)
    runs = Run.objects.order_by("as_at")
    assert [it.as_at for it in runs] == [quarters()[0], quarters()[-1]]
    (kept,) = Keeping(tmp_path / "children").kept()
    assert runs[1].return_id == kept.id
    assert rates(runs[1])[0].population.children == POPULATION["sex"]
    assert measured_so_far() is None
    state_file().touch()
    assert measured_so_far() == (2, 13)


def test_every_kind_of_group_adds_up_to_all_children() -> None:
    assert {sum(groups.values()) for groups in POPULATION.values()} == {CHILDREN_IN_NORTHMERE}
