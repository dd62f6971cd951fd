"""What was measured comes through a backup with every place it has."""

from __future__ import annotations

import gzip
import tarfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from sightline.improvement.actions import measures
from sightline.improvement.actions.measures import Found, MeasureWords
from sightline.journeys.backup import back_up
from tests.unit.improvement.made import action_of, northmere, person, plan_of
from tests.unit.register.made import AT


@pytest.mark.django_db(transaction=True)
def test_a_measured_value_stands_in_the_backup(tmp_path: Path) -> None:
    editor, on = person("bea"), date(2024, 4, 1)
    plan, areas = plan_of(northmere(), editor)
    words = MeasureWords(kind="indicator", what="Visits in time", target="85%", target_value=Decimal("85.5"))
    measure = measures.add(action=action_of(plan, editor, *areas), words=words, by=editor, at=AT)
    found = Found(as_at=on, value=Decimal("71.25"), numerator=3, denominator=4, observer="Bea")
    measures.record(measure=measure, found=found, by=editor, on=on, at=AT)
    file = tmp_path / "kept.tar"
    back_up(file, at=AT)
    with tarfile.open(file) as archive:
        name = next(it for it in archive.getnames() if "measureresult" in it)
        held = archive.extractfile(name)
        assert held is not None
        assert '"71.250"' in gzip.decompress(held.read()).decode()
