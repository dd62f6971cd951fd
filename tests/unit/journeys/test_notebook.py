"""The notebook example: every cell runs, in order, and it holds no results."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

NOTEBOOK = Path(__file__).parents[3] / "docs" / "examples" / "practice.ipynb"


@pytest.fixture(scope="module")
def cells() -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in told if cell["cell_type"] == "code"]


def test_it_holds_no_results(cells: list[dict[str, Any]]) -> None:
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in cells)


def test_every_cell_runs_and_shows_what_is_promised(
    cells: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    names: dict[str, Any] = {"__name__": "notebook"}
    for cell in cells:
        exec(compile("".join(cell["source"]), cell["id"], "exec"), names)
    said = capsys.readouterr().out
    assert len(names["measured"].results) == 10
    assert names["chart"]._repr_svg_().startswith("<svg")
    assert "Between the broken lines lie the values that chance alone would give." in said
    assert "Not shown, because it is or would give away a number of children of 5 or fewer." in said
    assert not Path(names["folder"]).exists()
