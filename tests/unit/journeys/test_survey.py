"""What a corpus shows, on an invented one; and on the published one where it is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from sightline.journeys.survey import places, survey
from tests.unit.cli.conftest import LETTER, REPORT

REPORTS = 308


def test_a_survey_names_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "report.md").write_text(REPORT, encoding="utf-8")
    (tmp_path / "letter.html").write_text(LETTER, encoding="utf-8")
    (tmp_path / "empty.pdf").write_bytes(b"")
    found = survey([tmp_path], jobs=1)
    assert found.documents == 3
    assert found.unreadable == [str(tmp_path / "empty.pdf")]
    assert found.wrong_quotes == []
    assert found.unexplained == []
    assert any("care-leavers" in reason for reason in found.reasons)
    assert not any("help-and-protection" in reason for reason in found.reasons)


def test_places_are_found_however_deep() -> None:
    place = {"page": 1, "start": 0, "end": 1, "quote": "a"}
    assert list(places({"a": [{"at": [place]}], "b": {"at": [place]}, "c": None})) == [place, place]


@pytest.mark.shared
@pytest.mark.slow
def test_every_published_report_yields_its_judgements_or_a_reason(shared: Path) -> None:
    found = survey([shared / "corpus"])
    assert found.documents == REPORTS
    assert found.unreadable == []
    assert found.unexplained == []
    assert found.wrong_quotes == []
    assert dict(found.kinds) == {"inspection-report": REPORTS}
