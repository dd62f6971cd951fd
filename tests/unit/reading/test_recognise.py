"""A cover makes a report; what its story speaks of does not."""

from __future__ import annotations

import pytest

from sightline.reading.recognise import document_kind
from tests.unit.reading import reports
from tests.unit.reading.drawn import drawn

OPENINGS = [
    (reports.ILACS, "inspection-report"),
    (reports.SINGLE_INSPECTION, "inspection-report"),
    (
        reports.ILACS.replace("Since the last inspection in 2019", "Since the focused visit in 2019"),
        "inspection-report",
    ),
    (
        "Dear Ms Marlowe\nFocused visit to Northmere children’s services\nThis letter summarises the findings.",
        "visit-letter",
    ),
    (
        "Report to: Children’s Panel\nDate of meeting: 4 June 2024\nInspection of Northmere children’s services",
        "committee-report",
    ),
    ("A recipe for bread.", "unknown"),
]


@pytest.mark.parametrize(("page", "kind"), OPENINGS)
def test_kind_of_document(page: str, kind: str) -> None:
    assert document_kind(drawn(page)) == kind
