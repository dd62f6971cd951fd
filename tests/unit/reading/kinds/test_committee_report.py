"""Papers to committees and their minutes: two inspections side by side, what must improve, what is due."""

from __future__ import annotations

import pytest

from sightline.reading.kinds import committee_report
from sightline.reading.model import Event, Reading
from tests.unit.reading.kinds import invented


@pytest.fixture(scope="module")
def paper() -> Reading:
    return committee_report.read(invented.opened(invented.PANEL_PAPER, "x.md"))


def grades(event: Event | None) -> dict[str, str]:
    return {} if event is None else {one.area: one.grade for one in event.judgements}


def test_grades_of_the_inspection_are_those_of_its_column(paper: Reading) -> None:
    assert grades(paper.inspection) == {
        "impact-of-leaders": "outstanding",
        "help-and-protection": "requires-improvement",
        "children-in-care": "good",
        "care-leavers": "good",
        "overall-effectiveness": "good",
    }


def test_combined_grade_of_the_earlier_inspection_is_none_for_care_leavers(paper: Reading) -> None:
    (earlier,) = paper.other_events
    assert earlier.started_on and str(earlier.started_on.value) == "2021"
    assert grades(earlier)["children-in-care-and-care-leavers"] == "good"
    assert "care-leavers" not in grades(earlier)
    assert "care-leavers" in earlier.not_applicable


def test_kind_comes_from_the_length(paper: Reading) -> None:
    assert paper.inspection is not None
    assert (paper.inspection.kind, paper.inspection.kind_basis) == ("standard-inspection", "duration")


def test_year_that_is_not_printed_comes_from_the_inspection_with_a_doubt(paper: Reading) -> None:
    assert paper.inspection is not None and paper.inspection.published_on is not None
    assert str(paper.inspection.published_on.value) == "2024-07-29"
    assert "year-from-context" in {doubt.code for doubt in paper.doubts}


def test_areas_and_deadline_are_read(paper: Reading) -> None:
    assert [area.text for area in paper.areas_for_improvement] == [
        "The tide tables that are given to care leavers.",
        "The oversight of:; boats; oars",
    ]
    assert [(due.what, str(due.on)) for due in paper.due] == [("The action plan must be sent to Ofsted", "2024-11-04")]


def test_announced_number_of_areas_is_checked() -> None:
    text = invented.PANEL_PAPER.replace("two areas for improvement", "four areas for improvement")
    reading = committee_report.read(invented.opened(text, "x.md"))
    assert "count-differs" in {doubt.code for doubt in reading.doubts}


def test_minutes_leave_open_what_they_do_not_say() -> None:
    reading = committee_report.read(invented.opened(invented.MINUTES))
    assert reading.inspection is not None and reading.inspection.started_on is not None
    assert (reading.inspection.kind, str(reading.inspection.started_on.value)) == ("focused-visit", "2021-05")
    (earlier,) = reading.other_events
    assert earlier.judgements == ()
    assert "all-areas" in {doubt.code for doubt in reading.doubts}


def test_paper_that_names_no_authority_says_so() -> None:
    reading = committee_report.read(invented.opened("Agenda item\n\nThe focused visit took place in May 2021."))
    assert reading.inspection is not None
    assert [missing.what for missing in reading.inspection.not_found] == ["authority"]


def test_one_recommendation_as_a_paragraph_is_an_area() -> None:
    text = (
        "Report to: | Cabinet\n\n1 Findings\n\n1.1 Ofsted made a focused visit to Northmere in July 2025.\n\n"
        "1.2 We have received one recommendation for improvement:\n\n"
        "The timing of strategy meetings is not always right (outcome 3, national framework).\n\n"
        "1.3 It concerns few children."
    )
    (area,) = committee_report.read(invented.opened(text, "x.md")).areas_for_improvement
    assert area.text.startswith("The timing of strategy meetings")
    assert [tag.means for tag in area.tags] == ["outcome-safety"]


def test_areas_that_the_sentence_itself_lists_are_read() -> None:
    text = (
        "Agenda item\n\nFocused visit\n\nThe letter about the focused visit to Eastvale on 9 and 10 May 2023 "
        "identified two areas for improvement: the quality of boats and the timeliness of oars."
    )
    reading = committee_report.read(invented.opened(text))
    assert [area.text for area in reading.areas_for_improvement] == ["the quality of boats", "the timeliness of oars."]
    assert reading.inspection is not None and reading.inspection.authority is not None
    assert reading.inspection.authority.name == "Eastvale"


def test_year_of_an_inspection_may_follow_from_the_meeting() -> None:
    text = (
        "Issue - meetings\n\nInspection outcome\n\nMeeting: 15/06/2023 - Cabinet (Item 8)\n\nMinutes:\n\n"
        "The authority received its most recent inspection on 27 February - 10 March. It required improvement."
    )
    reading = committee_report.read(invented.opened(text))
    assert reading.inspection is not None and reading.inspection.started_on is not None
    assert str(reading.inspection.started_on.value) == "2023-02-27"
    assert "year-from-context" in {doubt.code for doubt in reading.doubts}


def test_inspection_without_any_date_is_told_with_what_is_known() -> None:
    text = (
        "Agenda item\n\nInspection report\n\nThe local authority received 'Good' in all areas of the ILACS inspection."
    )
    reading = committee_report.read(invented.opened(text))
    assert reading.inspection is not None
    assert reading.inspection.judgements == ()
    assert [missing.what for missing in reading.inspection.not_found] == ["started_on"]
    assert "all-areas" in {doubt.code for doubt in reading.doubts}
