"""The invented authority's returns are made once, and can be checked like anyone's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sightline.journeys.check_return import check_return
from sightline.journeys.demonstrate import NORTHMERE, demonstrate_children
from sightline.returns.store import ReturnKind


def test_the_made_returns_stand_from_before_the_inspection_until_now(tmp_path: Path) -> None:
    few = replace(NORTHMERE, children=1500)
    paths = demonstrate_children(tmp_path, few)
    assert [path.name for path in paths] == ["annex-a-2023-09-30.xlsx", "annex-a-2026-09-30.xlsx"]
    written = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert demonstrate_children(tmp_path, few) == paths
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == written
    checked = check_return(str(paths[-1]), ReturnKind.ANNEX_A, NORTHMERE.until)
    assert checked.loaded.problems == ()
