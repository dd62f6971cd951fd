"""Whatever a document holds, the pipeline answers, and every quote stands in the text."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.ground.locators import Locator
from sightline.reading.model import Document, Reading
from sightline.reading.pipeline import read_document
from tests.unit.reading import reports
from tests.unit.reading.drawn import drawn

LINES = [line for page in (reports.ILACS, reports.SINGLE_INSPECTION) for line in page.splitlines() if line.strip()]
ODD_LINES = [
    "# ",
    "|",
    "| |",
    "* ",
    "^ 1",
    "Inspection dates:",
    "Lead inspector:",
    "1. ",
    "Overall effectiveness",
    "Good",
]


def places(reading: Reading) -> Iterator[Locator]:
    for area in reading.areas_for_improvement:
        yield from area.at
    for finding in reading.findings:
        yield from finding.at
    for doubt in reading.doubts:
        yield from doubt.at
    for event in (reading.inspection, *reading.other_events):
        if event is not None:
            for judgement in event.judgements:
                yield from judgement.at
            for stated in (event.started_on, event.ended_on, event.lead_inspector, *event.inspectors, *event.scope):
                yield from stated.at if stated else ()


@settings(max_examples=150)
@given(st.lists(st.sampled_from(LINES + ODD_LINES), max_size=40))
def test_shuffled_reports_are_read_without_a_fault(lines: list[str]) -> None:
    document = drawn("\n".join(lines))
    reading = read_document(document)
    for place in places(reading):
        assert document.text[place.start : place.end] == place.quote
    event = reading.inspection
    if event is not None:
        judged = {judgement.area for judgement in event.judgements}
        assert not judged & set(event.not_applicable)
        assert not judged & {missing.what for missing in event.not_found}
        assert not set(event.not_applicable) & {missing.what for missing in event.not_found}


def test_document_without_words_is_of_no_kind() -> None:
    empty = Document("ab" * 32, "empty.txt", "text/plain", "", ())
    assert read_document(empty).kind == "unknown"
