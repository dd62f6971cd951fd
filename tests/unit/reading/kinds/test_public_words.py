"""Press notices, letters to children and action plans."""

from __future__ import annotations

from sightline.reading.kinds import action_plan, childrens_letter, press_notice
from tests.unit.reading.kinds import invented


def test_press_notice_pairs_grades_only_where_it_says_so_and_doubts_them() -> None:
    reading = press_notice.read(invented.opened(invented.PRESS_NOTICE))
    assert reading.inspection is not None
    assert {one.area: one.grade for one in reading.inspection.judgements} == {
        "overall-effectiveness": "good",
        "children-in-care": "outstanding",
        "care-leavers": "outstanding",
    }
    assert {"impact-of-leaders", "help-and-protection"} == {one.what for one in reading.inspection.not_found}
    assert "press-notice-grades" in {doubt.code for doubt in reading.doubts}


def test_press_notice_tells_the_length_in_weeks_and_the_month_alone() -> None:
    event = press_notice.read(invented.opened(invented.PRESS_NOTICE)).inspection
    assert event is not None and event.started_on is not None
    assert (event.kind, event.kind_basis) == ("standard-inspection", "duration")
    assert str(event.started_on.value) == "2024-10"


def test_all_areas_of_an_earlier_inspection_stay_open() -> None:
    reading = press_notice.read(invented.opened(invented.PRESS_NOTICE))
    (earlier,) = reading.other_events
    assert earlier.started_on is not None
    assert (str(earlier.started_on.value), earlier.judgements) == ("2020", ())
    assert "all-areas" in {doubt.code for doubt in reading.doubts}


def test_letter_to_children_gives_every_grade_the_month_and_who_signs() -> None:
    event = childrens_letter.read(invented.opened(invented.CHILDRENS_LETTER, "x.md")).inspection
    assert event is not None
    assert event.authority is not None and event.authority.name == "Northmere"
    assert {one.area: one.grade for one in event.judgements} == {
        "impact-of-leaders": "good",
        "help-and-protection": "requires-improvement",
        "children-in-care": "outstanding",
        "care-leavers": "good",
        "overall-effectiveness": "good",
    }
    assert event.started_on and str(event.started_on.value) == "2024-06"
    assert event.published_on and str(event.published_on.value) == "2024-09-05"
    assert event.lead_inspector and event.lead_inspector.value == "Ada Marlowe"


def test_action_plan_takes_up_each_area_once_and_dates_its_actions() -> None:
    reading = action_plan.read(invented.opened(invented.ACTION_PLAN, "x.md"))
    assert [area.text for area in reading.areas_for_improvement] == [
        "The tide tables given to care leavers",
        "The oversight of boats",
    ]
    assert [(due.what, str(due.on)) for due in reading.due] == [
        ("Print new tide tables", "2025-01-31"),
        ("Ask care leavers what they think", "2025-03"),
    ]
    assert reading.inspection is not None
    assert reading.inspection.kind == "standard-inspection"


def test_action_plan_whose_areas_are_headings() -> None:
    text = (
        "# Northmere post-inspection action plan\n\n## Area for improvement 1: The quality of boats\n\n"
        "| Action | Timescale |\n| --- | --- |\n| Mend boats | September 2024 |\n"
    )
    reading = action_plan.read(invented.opened(text, "x.md"))
    assert [area.text for area in reading.areas_for_improvement] == ["The quality of boats"]
    assert [(due.what, str(due.on)) for due in reading.due] == [("Mend boats", "2024-09")]


def test_press_notice_about_an_inspection_it_does_not_date_is_not_about_the_last_one() -> None:
    text = (
        "Ofsted has awarded Northmere Council's Children's Services an 'Outstanding' rating.\n\n"
        "Its report: Since the last inspection in 2019, when services were judged to be good, we bought boats.\n\n"
        'Gil Sedge, cabinet member, said: "We are proud."'
    )
    reading = press_notice.read(invented.opened(text))
    assert reading.inspection is not None
    assert [missing.what for missing in reading.inspection.not_found] == ["started_on"]
    assert [(one.area, one.grade) for one in reading.inspection.judgements] == [
        ("overall-effectiveness", "outstanding")
    ]
    (earlier,) = reading.other_events
    assert [(one.area, one.grade) for one in earlier.judgements] == [("overall-effectiveness", "good")]
