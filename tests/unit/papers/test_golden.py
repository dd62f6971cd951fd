"""Every kind of paper word for word, so that a change of words is seen and read before it is kept.

Where a change is meant: ``make golden``, and read the diff.
"""

from __future__ import annotations

import pytest

from sightline.papers import writers
from sightline.papers.kinds import KINDS
from tests.unit.papers.golden import FOLDER, papers

PAPERS = papers()


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_says_what_its_golden_file_says(name: str) -> None:
    golden = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    assert writers.markdown(PAPERS[name]).splitlines() == golden.splitlines()


def test_there_is_a_golden_file_of_every_kind_and_no_other() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} == set(PAPERS)
    assert set(KINDS) <= set(PAPERS)
