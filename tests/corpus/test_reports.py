"""What must hold of every published report: judgements whole or explained, places true, parts agreed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from sightline.ground.locators import Locator
from sightline.knowledge import lookup
from sightline.reading.model import Reading
from sightline.reading.outline import OVERALL

pytestmark = pytest.mark.shared

BEFORE_THE_ERAS = {"medway/2013-08-23.pdf", "norfolk/2013-08-16.pdf", "sandwell/2013-08-02.pdf"}
"""Inspections of looked after children's services, made before the single inspection framework."""

NO_LEAD_INSPECTOR_PRINTED = {"devon/2025-05-13.pdf", "warwickshire/2025-10-14.pdf"}

NOTHING_TO_IMPROVE = {
    "thurrock/2024-10-29.pdf",  # has no such section
    "north-lincolnshire/2022-11-25.pdf",  # remarks on variation and names nothing
}

ADOPTION_NOT_JUDGED = {"london-corporation/2016-09-20.pdf"}

EXPLAINED_DOUBTS = {
    ("london-corporation/2016-09-20.pdf", "not-judged"),
    ("milton-keynes/2016-11-25.pdf", "area-without-findings"),  # the heading of adoption is not printed
    ("somerset/2026-06-17.pdf", "dates-differ"),  # the running head prints another first day
    ("stoke-on-trent/2022-11-25.pdf", "several-lead-inspectors"),
    ("westminster/2025-01-13.pdf", "dates-differ"),  # the running head prints another year
    ("york/2022-05-04.pdf", "dates-differ"),  # the running head prints the year with two digits
}
"""Every doubt about a report itself, but for those about inspections before it."""


def places(reading: Reading) -> Iterator[Locator]:
    event = reading.inspection
    assert event is not None
    for judgement in event.judgements:
        yield from judgement.at
    for stated in (event.started_on, event.ended_on, event.published_on, event.lead_inspector, *event.inspectors):
        yield from stated.at if stated else ()
    for area in reading.areas_for_improvement:
        yield from area.at
    for finding in reading.findings:
        yield from finding.at


def test_every_document_is_a_report(readings: dict[str, Reading]) -> None:
    assert {reading.kind for reading in readings.values()} == {"inspection-report"}


def test_every_quote_equals_its_span(readings: dict[str, Reading]) -> None:
    for name, reading in readings.items():
        text = reading.document.text
        assert all(text[place.start : place.end] == place.quote for place in places(reading)), name


def test_every_report_yields_its_judgements_or_the_reason(readings: dict[str, Reading]) -> None:
    for name, reading in readings.items():
        event = reading.inspection
        assert event is not None
        if name in BEFORE_THE_ERAS:
            assert [missing.what for missing in event.not_found] == ["judgements"]
            continue
        assert event.era is not None, name
        judged = {judgement.area for judgement in event.judgements}
        assert judged | set(event.not_applicable) >= set(lookup.era(event.era).area_ids), name
        assert not judged & set(event.not_applicable), name


def test_every_header_is_read(readings: dict[str, Reading]) -> None:
    for name, reading in readings.items():
        event = reading.inspection
        assert event is not None
        assert event.authority is not None, name
        assert event.authority.gss_code, name
        assert event.started_on is not None, name
        assert event.kind is not None or name in BEFORE_THE_ERAS, name
        assert (event.lead_inspector is None) == (name in NO_LEAD_INSPECTOR_PRINTED), name


def test_every_grade_stands_on_two_pages(readings: dict[str, Reading]) -> None:
    """Table and heading are compared everywhere: each grade but the overall one is found in both."""
    for name, reading in readings.items():
        event = reading.inspection
        assert event is not None
        for judgement in event.judgements:
            is_once = judgement.area in {OVERALL, "lscb-effectiveness"} or name == "milton-keynes/2016-11-25.pdf"
            assert is_once or len({place.page for place in judgement.at}) > 1, (name, judgement.area)


def test_doubts_are_explained(readings: dict[str, Reading]) -> None:
    about_before = {"earlier-grades-left-open"}
    found = {
        (name, doubt.code)
        for name, reading in readings.items()
        for doubt in reading.doubts
        if doubt.code not in about_before and "earlier inspection" not in doubt.message
    }
    assert found == EXPLAINED_DOUBTS


def test_every_report_names_what_must_improve(readings: dict[str, Reading]) -> None:
    without = {name for name, reading in readings.items() if not reading.areas_for_improvement}
    assert without == NOTHING_TO_IMPROVE


def test_no_overall_grade_after_march_2026(readings: dict[str, Reading]) -> None:
    for name, reading in readings.items():
        event = reading.inspection
        if event is not None and event.era == "ilacs-2026":
            assert OVERALL in event.not_applicable, name


def test_kinds_and_eras_of_the_corpus(readings: dict[str, Reading]) -> None:
    events = [reading.inspection for reading in readings.values() if reading.inspection]
    assert Counter(event.era for event in events) == {
        "sif-2013": 99,
        "ilacs-2018": 111,
        "ilacs-2023": 90,
        "ilacs-2026": 5,
        None: 3,
    }
    assert Counter(event.kind for event in events) == {
        "standard-inspection": 126,
        "short-inspection": 80,
        "single-inspection": 90,
        "re-inspection": 9,
        None: 3,
    }


def test_adoption_was_not_judged_where_no_child_waited(readings: dict[str, Reading]) -> None:
    found = {
        name
        for name, reading in readings.items()
        if reading.inspection and "adoption-performance" in reading.inspection.not_applicable
    }
    assert found == ADOPTION_NOT_JUDGED
