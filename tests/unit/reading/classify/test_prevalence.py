"""For how many: the words that count as an answer, and those that do not."""

import pytest

from sightline.reading.classify.prevalence import words_of as quantities
from sightline.reading.classify.vocabulary import words_of

CASES = [
    ("Most children are seen alone.", "Most"),
    ("A small number of children wait too long.", "A small number of"),
    ("The vast majority of care leavers are in touch.", "The vast majority of"),
    ("Visits are not always recorded.", "not always"),
    ("Plans are not yet consistently written with children.", "not yet consistently"),
    ("Too many children move home.", "Too many"),
    ("Reviews too often drift.", "too often"),
    ("Almost all plans are current.", "Almost all"),
    ("Not all assessments are analytical.", "Not all"),
    ("All care leavers have a personal adviser.", "All"),
    ("At the time of the visit 27 young people lived there.", "27"),
    ("Twenty-three children had an advocate.", "Twenty-three"),
    ("Nearly half of families were helped early.", "Nearly half of"),
    ("Supervision is mostly regular.", "mostly"),
    ("Some plans are clear; others are not.", "Some; others"),
    ("For some, help comes late.", "some"),
    ("No children were left at risk.", "No"),
]

NOTHING = [
    "The most complex needs are met.",
    "Children have too many changes of social worker.",
    "There are some delays in sharing information.",
    "Managers at all levels audit.",
    "Support lasts for many months.",
    "Enquiries under section 47 are timely.",
    "They know each child as well as ever.",
    "Help is offered at times of crisis.",
    "",
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_quantities_of_children_or_cases_are_given_as_printed(sentence: str, expected: str) -> None:
    assert quantities(sentence, words_of(sentence)) == expected


@pytest.mark.parametrize("sentence", NOTHING)
def test_quantities_of_something_else_are_left_out(sentence: str) -> None:
    assert quantities(sentence, words_of(sentence)) is None
