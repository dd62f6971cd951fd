"""Words that state a grade, what they state it of, and words that only sound like it. Read it as a table."""

from __future__ import annotations

import pytest

from sightline.knowledge import lookup
from sightline.reading.area_headings import area_of_heading

SINGLE_INSPECTION = [
    ("The overall judgement is good", "overall-effectiveness", "good"),
    ("The overall judgement is that children’s services are inadequate", "overall-effectiveness", "inadequate"),
    (
        "The overall judgement is that children’s services require improvement.2",
        "overall-effectiveness",
        "requires-improvement",
    ),
    (
        "Children’s services in Northmere require improvement to be good",
        "overall-effectiveness",
        "requires-improvement",
    ),
    ("Children’s services in Northmere are inadequate because:", "overall-effectiveness", "inadequate"),
    (
        "The experiences and progress of children who need help and protection require improvement",
        "help-and-protection",
        "requires-improvement",
    ),
    (
        "The graded judgment for adoption performance is requires improvement",
        "adoption-performance",
        "requires-improvement",
    ),
    ("The graded judgement for adoption performance is that it is Outstanding", "adoption-performance", "outstanding"),
    (
        "The graded judgement about the experience and progress of care leavers is that it requires improvement",
        "care-leavers",
        "requires-improvement",
    ),
    ("Leadership, management and governance are good", "leadership-management-governance", "good"),
    ("The Local Safeguarding Children Board requires improvement.", "lscb-effectiveness", "requires-improvement"),
    (
        "The effectiveness of the Local Safeguarding Children Board (LSCB) is inadequate.",
        "lscb-effectiveness",
        "inadequate",
    ),
    ("The effectiveness of the LSCB is requires improvement.", "lscb-effectiveness", "requires-improvement"),
    ("The LSCB is inadequate because:", "lscb-effectiveness", "inadequate"),
]

ILACS = [
    ("The experiences and progress of care leavers: good", "care-leavers", "good"),
    ("The experiences and progress of children care leavers: good", "care-leavers", "good"),
    (
        "The experiences and progress of children in care is requires improvement to be good",
        "children-in-care",
        "requires-improvement",
    ),
    (
        "The experiences and progress of children who need help and protection are: inadequate",
        "help-and-protection",
        "inadequate",
    ),
    ("The impact of leaders on practice with children and families – outstanding", "impact-of-leaders", "outstanding"),
    ("Overall effectiveness Requires improvement to be good", "overall-effectiveness", "requires-improvement"),
]

NO_STATEMENT = [
    "The LSCB is not yet demonstrating the characteristics of good.",
    "This local authority requires improvement and is not yet good because:",
    "Support for disabled children is good",
    "Good",
    "Inspection dates: 4 to 8 March 2024",
]


@pytest.mark.parametrize(("words", "area", "grade"), SINGLE_INSPECTION)
def test_statements_of_the_single_inspection(words: str, area: str, grade: str) -> None:
    assert area_of_heading(words, lookup.era("sif-2013")) == (area, grade)


@pytest.mark.parametrize(("words", "area", "grade"), ILACS)
def test_statements_of_ilacs(words: str, area: str, grade: str) -> None:
    assert area_of_heading(words, lookup.era("ilacs-2023")) == (area, grade)


@pytest.mark.parametrize("words", NO_STATEMENT)
def test_words_that_state_no_grade(words: str) -> None:
    for era in ("sif-2013", "ilacs-2023"):
        found = area_of_heading(words, lookup.era(era))
        assert found is None or found[1] is None
