"""The invented authority's returns are made once, and can be checked like anyone's."""

from __future__ import annotations

from pathlib import Path

from sightline.journeys.check_return import check_return
from sightline.journeys.demonstrate import NORTHMERE, demonstrate_children
from sightline.returns.store import ReturnKind


def test_the_made_returns_stand_from_before_the_inspection_until_now(tmp_path: Path) -> None:
    paths = demonstrate_children(tmp_path)
    assert [path.name for path in paths][:: len(paths) - 1] == ["annex-a-2023-09-30.xlsx", "annex-a-2026-09-30.xlsx"]
    written = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert demonstrate_children(tmp_path) == paths
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == written
    checked = check_return(str(paths[-1]), ReturnKind.ANNEX_A, NORTHMERE.until)
    assert checked.loaded.problems == ()
