"""The forms in which a cross-reference to the national framework is printed, and what each means."""

from __future__ import annotations

from datetime import date

import pytest

from sightline.reading.phrases.framework_tags import find_tags, without_tags

IN_2025 = date(2025, 7, 1)
IN_CHANGEOVER = date(2026, 6, 1)

FORMS = [
    ("(outcome 4, national framework)", "outcome 4", 4, "outcome-stable-loving-homes"),
    ("(Outcome 3, national framework)", "Outcome 3", 3, "outcome-safety"),
    ("(outcome four, national framework)", "outcome four", 4, "outcome-stable-loving-homes"),
    ("(National Framework, Outcome 2)", "Outcome 2", 2, "outcome-family-network"),
    ("(outcome two)", "outcome two", 2, "outcome-family-network"),
    ("(outcome 3: national framework)", "outcome 3", 3, "outcome-safety"),
    ("(outcome 3 national framework)", "outcome 3", 3, "outcome-safety"),
    ("(outcome 3, national framework", "outcome 3", 3, "outcome-safety"),
    ("outcome 1 of the national framework", "outcome 1", 1, "outcome-family-help"),
    ("(enabler 2, national framework)", "enabler 2", 2, "enabler-leadership"),
    ("(enabler two)", "enabler two", 2, "enabler-leadership"),
    ("(Enabler 1)", "Enabler 1", 1, "enabler-multi-agency-working"),
    (
        "(enabler 2, leaders drive conditions for effective practice)",
        "enabler 2",
        2,
        "enabler-leadership",
    ),
    (
        "(enabler: leaders drive conditions for effective practice, national framework)",
        "enabler: leaders drive conditions for effective practice",
        None,
        "enabler-leadership",
    ),
    (
        "(Enabler: the workforce is equipped and effective, national framework)",
        "Enabler: the workforce is equipped and effective",
        None,
        "enabler-workforce",
    ),
    ("(principle 2, national framework)", "principle 2", 2, "principle-wishes-and-feelings"),
]


@pytest.mark.parametrize(("remark", "printed", "number", "means"), FORMS)
def test_tag_keeps_what_is_printed_and_says_what_it_means(
    remark: str, printed: str, number: int | None, means: str
) -> None:
    text = f"The letters sent to lighthouse keepers {remark}."
    (mention,) = find_tags(text, IN_2025)
    assert (mention.tag.printed, mention.tag.number, mention.tag.means) == (printed, number, means)
    assert mention.tag.doubt is None
    assert text[mention.start : mention.end].startswith(remark[0])


@pytest.mark.parametrize(
    ("remark", "numbers"),
    [
        ("(outcomes 1 and 4, national framework)", [1, 4]),
        ("(outcome 1, national framework; enabler 2, national framework)", [1, 2]),
    ],
)
def test_one_remark_may_hold_two_tags(remark: str, numbers: list[int]) -> None:
    assert [mention.tag.number for mention in find_tags(f"Plans {remark}", IN_2025)] == numbers


@pytest.mark.parametrize(
    "text",
    [
        "Plans (the outcome, for most children, is good)",
        "The outcome of reviews (including the principle of consent)",
        "Plans for children (in need)",
    ],
)
def test_an_aside_is_no_tag(text: str) -> None:
    assert find_tags(text, IN_2025) == []


@pytest.mark.parametrize(
    ("words", "number", "on", "means", "is_doubted"),
    [
        ("Timely strategy discussions", 3, IN_2025, "outcome-safety", False),
        ("Timely strategy discussions", 2, IN_2025, "outcome-family-network", True),
        ("Support for kinship carers", 2, IN_2025, "outcome-family-network", False),
        ("Support for kinship carers", 3, IN_2025, "outcome-safety", True),
        ("Timely strategy discussions", 2, IN_CHANGEOVER, "outcome-safety", True),
        ("Timely strategy discussions", 3, IN_CHANGEOVER, "outcome-safety", True),
        ("Support for kinship carers", 2, IN_CHANGEOVER, "outcome-family-network", True),
    ],
)
def test_outcomes_2_and_3_are_held_against_the_words(
    words: str, number: int, on: date, means: str, is_doubted: bool
) -> None:
    (mention,) = find_tags(f"{words} (outcome {number}, national framework)", on)
    assert (mention.tag.means, mention.tag.doubt is not None) == (means, is_doubted)


def test_number_means_nothing_certain_without_a_date() -> None:
    (mention,) = find_tags("Plans (outcome 1, national framework)", None)
    assert mention.tag.means is None
    assert mention.tag.doubt


def test_words_of_the_area_can_stand_without_the_tag() -> None:
    assert without_tags("The tide tables (enabler 2, national framework).") == "The tide tables."
