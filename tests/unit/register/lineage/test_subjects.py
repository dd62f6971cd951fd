from __future__ import annotations

import pytest

from sightline.register.lineage.subjects import parts

MATTERS = [
    ("The timeliness of return home interviews.", {"return-interviews", "missing-children"}),
    ("The quality of personal education plans.", {"personal-education-plans"}),
    ("Improve the quality of children’s plans.", {"quality-of-plans", "plans"}),
    ("Management oversight of private fostering.", {"private-fostering"}),
    ("Management oversight and supervision.", {"management-oversight", "supervision"}),
    ("The recording of strategy meetings.", {"strategy-discussions"}),
    ("Information on health histories so that care leavers understand their plans.", {"health-histories"}),
    ("Work with partners to strengthen early help.", {"early-help"}),
    ("The weather.", set()),
]


@pytest.mark.parametrize(("text", "matters"), MATTERS)
def test_the_matter_is_told_from_its_manner_and_its_purpose(text: str, matters: set[str]) -> None:
    assert {id_ for part in parts(text) for id_ in part.matters} == matters


def test_what_stands_after_the_purpose_is_beside_the_matter() -> None:
    (part,) = parts("Improve supervision so that plans make progress.")
    assert part.matters == ("supervision",)
    assert "plans" in part.asides


CHILDREN = [
    ("Plans for disabled children.", {"disabled-children"}),
    ("Plans for all children.", {"every-child"}),
    ("Plans for all children in care.", {"children-in-care"}),
    ("Plans.", set()),
]


@pytest.mark.parametrize(("text", "children"), CHILDREN)
def test_the_children_an_area_speaks_of_are_told(text: str, children: set[str]) -> None:
    (part,) = parts(text)
    assert part.children == children


def test_each_sentence_is_a_part_and_takes_the_children_of_the_whole() -> None:
    first, second = parts("Improve visits to care leavers. Ensure that plans are written.")
    assert first.children == second.children == {"care-leavers"}
