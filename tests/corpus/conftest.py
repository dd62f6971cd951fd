"""The published reports, each read once for all the tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from sightline.reading.model import Reading
from sightline.reading.openers import open_document
from sightline.reading.pipeline import read_document
from tests.shared import SHARED


@pytest.fixture(scope="session")
def readings(shared_corpus: Path) -> dict[str, Reading]:
    """The reading of every published report, by its place in the corpus."""
    return {
        path.relative_to(shared_corpus).as_posix(): read_document(open_document(path))
        for path in sorted(shared_corpus.glob("*/*.pdf"))
    }


@pytest.fixture(scope="session")
def shared_corpus() -> Path:
    """The folder of published reports; tests that need it are skipped where it is missing."""
    return SHARED / "corpus"
