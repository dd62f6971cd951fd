"""Which texts are the same, whatever typing by hand changes."""

from __future__ import annotations

import pytest

from sightline.reading.evaluation.matching import match, normalised


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Children’s plans", "children's  plans"),
        ("The ‘front door’ – and after", "the 'front door' - and after"),
        ("Plans for children.", "Plans for children"),
        ("Plans for children (outcome 3, national framework).", "Plans for children."),
        ("Plans; visits; reviews", "Plans: visits. reviews"),
        ("well\u2011being of chil\u00addren", "well-being of children"),
        ("Visits to:\n• children\n• carers", "Visits to: children; carers"),
    ],
)
def test_the_same_text_typed_differently(one: str, other: str) -> None:
    assert normalised(one) == normalised(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Plans for children", "Plans for carers"), ("3.5 visits", "35 visits"), ("well-being", "well being")],
)
def test_different_texts_stay_different(one: str, other: str) -> None:
    assert normalised(one) != normalised(other)


def test_texts_are_paired_one_to_one() -> None:
    matched = match(["Plans.", "Plans.", "Visits."], ["visits", "plans"])
    assert matched.pairs == ((0, 1), (2, 0))
    assert (matched.missed, matched.extra) == ((1,), ())


def test_a_misprint_is_the_same_item_but_not_exactly() -> None:
    label = "The timeliness and quality of visits to children who are in need of help"
    matched = match([label], [label.replace("timeliness", "timelyness"), "Something else altogether"])
    assert matched.pairs == ((0, 0),)
    assert (matched.exact_count, matched.extra) == (0, (1,))


def test_the_nearest_of_several_is_taken() -> None:
    label = "The quality of plans for children in care and for those who have left care"
    nearly = label.replace("plans", "plan")
    matched = match([label], [nearly + " x", nearly])
    assert matched.pairs == ((0, 1),)
