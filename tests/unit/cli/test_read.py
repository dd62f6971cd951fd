"""``sightline read`` and ``sightline text``, from the outside."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from sightline.reading.schema import schema
from tests.unit.cli.conftest import Runs


def test_jsonl_is_one_object_a_document_in_the_order_given(sightline: Runs) -> None:
    outcome = sightline("read", "report.pdf", "letter.html", "reports", "--format", "jsonl")
    readings = [json.loads(line) for line in outcome.out.splitlines()]
    assert outcome.status == 0, outcome.err
    names = [reading["document"]["filename"] for reading in readings]
    assert names == ["report.pdf", "letter.html", "letter.html", "report.pdf"]
    for reading in readings:
        jsonschema.Draft202012Validator(schema()).validate(reading)


def test_json_is_one_array_of_the_same_objects(sightline: Runs) -> None:
    lines = sightline("read", "reports", "--format", "jsonl").out.splitlines()
    array = json.loads(sightline("read", "reports", "--format", "json").out)
    assert array == [json.loads(line) for line in lines]


def test_an_unreadable_file_is_an_object_and_the_rest_is_read(folder: Path, sightline: Runs) -> None:
    (folder / "reports" / "empty.pdf").write_bytes(b"")
    outcome = sightline("read", "reports", "gone.pdf", "--format", "json")
    found = {it["document"]["filename"]: it["problems"] for it in json.loads(outcome.out)}
    assert outcome.status == 3
    assert [name for name, problems in found.items() if problems] == ["empty.pdf", "gone.pdf"]
    assert "empty.pdf" in outcome.err and "gone.pdf" in outcome.err
    assert len(found) == 4


def test_an_empty_folder_is_said_and_gives_an_empty_array(folder: Path, sightline: Runs) -> None:
    (folder / "empty").mkdir()
    outcome = sightline("read", "empty", "--format", "json")
    assert (outcome.status, json.loads(outcome.out)) == (3, [])
    assert "no documents in empty" in outcome.err


def test_files_that_are_no_documents_are_passed_over_with_a_word(folder: Path, sightline: Runs) -> None:
    (folder / "reports" / "index.csv").write_text("a,b\n")
    outcome = sightline("read", "reports", "--format", "json")
    assert outcome.status == 0
    assert "index.csv" in outcome.err
    assert len(json.loads(outcome.out)) == 2


@pytest.mark.parametrize("columns", [80, 120])
def test_the_table_says_what_matters_and_keeps_to_the_width(
    columns: int, sightline: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    outcome = sightline("read", "report.pdf", "gone.pdf")
    assert max(map(len, outcome.out.splitlines())) <= columns
    for words in ("Northmere", "4 to 8 March 2024", "Winterbourne", "gone.pdf", "1 document read, 1 could not be."):
        assert words in " ".join(outcome.out.split())
    assert "\x1b" not in outcome.out


def test_offsets_count_in_the_text_that_text_prints(sightline: Runs) -> None:
    text = sightline("text", "report.pdf").out
    (reading,) = json.loads(sightline("read", "report.pdf", "--format", "json").out)
    places = reading["inspection"]["authority"]["at"] + reading["inspection"]["lead_inspector"]["at"]
    assert places
    assert all(text[place["start"] : place["end"]] == place["quote"] for place in places)
    assert len(text) == reading["document"]["characters"]
