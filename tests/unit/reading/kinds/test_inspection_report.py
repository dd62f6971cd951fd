"""Inspection reports read whole: cover, judgements, improvements, findings, earlier inspections, doubts."""

from __future__ import annotations

import pytest

from sightline.ground.outcomes import Stated
from sightline.reading.model import Event, Reading
from sightline.reading.pipeline import read_document
from tests.unit.reading import reports
from tests.unit.reading.drawn import drawn


def read(page: str) -> tuple[Reading, Event]:
    reading = read_document(drawn(page))
    assert reading.kind == "inspection-report"
    assert reading.inspection is not None
    return reading, reading.inspection


def value(stated: Stated[object] | None) -> str | None:
    return None if stated is None else str(stated.value)


def codes(reading: Reading) -> set[str]:
    return {doubt.code for doubt in reading.doubts} - {"authority-unknown"}


def test_ilacs_cover() -> None:
    reading, event = read(reports.ILACS)
    assert event.authority is not None
    assert (event.authority.name, event.authority.gss_code) == ("Northmere", None)
    assert (value(event.started_on), value(event.ended_on)) == ("2024-02-05", "2024-02-09")
    assert (event.kind, event.kind_basis, event.era) == ("short-inspection", "duration", "ilacs-2023")
    assert value(event.lead_inspector) == "Ada Winterbourne"
    assert codes(reading) == set()


def test_grade_stands_in_table_and_heading() -> None:
    _, event = read(reports.ILACS)
    assert {judgement.area: judgement.grade for judgement in event.judgements} == {
        "impact-of-leaders": "good",
        "help-and-protection": "requires-improvement",
        "children-in-care": "good",
        "care-leavers": "outstanding",
        "overall-effectiveness": "good",
    }
    (help_and_protection,) = [each for each in event.judgements if each.area == "help-and-protection"]
    assert [place.page for place in help_and_protection.at] == [1, 1, 2]
    assert event.not_applicable == ("children-in-care-and-care-leavers",)
    assert event.not_found == ()


def test_table_and_heading_that_differ_are_a_doubt_with_both_places() -> None:
    reading, event = read(reports.ILACS.replace("of children in care: good", "of children in care: inadequate"))
    assert {each.grade for each in event.judgements if each.area == "children-in-care"} == {"good"}
    (doubt,) = [doubt for doubt in reading.doubts if doubt.code == "grades-differ"]
    assert {place.page for place in doubt.at} == {1, 3}


def test_grades_are_paired_by_words_when_rows_change_places() -> None:
    lines = reports.ILACS.splitlines()
    rows = [line for line in lines if line.startswith("| The")]
    swapped = reports.ILACS.replace("\n".join(rows), "\n".join(reversed(rows)))
    assert read(swapped)[1].judgements == read(swapped)[1].judgements
    grades = {each.area: each.grade for each in read(swapped)[1].judgements}
    assert grades["help-and-protection"] == "requires-improvement"
    assert grades["care-leavers"] == "outstanding"


def test_grade_that_is_missing_is_named_and_not_guessed() -> None:
    page = reports.ILACS.replace("| Overall effectiveness | Good", "| Overall effectiveness | see page 9")
    _, event = read(page)
    assert "overall-effectiveness" not in {each.area for each in event.judgements}
    assert [missing.what for missing in event.not_found] == ["overall-effectiveness"]


def test_cover_whose_cells_fell_apart_into_lines() -> None:
    page = reports.ILACS.replace(
        "| Overall effectiveness | Good", "Overall effectiveness\nRequires improvement\nto be good"
    )
    grades = {each.area: each.grade for each in read(page)[1].judgements}
    assert grades["overall-effectiveness"] == "requires-improvement"


def test_no_overall_after_march_2026_and_none_computed() -> None:
    _, event = read(reports.NO_OVERALL)
    assert event.era == "ilacs-2026"
    assert event.kind == "standard-inspection"
    assert "overall-effectiveness" in event.not_applicable
    assert "overall-effectiveness" not in {each.area for each in event.judgements}


