"""Whole documents through the whole house: whatever they are, the result is what the contract promises."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import jsonschema
import pytest

from sightline.journeys.demonstrate import make_documents
from sightline.journeys.read import read_many
from sightline.journeys.survey import places
from sightline.reading.files import open_file
from sightline.reading.folders import select
from sightline.reading.schema import schema


def _hold_the_contract(documents: Sequence[Path]) -> None:
    validator = jsonschema.Draft202012Validator(schema())
    assert documents
    for answer in read_many(documents):
        reading = json.loads(answer.json)
        assert [fault.message for fault in validator.iter_errors(reading)] == [], answer.path
        assert not answer.is_unreadable, answer.path
        text = open_file(answer.path).text
        assert len(text) == reading["document"]["characters"]
        assert [at for at in places(reading) if text[at["start"] : at["end"]] != at["quote"]] == [], answer.path


def test_the_demonstration_holds_the_contract(tmp_path: Path) -> None:
    documents = make_documents(tmp_path / "demo")
    assert make_documents(tmp_path / "demo") == documents, "what is there is not made again"
    _hold_the_contract(documents)


@pytest.mark.shared
@pytest.mark.parametrize("folder", ["seeds", "more-documents"])
def test_published_letters_and_papers_hold_the_contract(folder: str, shared: Path) -> None:
    _hold_the_contract(select([shared / folder]).documents)


@pytest.mark.shared
@pytest.mark.slow
def test_every_published_report_holds_the_contract(shared: Path) -> None:
    _hold_the_contract(select([shared / "corpus"]).documents)
