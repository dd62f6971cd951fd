"""Annex A as tables of the dataset: what it says, and what it cannot say with the reason."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sightline.returns.loading import load_return
from sightline.returns.mapping import Mapped, map_lists
from sightline.returns.store import ReturnKind
from tests.unit.returns.made import AS_AT, BORN, Rows, rows_of, sound_lines, sound_sheets, spoilt, write_workbook


def mapped(tmp_path: Path, sheets: dict[str, Rows]) -> Mapped:
    path = write_workbook(tmp_path / "a.xlsx", sheets)
    return map_lists(list(load_return(str(path), ReturnKind.ANNEX_A).lists.values()), AS_AT)


def row(tables: Mapped, table: str, child: str = "N100001") -> dict[str, Any]:
    """The row of a child in a table."""
    rows = tables.contents[table].to_pylist()
    (found,) = [each for each in rows if child in each.values()]
    return found


VALUES = [
    ("ssd_person", "N100001", {"pers_sex": "F", "pers_ethnicity": "WBRI", "pers_dob": BORN}),
    ("ssd_contacts", "N100001", {"cont_contact_date": date(2026, 9, 1), "cont_contact_source_code": "6"}),
    ("ssd_cin_assessments", "N100001", {"cina_assessment_child_seen": True, "cina_assessment_outcome_nfa": False}),
    ("ssd_s47_enquiry", "N100001", {"s47e_s47_start_date": date(2026, 9, 8), "s47e_s47_nfa": False}),
    ("ssd_initial_cp_conference", "N100001", {"icpc_icpc_outcome_cp_flag": True}),
    ("ssd_cp_plans", "N100001", {"cppl_cp_plan_initial_category": "NEG", "cppl_cp_plan_latest_category": "EMO"}),
    ("ssd_cp_visits", "N100001", {"cppv_cp_visit_seen_alone": True}),
    ("ssd_cla_episodes", "N100002", {"clae_entered_care_date": date(2025, 2, 3), "clae_cla_episode_ceased_date": None}),
    ("ssd_cla_placement", "N100002", {"clap_cla_placement_type": "U4", "clap_cla_placement_provider": "PR1"}),
    ("ssd_legal_status", "N100002", {"lega_legal_status": "C2"}),
    ("ssd_care_leavers", "N100009", {"clea_care_leaver_eligibility": "Former Relevant"}),
    ("ssd_permanence", "N100002", {"perm_adm_decision_date": date(2026, 1, 12)}),
    (
        "extra_stated_need",
        "N100001",
        {"stne_case_status": "protection-plan", "stne_last_seen_date": date(2026, 10, 20)},
    ),
    ("extra_stated_care", "N100002", {"stca_placements": 1, "stca_uasc": False}),
    ("extra_adopter", "A1", {"adop_fostering_for_adoption": False}),
]


@pytest.mark.parametrize(("table", "child", "expected"), VALUES)
def test_a_line_fills_its_tables(tmp_path: Path, table: str, child: str, expected: dict[str, Any]) -> None:
    found = row(mapped(tmp_path, sound_sheets()), table, child)
    assert {name: found[name] for name in expected} == expected


def test_a_referral_and_its_case_are_one_episode(tmp_path: Path) -> None:
    tables = mapped(tmp_path, sound_sheets())
    episode = row(tables, "ssd_cin_episodes")
    assert (episode["cine_referral_source_code"], episode["cine_cin_primary_need_code"]) == ("6", "N1")
    assert tables.stored["ssd_cin_episodes"].rows == 2


def test_rows_of_one_line_refer_to_each_other(tmp_path: Path) -> None:
    tables = mapped(tmp_path, sound_sheets())
    enquiry, conference = row(tables, "ssd_s47_enquiry"), row(tables, "ssd_initial_cp_conference")
    assert conference["icpc_s47_enquiry_id"] == enquiry["s47e_s47_enquiry_id"]
    visit = tables.contents["ssd_cla_visits"].to_pylist()[0]
    assert visit["clav_cla_id"] == row(tables, "ssd_cla_episodes", "N100002")["clae_cla_id"]


def test_the_same_line_has_the_same_id_next_time(tmp_path: Path) -> None:
    first, second = (mapped(tmp_path, sound_sheets()).contents["ssd_contacts"] for _ in range(2))
    assert first.equals(second)


def test_both_health_checks_are_rows(tmp_path: Path) -> None:
    rows = mapped(tmp_path, sound_sheets()).contents["ssd_cla_health"].to_pylist()
    assert {it["clah_health_check_type"] for it in rows} == {"health-assessment", "dental-check"}
    assert len({it["clah_health_check_id"] for it in rows}) == 2


def test_a_plan_is_written_as_the_dataset_writes_it(tmp_path: Path) -> None:
    (plan,) = mapped(tmp_path, sound_sheets()).contents["ssd_cla_care_plan"].to_pylist()
    assert json.loads(plan["lacp_cla_care_plan_json"]) == {"LTFOST18": "Y"}


def test_no_row_is_made_of_what_did_not_happen(tmp_path: Path) -> None:
    tables = mapped(tmp_path, spoilt("list-7", last_visit=None))
    assert tables.stored["ssd_cp_visits"].rows == 0
    assert tables.stored["ssd_immigration_status"].rows == 0
    assert tables.stored["ssd_cp_plans"].rows == 1


DISABILITY = [("a) Yes", ["DDA"]), ("b) No", ["NONE"]), ("c) Unknown", [])]


@pytest.mark.parametrize(("said", "codes"), DISABILITY)
def test_disabled_or_not_is_a_code_and_not_known_is_no_row(tmp_path: Path, said: str, codes: list[str]) -> None:
    lines = [line | {"disability": said} for line in sound_lines("list-7")]
    tables = mapped(tmp_path, {"List 7": rows_of("list-7", lines)})
    assert tables.contents["ssd_disability"].column("disa_disability_code").to_pylist() == codes


def test_a_birth_to_come_is_expected(tmp_path: Path) -> None:
    tables = mapped(tmp_path, {"List 1": rows_of("list-1", [sound_lines("list-1")[0] | {"dob": date(2027, 1, 9)}])})
    person = row(tables, "ssd_person")
    assert (person["pers_dob"], person["pers_expected_dob"]) == (None, date(2027, 1, 9))


REASONS = [
    ("ssd_cla_placement", "clap_cla_placement_distance", "Annex A does not ask for it."),
    ("ssd_cla_placement", "clap_cla_placement_postcode", "Not kept: nothing here needs it."),
    ("ssd_person", "pers_forename", "Not kept: nothing here needs it."),
    ("ssd_cin_episodes", "cine_referral_nfa", "List 3 is not in the return."),
    ("ssd_cp_visits", "cppv_cp_visit_seen_alone", "List 7 has no column “Was the Child Seen Alone?”."),
]


@pytest.mark.parametrize(("table", "column", "why"), REASONS)
def test_what_cannot_be_said_is_absent_with_the_reason(tmp_path: Path, table: str, column: str, why: str) -> None:
    sheets = sound_sheets()
    del sheets["List 3"]
    at = sheets["List 7"][0].index("Was the Child Seen Alone?")
    sheets["List 7"] = [cells[:at] + cells[at + 1 :] for cells in sheets["List 7"]]
    tables = mapped(tmp_path, sheets)
    assert column not in tables.contents[table].column_names
    assert tables.stored[table].absent[column] == why


def test_tables_that_cannot_be_given_are_absent_with_the_reason(tmp_path: Path) -> None:
    absent = mapped(tmp_path, {"List 1": rows_of("list-1")}).absent
    assert absent["ssd_sdq_scores"] == "No list of Annex A holds it."
    assert absent["ssd_cp_plans"] == "List 7 not in the return."
    assert absent["ssd_cin_episodes"] == "Lists 3, 6 not in the return."


def test_what_was_written_is_kept_beside_its_meaning(tmp_path: Path) -> None:
    tables = mapped(tmp_path, {"List 1": rows_of("list-1")})
    (person,) = tables.contents["ssd_person"].to_pylist()
    kept = tables.originals["ssd_person"].to_pylist()
    assert {"row_key": person["pers_person_id"], "column": "pers_sex", "original": "b) Female", "meaning": "F"} in kept
