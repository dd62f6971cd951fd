"""The forms for measures and evidence: a figure comes from a kept run, and what is typed is a named person's word."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile

from sightline.collecting.shelf import Shelf
from sightline.improvement.models import Action, Evidence, Measure
from sightline.journeys.verify import verify
from sightline.register.access import Role
from tests.pages.conftest import Page
from tests.pages.test_plans import Planned, day, lay
from tests.unit.improvement.made import action_of
from tests.unit.improvement.test_figures import DENTAL, FIRST, VISITS, run


@pytest.fixture
def planned(settings: Any, people: dict[Role, User]) -> Planned:
    return lay(settings, people)


def test_an_indicator_becomes_a_measure_without_a_figure_typed(page: Page, planned: Planned) -> None:
    where = f"/plan/actions/{planned.action.pk}/measures"
    assert "An indicator that is measured under Practice" not in page(where, Role.EDITOR).words
    kept = run(FIRST, 71)
    assert "An indicator that is measured under Practice" in page(where, Role.EDITOR).words
    sent = {"kind": "indicator", "indicator": VISITS, "run": str(kept.pk), **day("by_when", date(2026, 3, 31))}
    assert "Give the target as a number" in page(where, Role.EDITOR, post=sent, status=422).words
    hidden = page(where, Role.EDITOR, post={**sent, "indicator": DENTAL, "target_value": "90"}, status=422)
    assert "Too few to show" in hidden.words and 'value="90"' in hidden.html
    words = page(where, Role.EDITOR, post={**sent, "target_value": "85"}).words
    assert "71% (71 of 100) on 31 March 2024. The target is 85% by 31 March 2026" in words
    assert "From what is measured under Practice. Definition and course" in words
    assert Measure.objects.get(indicator=VISITS).baseline_value == 71


def test_a_figure_of_a_run_is_evidence_with_its_definition(page: Page, planned: Planned) -> None:
    where = f"/plan/actions/{planned.action.pk}/evidence"
    assert "No run is kept yet" in page(where, Role.CONTRIBUTOR).words
    kept = run(FIRST, 71)
    sent = {"kind": "measure-result", "indicator": VISITS, "run": str(kept.pk)}
    wrong = page(where, Role.CONTRIBUTOR, post={**sent, "run": ""}, status=422)
    assert "Choose an indicator, and a run that has a figure of it" in wrong.words
    assert f'value="{VISITS}" selected' in wrong.html
    typed = {**sent, "title": "Ninety-nine of a hundred", "words": "99%", "value": "99"}
    words = page(where, Role.CONTRIBUTOR, post=typed).words
    assert "71% (71 of 100) on 31 March 2024." in words
    assert "Measured under Practice: return as at 31 March 2024" in words
    assert "Ninety-nine" not in words and "99%" not in words


def test_a_typed_result_names_who_found_it(page: Page, planned: Planned) -> None:
    where = f"/plan/measures/{planned.action.measures.get().pk}"
    sent = {"value": "80", "words": "", **day("as_at", date(2025, 9, 30))}
    wrong = page(where, Role.CONTRIBUTOR, post=sent, status=422)
    assert "Say who found it, by name and role" in wrong.words and 'value="80"' in wrong.html
    words = page(where, Role.CONTRIBUTOR, post={**sent, "observer": "Dora Example, team manager"}).words
    assert "80% on 30 September 2025. The target is 85%" in words
    assert "Found by Dora Example, team manager." in words


def test_a_file_that_is_gone_is_said_on_the_page_and_by_verify(
    page: Page, planned: Planned, settings: Any, tmp_path: Path
) -> None:
    settings.HOME = tmp_path
    where = f"/plan/actions/{planned.action.pk}/evidence"
    file = SimpleUploadedFile("minutes.txt", b"What the board saw.")
    sent = {"kind": "document", "title": "Minutes", "words": "Seen.", "place": "line 1", **day("on", date(2025, 9, 1))}
    page(where, Role.CONTRIBUTOR, post={**sent, "file": file})
    kept = Evidence.objects.get(kind="document")
    path = Shelf(settings.SIGHTLINE_ORIGINALS).path(kept.sha256)
    assert path is not None
    path.unlink()
    words = page(f"/plan/actions/{planned.action.pk}").words
    assert "The file minutes.txt is not where it was kept. What it shows and who added it still stand here." in words
    assert "Save the file" not in words
    page(f"/plan/evidence/{kept.pk}/file", status=404)
    assert any(kept.sha256[:12] in fault for fault in verify().faults)


def test_a_day_that_has_passed_is_refused_and_what_was_typed_stays(page: Page, planned: Planned) -> None:
    sent = {"what": "Brief every team", "owner_role": "Head of Service", **day("due_on", date(2025, 10, 5))}
    wrong = page(f"/plan/{planned.plan.pk}/actions", Role.EDITOR, post=sent, status=422)
    assert "5 October 2025 has passed. Give a day that is still to come" in wrong.words
    assert "Brief every team" in wrong.html
    assert not Action.objects.filter(what="Brief every team").exists()


def test_a_long_plan_shows_what_is_open_first_and_leads_to_the_rest(
    page: Page, planned: Planned, people: dict[Role, User]
) -> None:
    editor = people[Role.EDITOR]
    for number in range(12):
        made = action_of(
            planned.plan, editor, planned.areas[1], what=f"Step {number}", due_on=date(2026, 1, 1 + number)
        )
        if number < 6:
            Action.objects.filter(pk=made.pk).update(status_now="done", done_on=date(2025, 9, 1))
    found = page(f"/plan/{planned.plan.pk}", Role.EDITOR)
    assert "5 more actions answer it. All actions for area 2" in found.words
    assert all(f"Step {number}" in found.words for number in range(6, 12))
    assert "Step 5" not in found.words
    listed = page(f"/plan/actions?plan={planned.plan.pk}&area={planned.areas[1].pk}").words
    assert "13 actions, soonest due first" in listed and "Only those that answer one area" in listed
