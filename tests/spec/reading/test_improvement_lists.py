"""The layouts in which reports list what must improve, and the items each of them holds."""

from __future__ import annotations

import pytest

from sightline.reading.finders.areas_for_improvement import areas_for_improvement
from sightline.reading.outline import Part, Section
from tests.unit.reading.drawn import drawn

BULLETS = """
* The quality of plans.
* The response to children who go missing.
"""
SUB_BULLETS = """
* The oversight of:
** children who are privately fostered
** children who live with kin.
* The timeliness of visits.
"""
SUB_BULLETS_WITHOUT_NESTING = """
* The oversight of:
* kinship care
* private fostering.
* The timeliness of visits.
"""
BULLETS_BELOW_A_NUMBER = """
7. Improve plans by ensuring that:
* goals are clear (paragraph 20)
* reviews are held on time (paragraph 21).
8. Improve supervision.
"""
LETTERS_BELOW_A_NUMBER = """
7. Look more closely at children where
(i) a parent is in prison
(ii) a parent is ill.
"""
NUMBERED_SUB_HEADINGS = """
1. Quality of practice
* Ensure that visits are purposeful.
2. Oversight
* Ensure that audits are checked.
"""
SUB_HEADINGS = """
#### Workforce
3. Ensure that supervision is regular.
Care leavers
4. Improve pathway plans.
"""
OVER_A_PAGE = """
* The consistency of management oversight and the
---
challenge by reviewing officers.
* The use of chronologies.
"""
AFTER_A_FOOTNOTE = """
^ 1 Areas are set beside the national framework.
* The timeliness of assessments.
"""
STRAY_GLYPH = """
* Accommodation for homeless young people, including:
** ̶ how much there is
** ̶ how it is overseen.
"""
WITH_LEAD_IN = """
In order to improve services, the authority and its partners should take the following action.
* ensure that plans are clear
* ensure that visits are purposeful
"""
NOTHING = """
There are no areas for priority and immediate action.
"""
NOTHING_NUMBERED = """
18. There are no areas for priority or immediate action.
"""
PROSE = """
Leaders should improve the oversight of plans. They must also ensure that visits are purposeful.
"""
PROSE_WITHOUT_VERBS = """
The quality of plans. The timeliness of visits to children in need.
"""
PARAGRAPHS_THAT_LOST_THEIR_BULLETS = """
Improve supervision. Ensure that it is recorded.
Review the use of chronologies.
"""
REMARK = """
There are few areas in which practice varies. Leaders have an accurate view of them. The plan informs the work on this.
"""

LAYOUTS = [
    (BULLETS, ["The quality of plans.", "The response to children who go missing."]),
    (
        SUB_BULLETS,
        [
            "The oversight of:; children who are privately fostered; children who live with kin.",
            "The timeliness of visits.",
        ],
    ),
    (
        SUB_BULLETS_WITHOUT_NESTING,
        ["The oversight of:; kinship care; private fostering.", "The timeliness of visits."],
    ),
    (
        BULLETS_BELOW_A_NUMBER,
        [
            "Improve plans by ensuring that:; goals are clear (paragraph 20); reviews are held on time (paragraph 21).",
            "Improve supervision.",
        ],
    ),
    (
        LETTERS_BELOW_A_NUMBER,
        ["Look more closely at children where; a parent is in prison; a parent is ill."],
    ),
    (NUMBERED_SUB_HEADINGS, ["Ensure that visits are purposeful.", "Ensure that audits are checked."]),
    (SUB_HEADINGS, ["Ensure that supervision is regular.", "Improve pathway plans."]),
    (
        OVER_A_PAGE,
        [
            "The consistency of management oversight and the challenge by reviewing officers.",
            "The use of chronologies.",
        ],
    ),
    (AFTER_A_FOOTNOTE, ["The timeliness of assessments."]),
    (STRAY_GLYPH, ["Accommodation for homeless young people, including:; how much there is; how it is overseen."]),
    (WITH_LEAD_IN, ["ensure that plans are clear", "ensure that visits are purposeful"]),
    (NOTHING, []),
    (NOTHING_NUMBERED, []),
    (PROSE, ["Leaders should improve the oversight of plans.", "They must also ensure that visits are purposeful."]),
    (PROSE_WITHOUT_VERBS, ["The quality of plans.", "The timeliness of visits to children in need."]),
    (
        PARAGRAPHS_THAT_LOST_THEIR_BULLETS,
        ["Improve supervision. Ensure that it is recorded.", "Review the use of chronologies."],
    ),
    (REMARK, []),
]


@pytest.mark.parametrize(("page", "items"), LAYOUTS)
def test_items_of_a_list(page: str, items: list[str]) -> None:
    document = drawn(page)
    blocks = tuple(block for block in document.blocks if block.kind != "footnote")
    areas = areas_for_improvement(document, [Section(Part.IMPROVEMENT, None, blocks)], None)
    assert [area.text for area in areas] == items
    for area in areas:
        assert all(document.text[place.start : place.end] == place.quote for place in area.at)


def test_urgency_and_addressee_come_from_the_section() -> None:
    document = drawn("* Ensure that partners attend.")
    section = Section(Part.IMPROVEMENT, None, document.blocks, is_priority=True, of_board=True)
    (area,) = areas_for_improvement(document, [section], None)
    assert (area.of, area.urgency) == ("lscb", "priority")


def test_tags_stay_in_the_words_and_are_told_apart() -> None:
    document = drawn("* The timeliness of help. (outcome 1, national framework)")
    (area,) = areas_for_improvement(document, [Section(Part.IMPROVEMENT, None, document.blocks)], None)
    assert area.text.endswith("(outcome 1, national framework)")
    assert [(tag.kind, tag.number) for tag in area.tags] == [("outcome", 1)]