def test_improvements_and_findings_of_an_ilacs_report() -> None:
    reading, _ = read(reports.ILACS)
    assert [area.text for area in reading.areas_for_improvement] == [
        "The timeliness of early help. (outcome 1, national framework)",
        "The oversight of:; private fostering; kinship care.",
    ]
    assert [(finding.number, finding.area) for finding in reading.findings] == [
        (None, None),
        (1, "help-and-protection"),
        (2, "help-and-protection"),
        (3, "children-in-care"),
        (4, "care-leavers"),
        (5, "impact-of-leaders"),
    ]


def test_earlier_inspection_and_visit_are_told_as_open_as_they_stand() -> None:
    earlier = [(event.kind, value(event.started_on)) for event in read(reports.ILACS)[0].other_events]
    assert earlier == [(None, "2019"), ("focused-visit", "2022-06")]
    (last, _) = read(reports.ILACS)[0].other_events
    assert [(each.area, each.grade) for each in last.judgements] == [("overall-effectiveness", "inadequate")]


def test_grade_told_of_all_areas_is_left_open() -> None:
    page = reports.ILACS.replace("when services were judged to be inadequate", "when all areas were judged to be good")
    reading, _ = read(page)
    assert reading.other_events[0].judgements == ()
    assert "earlier-grades-left-open" in codes(reading)


def test_single_inspection_cover_and_end() -> None:
    reading, event = read(reports.SINGLE_INSPECTION)
    assert (event.kind, event.kind_basis, event.era) == ("single-inspection", "title", "sif-2013")
    assert (value(event.started_on), value(event.published_on)) == ("2015-03-03", "2015-05-13")
    assert event.authority is not None
    assert event.authority.name == "Eastvale"
    assert value(event.lead_inspector) == "Bran Dell"
    assert [value(name) for name in event.inspectors] == ["Bran Dell", "Cato Finch", "Dora Gale", "Evan Holt"]
    assert codes(reading) == set()


def test_single_inspection_judges_six_areas_and_the_board() -> None:
    _, event = read(reports.SINGLE_INSPECTION)
    assert {judgement.area: judgement.grade for judgement in event.judgements} == {
        "overall-effectiveness": "requires-improvement",
        "help-and-protection": "requires-improvement",
        "children-looked-after-and-permanence": "good",
        "adoption-performance": "outstanding",
        "care-leavers": "inadequate",
        "leadership-management-governance": "requires-improvement",
        "lscb-effectiveness": "good",
    }
    assert event.not_found == ()


def test_re_inspection_without_a_review_of_the_board() -> None:
    page = reports.SINGLE_INSPECTION.replace("Inspection of services", "Re-inspection of services")
    page = page.partition("# The Local Safeguarding Children Board")[0]
    _, event = read(page)
    assert event.kind == "re-inspection"
    assert "lscb-effectiveness" in event.not_applicable


def test_what_was_not_judged_is_said_with_its_place() -> None:
    reading, event = read(
        reports.SINGLE_INSPECTION.replace("performance | Outstanding", "performance | Not judged").replace(
            "The graded judgement for adoption performance is that it is outstanding\n", ""
        )
    )
    assert "adoption-performance" in event.not_applicable
    assert "not-judged" in codes(reading)


def test_earlier_inspections_of_the_same_services_only() -> None:
    reading, _ = read(reports.SINGLE_INSPECTION)
    (earlier,) = reading.other_events
    assert value(earlier.started_on) == "2012-07"
    assert [value(scope) for scope in earlier.scope] == ["Eastvale’s protection of children"]


