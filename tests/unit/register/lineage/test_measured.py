"""The pairs judged by hand: they hold no words, and lineage is told as well as the house asks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.lineage import cross_validated
from benchmarks.lineage_pairs import PAIRS, UNSEEN, areas_of, decisions, judged_pairs, misread

PRECISION, RECALL = 0.9, 0.8
CELL = re.compile(r"[0-9a-f]{64}|[0-9a-f]{8}|\d{0,2}|first|second|third|fourth|fifth|repeated|narrowed|arguable|new")
NOTES = 4


def test_the_file_of_pairs_holds_no_words_of_reports() -> None:
    lines = [line for line in PAIRS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")][1:]
    rows = [line.split("\t") for line in lines]
    assert [cell for row in rows for cell in row[:-1] if not CELL.fullmatch(cell)] == []
    assert len({row[-1] for row in rows}) == NOTES


def test_far_more_than_sixty_later_areas_were_judged() -> None:
    rows = decisions()
    items = {(row.later_document, row.later_item) for row in rows}
    tied = {(row.later_document, row.later_item) for row in rows if row.decision in ("repeated", "narrowed")}
    assert len(items) > 500
    assert len(tied) > 120


@pytest.mark.shared
@pytest.mark.slow
def test_ties_are_precise_and_complete_enough(shared: Path) -> None:
    rows = decisions()
    areas = areas_of(shared / "corpus", {it for row in rows for it in (row.earlier_document, row.later_document)})
    changed = {(row.earlier_document, row.later_document) for row in misread(areas, rows)}
    kept = [row for row in rows if (row.earlier_document, row.later_document) not in changed]
    found = cross_validated([pair for pair in judged_pairs(areas, kept) if pair.draw != UNSEEN], areas)
    assert found.ties_right / (found.ties_right + found.ties_wrong) >= PRECISION
    assert found.ties_right / (found.ties_right + found.ties_missed) >= RECALL
