"""Reading from Python, as the first page of the documentation shows it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import sightline
from sightline.ground.errors import UnusableDocument
from sightline.journeys.read import sensible_jobs
from tests.unit.cli.conftest import REPORT


def test_three_lines_read_a_document(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_text(REPORT, encoding="utf-8")
    reading = sightline.read(tmp_path / "report.pdf")
    assert reading.document.filename == "report.pdf"
    assert reading.inspection is not None
    assert reading.inspection.lead_inspector is not None
    assert reading.inspection.lead_inspector.value == "Ada Winterbourne"
    assert "Ada Winterbourne" in repr(reading)
    assert "Ada Winterbourne" in reading._repr_html_()


def test_a_path_may_be_a_string(tmp_path: Path) -> None:
    (tmp_path / "report.md").write_text(REPORT, encoding="utf-8")
    assert sightline.read(str(tmp_path / "report.md")).kind == sightline.read(tmp_path / "report.md").kind


def test_a_file_that_cannot_be_read_raises_an_error_with_a_code(tmp_path: Path) -> None:
    with pytest.raises(UnusableDocument) as raised:
        sightline.read(tmp_path / "gone.pdf")
    assert raised.value.code == "not-a-document"


def test_an_unheard_of_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="unheard_of"):
        _ = sightline.unheard_of  # type: ignore[attr-defined]


def test_importing_the_package_loads_nothing_of_it() -> None:
    code = "import sys, sightline; print([name for name in sys.modules if name.startswith('sightline.')])"
    found = subprocess.check_output([sys.executable, "-c", code], env={"PYTHONPATH": ":".join(sys.path)}, text=True)
    assert found.strip() == "[]"


@pytest.mark.parametrize(("documents", "most"), [(0, 1), (1, 1), (8, 1), (9, 2), (800, 100)])
def test_few_documents_do_not_repay_many_workers(documents: int, most: int) -> None:
    assert 1 <= sensible_jobs(documents) <= most
