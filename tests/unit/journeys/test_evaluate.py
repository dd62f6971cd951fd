"""The proof, run: on an invented report, and on the published ones where they are there."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from sightline.journeys.evaluate import evaluate
from tests.unit.cli.conftest import LABEL, LETTER, REPORT

LABELLED = 36


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    """Labels of two reports: one is among the documents, under a name that says nothing."""
    folder = tmp_path / "labels"
    folder.mkdir()
    here = LABEL | {"sha256": hashlib.sha256(REPORT.encode()).hexdigest()}
    elsewhere = LABEL | {"sha256": "ab" * 32, "authority": "Eastvale"}
    (folder / "a.json").write_text(json.dumps(here), encoding="utf-8")
    (folder / "b.json").write_text(json.dumps(elsewhere), encoding="utf-8")
    documents = tmp_path / "documents" / "deep"
    documents.mkdir(parents=True)
    (documents / "download(3)").write_text(REPORT, encoding="utf-8")
    (documents / "letter.html").write_text(LETTER, encoding="utf-8")
    return folder


def test_a_label_finds_its_document_by_hash(labels: Path) -> None:
    told: list[tuple[int, int]] = []
    score = evaluate(labels, labels.parent / "documents", 1, lambda done, total: told.append((done, total)))
    assert score.reports == 1
    assert score.without_document == ("Eastvale 2024-03-04",)
    assert told == [(0, 1), (1, 1)]


def test_a_reading_is_held_against_its_label(labels: Path) -> None:
    fields = {field.field: field for field in evaluate(labels, labels.parent / "documents", 1).fields}
    assert fields["lead_inspector"].value == 1.0
    assert fields["areas_for_improvement"].tally.extra == 1
    assert not fields["areas_for_improvement"].holds


@pytest.mark.shared
@pytest.mark.slow
def test_every_floor_holds_on_the_labelled_reports(shared: Path) -> None:
    score = evaluate(shared / "labels", shared / "corpus")
    assert score.reports == LABELLED
    below = {field.field: field.value for field in score.fields if not field.holds}
    assert below == {}
