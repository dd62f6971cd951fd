"""Letters after visits: who came when, what they looked at, what must improve."""

from __future__ import annotations

from sightline.reading.kinds import visit_letter
from sightline.reading.model import Event, Reading
from tests.unit.reading.kinds import invented


def read(text: str) -> Reading:
    return visit_letter.read(invented.opened(text))


def visit(reading: Reading) -> Event:
    assert reading.inspection is not None
    return reading.inspection


def test_focused_visit_states_its_days_and_its_inspectors() -> None:
    event = visit(read(invented.FOCUSED_VISIT))
    assert (event.kind, event.kind_basis, event.framework, event.era) == (
        "focused-visit",
        "stated",
        "ilacs",
        "ilacs-2023",
    )
    assert event.started_on and str(event.started_on.value) == "2024-02-06"
    assert event.ended_on and str(event.ended_on.value) == "2024-02-07"
    assert event.published_on and str(event.published_on.value) == "2024-03-12"
    assert [name.value for name in event.inspectors] == ["Bran Dell", "Cato Finch"]
    assert event.judgements == ()


def test_authority_nobody_knows_is_named_as_printed() -> None:
    authority = visit(read(invented.FOCUSED_VISIT)).authority
    assert authority is not None
    assert (authority.name, authority.gss_code) == ("Northmere", None)


def test_inspector_who_signs_is_taken_as_lead_with_a_doubt() -> None:
    reading = read(invented.FOCUSED_VISIT)
    lead = visit(reading).lead_inspector
    assert lead is not None
    assert lead.value == "Bran Dell"
    assert "lead-by-signature" in {doubt.code for doubt in reading.doubts}


def test_areas_keep_urgency_tags_and_sub_items() -> None:
    areas = read(invented.FOCUSED_VISIT).areas_for_improvement
    assert [(area.urgency, area.text) for area in areas] == [
        ("priority", "the response to children who are reported missing at night."),
        ("improvement", "The quality of chronologies. (outcome 3, national framework)"),
        ("improvement", "The consistency of:; feedback to referrers; threshold decisions at weekends"),
    ]
    assert [tag.means for tag in areas[1].tags] == ["outcome-safety"]
    assert len(areas[2].at) == 3


def test_scope_is_the_sentence_or_the_list() -> None:
    theme = visit(read(invented.FOCUSED_VISIT)).scope
    listed = visit(read(invented.MONITORING_VISIT)).scope
    assert [one.value for one in theme] == ["the local authority's arrangements for the front door"]
    assert [one.value for one in listed] == ["the quality of plans", "supervision"]


def test_earlier_inspection_is_read_as_openly_as_it_is_told() -> None:
    (earlier,) = read(invented.MONITORING_VISIT).other_events
    assert earlier.started_on and str(earlier.started_on.value) == "2021-05"
    assert earlier.kind is None
    assert [(one.area, one.grade) for one in earlier.judgements] == [("overall-effectiveness", "inadequate")]


def test_joint_inspection_whose_date_stands_apart_is_one_event() -> None:
    reading = read(invented.JOINT_INSPECTION)
    event = visit(reading)
    assert event.kind == "jtai"
    assert event.started_on and str(event.started_on.value) == "2023-07-03"
    assert reading.other_events == ()


def test_deadline_of_the_letter_is_due() -> None:
    (due,) = read(invented.FOCUSED_VISIT).due
    assert str(due.on) == "2024-06-24"


def test_earlier_areas_that_are_upheld_persist() -> None:
    text = invented.FOCUSED_VISIT.replace(
        "- The quality of chronologies.",
        "The areas for improvement remain those of the inspection in March 2021, with one more:\n\n- Chronologies.",
    )
    reading = read(text)
    assert [carried.state for carried in reading.carried_over] == ["persists"]
    assert "areas-reaffirmed" in {doubt.code for doubt in reading.doubts}


def test_letter_without_a_day_of_the_visit_says_so() -> None:
    event = visit(read("Dear Ms Marlowe\n\nThis letter summarises the findings of the focused visit to Eastvale."))
    assert event.kind == "focused-visit"
    assert [missing.what for missing in event.not_found] == ["started_on", "lead_inspector", "published_on"]


def test_every_quote_stands_in_the_text() -> None:
    reading = read(invented.FOCUSED_VISIT)
    text = reading.document.text
    places = [place for area in reading.areas_for_improvement for place in area.at]
    places += [place for due in reading.due for place in due.at]
    assert all(text[place.start : place.end] == place.quote for place in places)
