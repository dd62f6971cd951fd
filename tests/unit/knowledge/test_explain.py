"""Any id can be explained in plain English, with its source; pages are written from the same words."""

from __future__ import annotations

from pathlib import Path

import pytest

from sightline.ground.errors import WrongUsage
from sightline.knowledge import load
from sightline.knowledge.explain import ENTRIES, entries, explain
from sightline.knowledge.pages import write_pages

EXPLAINED = [
    # id, words the explanation holds
    ("action-plan", ["70 working days", "that day is day 0", "SI 2007/462", "regulation 3", "Checked on"]),
    ("ilacs-2026", ["the day the inspection began", "since 1 April 2026", "overall-effectiveness"]),
    ("outcome-3-to-march-2026", ["safe in and outside of their homes", "to 16 March 2026"]),
    ("outcome-3-from-march-2026", ["family network", "Doubtful from 17 March 2026"]),
    ("press-notice", ["no source of grades"]),
    ("cfs-2027", ["not published yet"]),
    ("front_door_mash", ["Includes: contacts and referrals", "decided by"]),
    ("short-inspection", ["3 to 5 calendar days"]),
    ("Barnsley", ["E08000016 (until 31 March 2025)", "E08000038 (since 1 April 2025)"]),
    ("surrey", ["until 31 March 2027", "East Surrey and West Surrey"]),
    ("adequate", ["No longer given", "until 31 October 2013"]),
    ("achieving-for-children", ["Kingston upon Thames, Richmond upon Thames and Windsor and Maidenhead"]),
]


@pytest.mark.parametrize(("id_", "words"), EXPLAINED)
def test_explanation(id_: str, words: list[str]) -> None:
    text = explain(id_)
    assert [each for each in words if each not in text] == []


def test_an_id_used_in_two_frameworks_is_explained_for_both() -> None:
    text = explain("care-leavers")
    assert "Single inspection" in text and "ILACS" in text


def test_every_entry_can_be_explained_and_names_its_source() -> None:
    for entry in entries():
        text = explain(entry.id)
        assert entry.label in text and str(entry.citation) in text


def test_an_unknown_id_is_refused_with_a_way_forward() -> None:
    with pytest.raises(WrongUsage, match="knowledge list"):
        explain("no-such-thing")


def test_entries_are_listed_by_kind() -> None:
    assert [entry.id for entry in entries("grade")] == [grade.id for grade in load.grades()]
    assert len(entries()) == sum(len(entries(kind)) for kind in ENTRIES)


def test_an_unknown_kind_is_refused_with_those_known() -> None:
    with pytest.raises(WrongUsage, match="deadline"):
        entries("gossip")


def test_the_reference_pages_hold_every_entry(tmp_path: Path) -> None:
    written = write_pages(tmp_path / "knowledge")
    text = "\n".join(path.read_text(encoding="utf-8") for path in written)
    paged = set(ENTRIES) - {"bank-holidays", "neighbour-set"}
    assert [entry.label for kind in paged for entry in entries(kind) if entry.label not in text] == []
    assert "19 September 2022" in text and "E08000038" in text


def test_the_index_leads_to_every_page(tmp_path: Path) -> None:
    written = write_pages(tmp_path)
    index = (tmp_path / "index.md").read_text(encoding="utf-8")
    assert [path.name for path in written if path.stem != "index" and f"({path.name})" not in index] == []


def test_writing_again_changes_nothing(tmp_path: Path) -> None:
    first = {path.name: path.read_text(encoding="utf-8") for path in write_pages(tmp_path)}
    assert first == {path.name: path.read_text(encoding="utf-8") for path in write_pages(tmp_path)}
