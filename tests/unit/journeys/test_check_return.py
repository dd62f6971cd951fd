"""From a file to what was found, what is kept, and the workbook for the data team."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from sightline.ground.errors import WrongUsage
from sightline.journeys.check_return import check_return
from sightline.returns.history import read_history
from sightline.returns.problems import UnusableReturn
from sightline.returns.store import ReturnKind, open_store
from tests.unit.returns.made import AS_AT, sound_sheets, spoilt, write_workbook

CANARY = "Zebedee Canary"


def _cells(path: Path) -> Iterator[tuple[str, list[Any]]]:
    workbook = CalamineWorkbook.from_path(str(path))
    for name in workbook.sheet_names:
        for row in workbook.get_sheet_by_name(name).to_python():
            yield name, row


def test_a_return_is_kept_with_its_provenance(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "northmere.xlsx", sound_sheets())
    done = check_return(str(path), ReturnKind.ANNEX_A, AS_AT, out=tmp_path / "kept", authority="Northmere")
    assert done.holds
    store = open_store(tmp_path / "kept")
    assert (store.manifest.kind, store.manifest.version, store.manifest.as_at) == (ReturnKind.ANNEX_A, "2024", AS_AT)
    assert (store.manifest.authority, [it.name for it in store.manifest.sources]) == ("Northmere", ["northmere.xlsx"])
    assert "ssd_person.pers_surname" in store.manifest.dropped
    assert store.read("ssd_contacts").num_rows == 1
    assert store.originals("ssd_person").num_rows > 0


def test_a_second_run_is_compared_with_the_first_and_both_are_remembered(tmp_path: Path) -> None:
    out = tmp_path / "kept"
    check_return(str(write_workbook(tmp_path / "a.xlsx", sound_sheets())), ReturnKind.ANNEX_A, AS_AT, out=out)
    later = write_workbook(tmp_path / "b.xlsx", spoilt("list-7", child_id="N100077", gender="zz"))
    done = check_return(str(later), ReturnKind.ANNEX_A, date(2026, 11, 30), out=out)
    outcomes = {it.id: str(it.outcome) for it in done.checked}
    assert (outcomes["vanished-7"], outcomes["vanished-8"]) == ("failed", "passed")
    runs = read_history(open_store(out))
    assert [(run.as_at, run.defects) for run in runs] == [(AS_AT, 0), (date(2026, 11, 30), 1)]
    assert "N100001" not in (out / "history.jsonl").read_text()


def test_nothing_is_kept_of_what_cannot_be_used(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", sound_sheets())
    path.write_bytes(path.read_bytes()[:9000])
    with pytest.raises(UnusableReturn):
        check_return(str(path), ReturnKind.ANNEX_A, AS_AT, out=tmp_path / "kept", report=tmp_path / "r.xlsx")
    assert sorted(it.name for it in tmp_path.iterdir()) == ["a.xlsx"]


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage):
        check_return("never-read.xlsx", ReturnKind.ANNEX_A, AS_AT, out=Path(__file__).parent)


def test_the_workbook_tells_lines_by_list_and_team_without_values(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", spoilt("list-7", gender=CANARY, seen_alone=None, team="=1+1"))
    check_return(str(path), ReturnKind.ANNEX_A, AS_AT, report=tmp_path / "report.xlsx")
    cells = list(_cells(tmp_path / "report.xlsx"))
    mended = [row for name, row in cells if name == "Lines to mend"][1:]
    assert [row[:4] for row in mended] == [
        ["list-7", "'=1+1", 2, "Gender"],
        ["list-7", "'=1+1", 2, "list-7-required-filled"],
        ["list-7", "'=1+1", 2, "plan-visit-seen-alone"],
    ] or [row[:4] for row in mended] == [
        ["list-7", "'=1+1", 2, "Gender"],
        ["list-7", "'=1+1", 2, "plan-visit-seen-alone"],
    ]
    assert ["list-7", "'=1+1", len(mended)] in [row for _, row in cells]
    words = str(cells)
    assert CANARY not in words
    assert "N100001" not in words


def test_children_are_named_by_id_only_where_asked_for(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", spoilt("list-7", gender="zz"))
    check_return(str(path), ReturnKind.ANNEX_A, AS_AT, report=tmp_path / "report.xlsx", names_children=True)
    (mended,) = [row for name, row in _cells(tmp_path / "report.xlsx") if name == "Lines to mend"][1:]
    assert mended[-1] == "N100001"


def test_another_authoritys_return_never_replaces_ones_own(tmp_path: Path) -> None:
    out = tmp_path / "kept"
    own = write_workbook(tmp_path / "a.xlsx", sound_sheets())
    check_return(str(own), ReturnKind.ANNEX_A, AS_AT, out=out, authority="Northmere")
    titled = sound_sheets()
    titled["List 1"] = [["Annex A for Wiltshire"], *titled["List 1"]]
    with pytest.raises(UnusableReturn) as stopped:
        check_return(str(write_workbook(tmp_path / "b.xlsx", titled)), ReturnKind.ANNEX_A, AS_AT, out=out)
    assert stopped.value.code == "other-authority"
    assert open_store(out).manifest.sources[0].name == "a.xlsx"
