"""What counts as carried over from an earlier inspection or visit, and its state."""

import pytest

from sightline.reading.finders.carried_over import carried_over, state
from sightline.reading.model import Sentence

TOLD = [
    "Supervision was an area for improvement at the last inspection in 2019.",
    "Weaknesses that were identified at the focused visit in March 2021 remain.",
    "The authority has fully addressed the recommendations of the earlier inspection.",
    "There has been insufficient progress with visits since the monitoring visit in May 2020.",
]
NOT_TOLD = [
    "At the time of the inspection, 27 children were waiting.",
    "Leaders had identified this prior to the inspection.",
    "Since the last inspection, the council has moved offices.",
    "Plans for children are clear.",
]


def found_in(*sentences: str) -> list[str]:
    return [one.text for one in carried_over([[Sentence(text, ()) for text in sentences]])]


@pytest.mark.parametrize("sentence", TOLD)
def test_what_an_earlier_inspection_found_is_carried_over(sentence: str) -> None:
    assert found_in(sentence) == [sentence]


@pytest.mark.parametrize("sentence", NOT_TOLD)
def test_a_mere_mention_is_not(sentence: str) -> None:
    assert found_in(sentence) == []


def test_what_became_of_it_belongs_to_it() -> None:
    opening, answer = TOLD[0], "This has been addressed."
    assert found_in(opening, answer, "Foster carers are praised.") == [opening, answer]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("This has not improved since the focused visit.", "persists"),
        ("These shortfalls remain.", "persists"),
        ("All recommendations have been implemented.", "resolved"),
        ("This is no longer the case.", "resolved"),
        ("Supervision was an area for improvement in 2019.", "unclear"),
    ],
)
def test_the_state_is_what_the_sentence_says(sentence: str, expected: str) -> None:
    assert state(sentence) == expected
