"""What the headings of reports announce, whatever the year worded them like. Read it as a table."""

from __future__ import annotations

import pytest

from sightline.reading.phrases.headings import Announced, announced

HEADINGS = [
    ("What needs to improve", Announced.IMPROVEMENT),
    ("What needs to improve?", Announced.IMPROVEMENT),
    ("What needs to improve?1", Announced.IMPROVEMENT),
    ("What needs to improve:", Announced.IMPROVEMENT),
    ("What needs to improve in this area of social work practice", Announced.IMPROVEMENT),
    ("What does the local authority need to improve?", Announced.IMPROVEMENT),
    ("What does the LSCB need to improve?", Announced.IMPROVEMENT),
    ("Areas for improvement", Announced.IMPROVEMENT),
    ("Recommendations", Announced.IMPROVEMENT),
    ("Within three months:", Announced.IMPROVEMENT),
    ("Priority and immediate action", Announced.PRIORITY),
    ("Areas for priority action", Announced.PRIORITY),
    ("Immediately:", Announced.PRIORITY),
    ("Executive summary", Announced.SUMMARY),
    ("Summary of key findings", Announced.SUMMARY),
    ("The local authority’s strengths", Announced.SUMMARY),
    ("The local authority has the following strengths:", Announced.SUMMARY),
    ("Progress since the last inspection", Announced.SUMMARY),
    ("This local authority requires improvement and is not yet good because:", Announced.SUMMARY),
    ("Key strengths and weaknesses of the NSCB", Announced.SUMMARY),
    ("Inspection findings", Announced.FINDINGS),
    ("Inspection judgements about the local authority", Announced.FINDINGS),
    ("Inspection findings – the Local Safeguarding Children Board", Announced.FINDINGS),
    ("Section 1: The local authority", Announced.AUTHORITY),
    ("What the inspection judgments mean: the LSCB", Announced.MEANINGS),
    ("Summary for children and young people", Announced.CONTEXT),
    ("Information about this local authority area3", Announced.CONTEXT),
    ("Information about this inspection", Announced.CONTEXT),
    ("The inspection team", Announced.CONTEXT),
    ("Management oversight", None),
    ("Quality of practice", None),
    ("Inspectors found that most plans are clear.", None),
]


@pytest.mark.parametrize(("words", "what"), HEADINGS)
def test_headings_announce(words: str, what: Announced | None) -> None:
    assert announced(words) is what
