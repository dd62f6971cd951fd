"""Every check: a sound return passes them all, and one spoilt cell fails the check made for it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sightline.knowledge.annex_a_lists import lists
from sightline.knowledge.return_checks import each_list_checks, list_checks
from sightline.knowledge.tables import tables
from sightline.returns.checks.across import ACROSS
from sightline.returns.checks.kinds import KINDS
from sightline.returns.checks.model import Checked, LastRun, Outcome, Whole
from sightline.returns.checks.running import run_checks
from sightline.returns.dataset import table_lists
from sightline.returns.loading import load_return
from sightline.returns.store import ReturnKind
from tests.unit.returns.made import AS_AT, Rows, sound_sheets, spoilt, write_workbook


def checked(tmp_path: Path, sheets: dict[str, Rows], last: LastRun | None = None) -> dict[str, Checked]:
    path = write_workbook(tmp_path / "a.xlsx", sheets)
    loaded = load_return(str(path), ReturnKind.ANNEX_A)
    found = run_checks(Whole(loaded.lists, AS_AT, last), loaded.shapes, loaded.problems)
    return {it.id: it for it in found}


def failed(found: dict[str, Checked]) -> set[str]:
    return {id_ for id_, it in found.items() if it.outcome is Outcome.FAILED}


def test_a_sound_return_fails_nothing(tmp_path: Path) -> None:
    found = checked(tmp_path, sound_sheets())
    assert failed(found) == set()
    not_run = {id_ for id_, it in found.items() if it.outcome is Outcome.NOT_RUN}
    against_the_last_run = {it.id for it in list_checks() if it.kind in ("vanished", "jumped")}
    assert not_run == against_the_last_run | {"list-11-not-before-birth"}


SPOILT = [
    ("list-1", {"age": 3}, {"age-fits-birth-1"}),
    ("list-1", {"contact_date": date(2026, 3, 1)}, {"contact-in-window"}),
    ("list-1", {"contact_date": date(2026, 11, 1)}, {"contact-in-window", "list-1-no-future-dates"}),
    ("list-1", {"gender": None}, {"list-1-required-filled"}),
    ("list-1", {"gender": "zz"}, {"list-1-codes-known"}),
    ("list-1", {"dob": "yesterday"}, {"list-1-dates-readable"}),
    ("list-1", {"age": "x"}, {"list-1-numbers-readable"}),
    ("list-2", {"assessment_end": date(2026, 6, 30)}, {"early-help-ends-after-start"}),
    ("list-3", {"worker": None}, {"referral-worker", "list-3-required-filled"}),
    ("list-3", {"referrals_12": 40}, {"referrals-plausible"}),
    ("list-4", {"authorised": date(2026, 9, 1)}, {"assessment-authorised-after-start"}),
    ("list-4", {"support_needed": None}, {"assessment-outcome"}),
    ("list-4", {"seen": None}, {"assessment-seen"}),
    ("list-4", {"dob": date(2026, 10, 30), "age": 0}, {"same-birth"}),
    ("list-5", {"conference_date": date(2026, 9, 7)}, {"conference-after-strategy", "plan-starts-at-conference"}),
    ("list-5", {"conference_unnecessary": "Yes"}, {"conference-unnecessary-none-held"}),
    ("list-5", {"conference_date": None}, {"plan-after-conference"}),
    ("list-5", {"led_to_plan": None}, {"conference-outcome"}),
    ("list-5", {"conference_date": date(2026, 9, 26)}, {"conference-not-weekend", "plan-starts-at-conference"}),
    ("list-5", {"child_id": "N7"}, {"conference-led-to-plan-listed", "enquiry-child-in-need"}),
    ("list-6", {"need_end": date(2026, 10, 25)}, {"need-closure-reason", "need-open-not-closed"}),
    ("list-6", {"closure_reason": "RC7"}, {"need-closure-date"}),
    ("list-6", {"case_status": "e) Closed episode"}, {"need-closed-status-date"}),
    ("list-6", {"case_status": "a) Looked after child"}, {"need-care-status-in-8"}),
    ("list-6", {"last_seen": date(2026, 8, 1)}, {"need-seen-after-start"}),
    ("list-6", {"need_start": None}, {"need-start-there"}),
    ("list-7", {"child_id": "N9"}, {"plan-child-in-need", "need-plan-status-in-7", "conference-led-to-plan-listed"}),
    ("list-7", {"plan_end": date(2026, 9, 1)}, {"plan-ends-after-start", "plan-visit-before-end"}),
    ("list-7", {"last_review": date(2026, 9, 24)}, {"plan-review-after-start"}),
    ("list-7", {"seen_alone": None}, {"plan-visit-seen-alone"}),
    ("list-7", {"plan_start": date(2026, 9, 23)}, {"plan-starts-at-conference"}),
    ("list-8", {"care_end": date(2026, 10, 30)}, {"care-end-reason"}),
    ("list-8", {"care_end_reason": "E4A"}, {"care-end-date"}),
    ("list-8", {"care_end_reason": "X1"}, {"care-end-date", "care-end-is-an-end"}),
    ("list-8", {"legal_status": "V4"}, {"care-no-short-breaks"}),
    ("list-8", {"missing_12": 2}, {"care-missing-interview"}),
    ("list-8", {"interview_offered": "Yes"}, {"care-interview-answer"}),
    ("list-8", {"interview_offered": "No", "interview_accepted": "Yes"}, {"care-interview-not-offered"}),
    ("list-8", {"placement_type": "K2"}, {"care-urn-for-homes"}),
    ("list-8", {"placement_type": "P1"}, {"care-own-parents-no-provider"}),
    ("list-8", {"permanence_plan": None}, {"care-permanence-plan"}),
    ("list-9", {"dob": date(2011, 1, 1), "age": 15}, {"leaver-age-16", "former-relevant-18"}),
    ("list-9", {"dob": date(1999, 1, 1), "age": 27}, {"leaver-age-25"}),
    ("list-9", {"eligibility": "a) Relevant child"}, {"relevant-under-18"}),
    ("list-9", {"eligibility": "d) Eligible child"}, {"relevant-under-18", "eligible-in-care"}),
    ("list-9", {"last_contact": None}, {"leaver-in-touch-contact"}),
    ("list-9", {"activity": None}, {"leaver-in-touch-activity"}),
    ("list-9", {"suitable": None}, {"leaver-suitability"}),
    ("list-10", {"decision": date(2025, 1, 1)}, {"adoption-decision-after-care"}),
    ("list-10", {"adopted": date(2026, 5, 20)}, {"adoption-order-after-placed"}),
    ("list-10", {"reversed": date(2026, 8, 1)}, {"adoption-reversed-reason"}),
    ("list-11", {"stage_1_end": date(2026, 1, 1)}, {"stage-1-ends"}),
    ("list-11", {"placed": date(2026, 9, 1)}, {"adopter-children"}),
    ("list-8", {"ethnicity": "b) WIRI"}, {"same-ethnicity"}),
    ("list-8", {"disability": "a) Yes"}, {"same-disability"}),
    ("list-8", {"gender": "a) Male"}, {"same-sex"}),
]


@pytest.mark.parametrize(("list_", "cells", "checks"), SPOILT)
def test_a_spoilt_cell_fails_its_check(tmp_path: Path, list_: str, cells: dict[str, Any], checks: set[str]) -> None:
    assert failed(checked(tmp_path, spoilt(list_, **cells))) == checks


def test_a_failure_says_how_many_and_which_rows(tmp_path: Path) -> None:
    found = checked(tmp_path, spoilt("list-4", authorised=date(2026, 9, 1)))["assessment-authorised-after-start"]
    assert (found.why, found.rows) == ("1 of 1 fail, for example row 2.", (2,))


def test_what_cannot_be_checked_says_why(tmp_path: Path) -> None:
    sheets = sound_sheets()
    del sheets["List 7"], sheets["List 4"]
    at = sheets["List 6"][0].index("Case Status")
    sheets["List 6"] = [row[:at] + row[at + 1 :] for row in sheets["List 6"]]
    found = checked(tmp_path, sheets)
    whys = {id_: found[id_].why for id_ in ("plan-ends-after-start", "need-care-status-in-8", "plan-child-under-18")}
    assert whys == {
        "plan-ends-after-start": "List 7 is not in the return.",
        "need-care-status-in-8": "List 6 has no column “Case Status”.",
        "plan-child-under-18": "List 7 is not in the return.",
    }
    assert all(found[id_].outcome is Outcome.NOT_RUN for id_ in whys)


LAST = LastRun(
    date(2026, 7, 31),
    {"list-1": 90, "list-2": 1},
    {"list-7": frozenset({"N100001", "N555555"}), "list-8": frozenset({"N100002"})},
)


def test_children_who_vanished_and_counts_that_jumped(tmp_path: Path) -> None:
    found = checked(tmp_path, sound_sheets(), LAST)
    assert failed(found) == {"vanished-7", "count-1"}
    assert found["vanished-7"].why == "1 of 2 fail."
    assert found["vanished-8"].outcome is Outcome.PASSED
    assert found["count-2"].outcome is Outcome.PASSED
    assert found["count-3"].outcome is Outcome.NOT_RUN


def test_checks_are_well_made() -> None:
    ids = [it.id for it in (*each_list_checks(), *list_checks())]
    assert len(set(ids)) == len(ids)
    assert len(ids) >= 60
    for it in (*each_list_checks(), *list_checks()):
        assert it.codes or it.kind == "parents" or it.kind in KINDS or it.kind in ACROSS, it.id
    for it in list_checks():
        shape = {**lists(), **table_lists()}.get(it.list or "list-6")
        assert shape is not None, it.id
        terms = (it.first, it.second, it.when, it.needs, it.blank, it.blank_too, it.column, it.birth)
        assert {term.split()[-1] for term in terms if term} <= {column.id for column in shape.columns}, it.id
        assert set(it.others) <= set(lists()) | set(tables()), it.id
