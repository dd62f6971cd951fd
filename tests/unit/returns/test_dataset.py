"""The dataset's own tables: typed, without what names people, and with rows that lead somewhere."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from sightline.returns.checks.model import Outcome, Whole
from sightline.returns.checks.running import run_checks
from sightline.returns.dataset import keep_tables
from sightline.returns.loading import Loaded, load_return
from sightline.returns.problems import UnusableReturn
from sightline.returns.store import ReturnKind
from tests.unit.returns.made import AS_AT

PEOPLE = """pers_person_id,pers_forename,pers_sex,pers_ethnicity,pers_dob
N1,Zebedee,F,WBRI,2014-05-06
N2,Canary,m,b) WIRI,06/05/2015
"""
PLANS = """cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date,cppl_cp_plan_end_date,cppl_cp_plan_ola,cppl_local
P1,N1,2026-01-05,2026-03-05,N,x
P2,N9,2026-01-05,2025-12-31,Y,x
"""


def load(folder: Path, files: dict[str, str]) -> Loaded:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return load_return(str(folder), ReturnKind.SSD)


def test_tables_are_typed_and_what_names_people_is_dropped(tmp_path: Path) -> None:
    kept = keep_tables(list(load(tmp_path, {"ssd_person.csv": PEOPLE}).lists.values()))
    assert kept.contents["ssd_person"].to_pylist() == [
        {"pers_person_id": "N1", "pers_sex": "F", "pers_ethnicity": "WBRI", "pers_dob": date(2014, 5, 6)},
        {"pers_person_id": "N2", "pers_sex": "M", "pers_ethnicity": "WIRI", "pers_dob": date(2015, 5, 6)},
    ]
    assert "Zebedee" not in str(kept)
    assert kept.stored["ssd_person"].absent["pers_forename"] == "Not kept: nothing here needs it."
    assert kept.stored["ssd_person"].absent["pers_gender"] == "The return has no such column."
    assert kept.absent["ssd_contacts"] == "The return has no such table."


def test_only_what_says_more_than_its_meaning_is_kept_beside_it(tmp_path: Path) -> None:
    kept = keep_tables(list(load(tmp_path, {"ssd_person.csv": PEOPLE}).lists.values()))
    changed = [tuple(row.values()) for row in kept.originals["ssd_person"].to_pylist()]
    assert changed == [
        ("N2", "pers_sex", "m", "M"),
        ("N2", "pers_ethnicity", "b) WIRI", "WIRI"),
        ("N2", "pers_dob", "06/05/2015", "2015-05-06"),
    ]


UNEVEN = {
    "a line too short": PEOPLE + "N3\n",
    "a blank line": PEOPLE.replace("N2,", "\nN2,"),
    "a header without a name": "".join(f"{line},\n" for line in PEOPLE.splitlines()),
}


@pytest.mark.parametrize("text", UNEVEN.values(), ids=UNEVEN)
def test_lines_of_a_csv_file_need_not_be_even(tmp_path: Path, text: str) -> None:
    even = load(tmp_path, {"ssd_person.csv": PEOPLE}).lists["ssd_person"]
    uneven = load(tmp_path, {"ssd_person.csv": text}).lists["ssd_person"]
    for name in even.columns:
        assert uneven.values(name)[:2] == even.values(name)
        assert uneven.values(name)[2:] in ([], ["N3"], [None])


def test_parquet_keeps_its_types(tmp_path: Path) -> None:
    began = datetime.fromisoformat("2026-05-01 22:30")
    missing = pa.table(
        {
            "miss_table_id": ["M1"],
            "miss_person_id": ["N1"],
            "miss_missing_episode_start_date": [began],
            "miss_missing_rhi_offered": [True],
        }
    )
    pq.write_table(missing, tmp_path / "ssd_missing.parquet")
    (row,) = keep_tables(list(load(tmp_path, {}).lists.values())).contents["ssd_missing"].to_pylist()
    assert (row["miss_missing_episode_start_date"], row["miss_missing_rhi_offered"]) == (began, True)


def test_unknown_columns_and_files_are_said(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"ssd_cp_plans.csv": PLANS, "fruit.csv": "plum,pear\n1,2\n"})
    codes = {(found.code, found.list, found.column) for found in loaded.problems if found.code != "missing-column"}
    assert codes == {("unknown-column", "ssd_cp_plans", "cppl_local"), ("unrecognised-sheet", None, None)}


def test_checks_of_tables(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"ssd_person.csv": PEOPLE, "ssd_cp_plans.csv": PLANS})
    found = run_checks(Whole(loaded.lists, AS_AT), loaded.shapes, loaded.problems)
    failing = {it.id: it.rows for it in found if it.outcome is Outcome.FAILED}
    assert failing["ssd-cp-plans-parents-there"] == (3,)
    assert failing["ssd-cp-plans-cp-plan-end-date-in-order"] == (3,)
    assert {it.why for it in found if it.list == "ssd_missing"} == {"Table ssd_missing is not in the return."}


def test_a_schemas_name_before_a_table_is_understood(tmp_path: Path) -> None:
    assert list(load(tmp_path, {"dbo.ssd_person.csv": PEOPLE}).lists) == ["ssd_person"]


def test_a_folder_without_tables_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnusableReturn) as stopped:
        load(tmp_path, {"fruit.csv": "plum,pear\n1,2\n"})
    assert stopped.value.code == "no-lists"
