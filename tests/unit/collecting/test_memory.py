"""What a sync remembers comes back as it was."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from sightline.collecting.answers import Validators
from sightline.collecting.memory import KnownDocument, KnownListing, Memory, recall
from sightline.collecting.nouns import Publication
from sightline.ground.problems import Problem

ADDRESS = "https://files.invented.example/v1/file/1"
LISTING = KnownListing(
    (
        Publication("90001", "Children’s services inspection", date(2024, 2, 6), ADDRESS, (date(2024, 2, 9),)),
        Publication("90001", "Children's services focused visit", None, f"{ADDRESS}2"),
    ),
    Validators('"a"', "Mon, 05 Feb 2024 12:00:00 GMT"),
)


def test_nothing_is_remembered_at_first(tmp_path: Path) -> None:
    memory = recall(tmp_path / "sync.json")
    assert isinstance(memory, Memory)
    assert (memory.listings, memory.documents) == ({}, {})


def test_what_is_remembered_comes_back(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "var" / "sync.json")
    memory.remember_listing("90001", LISTING)
    memory.remember_document(ADDRESS, "a" * 64, Validators('"1"'))
    memory.remember_document(ADDRESS, "b" * 64, Validators('"2"'))
    again = recall(memory.path)
    assert isinstance(again, Memory)
    assert again.listings == {"90001": LISTING}
    assert again.documents == {ADDRESS: KnownDocument("b" * 64, Validators('"2"'), earlier=("a" * 64,))}


VERSION = {"etag": "", "last_modified": ""}

UNREADABLE = [
    "",
    "[]",
    "{}",
    '{"format": 2, "listings": {}, "documents": {}}',
    '{"format": 1, "listings": [], "documents": {}}',
    '{"format": 1, "listings": {"90001": {}}, "documents": {}}',
    json.dumps({"format": 1, "listings": {}, "documents": {ADDRESS: {**VERSION, "sha256": "../x", "earlier": []}}}),
    "\x00",
]


@pytest.mark.parametrize("text", UNREADABLE)
def test_a_file_that_is_not_ours_is_a_problem_and_stays(tmp_path: Path, text: str) -> None:
    path = tmp_path / "sync.json"
    path.write_text(text, encoding="utf-8")
    problem = recall(path)
    assert isinstance(problem, Problem)
    assert problem.code == "unreadable-memory"
    assert path.read_text(encoding="utf-8") == text