def test_inspection_before_the_eras_names_its_reason() -> None:
    page = """
    # Inspection of looked after children services
    Castle Marsh County Council
    Inspection dates: 8 – 12 July 2013
    Reporting inspector Hal Kemp HMI
    Age group: All
    Published: 16 August 2013
    """
    _, event = read(page)
    assert (event.framework, event.era, event.judgements) == (None, None, ())
    assert [missing.what for missing in event.not_found] == ["judgements"]
    assert value(event.lead_inspector) == "Hal Kemp"


DATES = [
    ("5 to 9 February 2024", "2024-02-05", "2024-02-09", "short-inspection", set()),
    ("5 February 2024 to 16 February 2024", "2024-02-05", "2024-02-16", "standard-inspection", {"dates-differ"}),
    (
        "5 to 9 February 2024 and 4 to 5 March 2024",
        "2024-02-05",
        "2024-03-05",
        "short-inspection",
        set(),
    ),
    ("29 February – 1 March 2024", "2024-02-29", "2024-03-01", None, {"dates-differ", "unusual-length"}),
    ("3 to 9 February 2024", "2024-02-03", "2024-02-09", None, {"dates-differ", "unusual-length", "weekend-date"}),
]


@pytest.mark.parametrize(("printed", "started", "ended", "kind", "doubts"), DATES)
def test_dates_kind_and_doubts(printed: str, started: str, ended: str, kind: str | None, doubts: set[str]) -> None:
    reading, event = read(reports.ILACS.replace("dates: 5 to 9 February 2024", f"dates: {printed}"))
    assert (value(event.started_on), value(event.ended_on), event.kind) == (started, ended, kind)
    assert codes(reading) == doubts


def test_kind_that_the_report_states_goes_before_its_length() -> None:
    page = reports.ILACS.replace("Since the last", "This was a standard inspection. Since the last")
    reading, event = read(page)
    assert (event.kind, event.kind_basis) == ("standard-inspection", "stated")
    assert codes(reading) == {"kind-and-length-differ"}


TITLES = [
    ("Inspection of Northmere local authority children’s services", "Northmere"),
    ("Inspection of the Royal Borough of Northmere local authority children’s services", "Northmere"),
    ("Inspection of Northmere City Council children’s services", "Northmere"),
    ("Inspection of Northmere Children and Families Trust local authority children’s services", "Northmere"),
    ("Inspection of East Northmere local authority\n# children’s services", "East Northmere"),
    ("London Borough of Northmere\n# Inspection of children’s social care services", "Northmere"),
    ("Northmere County Council\n# Inspection of local authority children’s services", "Northmere"),
    ("Inspection of Redcare and Cleveland local authority children’s services", "Redcar and Cleveland"),
    ("City of Bradford Metropolitan District Council\n# Inspection of children’s social care services", "Bradford"),
]


@pytest.mark.parametrize(("title", "name"), TITLES)
def test_titles_name_the_authority(title: str, name: str) -> None:
    page = reports.ILACS.replace("Inspection of Northmere local authority children’s services", title, 1)
    _, event = read(page)
    assert event.authority is not None
    assert event.authority.name == name


def test_two_lead_inspectors_are_both_kept() -> None:
    page = reports.ILACS.replace(
        "Lead inspector: Ada Winterbourne, His Majesty’s Inspector",
        "Lead inspectors: Ada Winterbourne, His Majesty’s Inspector, and Bran Dell, His Majesty’s Inspector",
    )
    reading, event = read(page)
    assert value(event.lead_inspector) == "Ada Winterbourne"
    assert [value(name) for name in event.inspectors] == ["Ada Winterbourne", "Bran Dell"]
    assert codes(reading) == {"several-lead-inspectors"}


def test_lead_inspector_nobody_named_is_not_found() -> None:
    page = reports.ILACS.replace("Lead inspector: Ada Winterbourne, His Majesty’s Inspector\n", "")
    _, event = read(page)
    assert event.lead_inspector is None
    assert [missing.what for missing in event.not_found] == ["lead_inspector"]
