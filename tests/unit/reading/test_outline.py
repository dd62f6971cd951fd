"""Reports cut into sections by what their headings say."""

from __future__ import annotations

from sightline.knowledge import lookup
from sightline.reading.outline import Part, Section, outline
from sightline.reading.passages import passages
from tests.unit.reading import reports
from tests.unit.reading.drawn import drawn


def sections_of(page: str, era: str) -> list[Section]:
    return [section for section in outline(drawn(page), lookup.era(era)) if section.blocks]


def told(page: str, era: str) -> list[tuple[str, str | None, str | None]]:
    return [(section.part.value, section.area, section.grade) for section in sections_of(page, era)]


def test_ilacs_report_is_cut_at_its_judgements() -> None:
    assert told(reports.ILACS, "ilacs-2023") == [
        ("cover", None, None),
        ("summary", None, None),
        ("improvement", None, None),
        ("findings", "help-and-protection", "requires-improvement"),
        ("findings", "children-in-care", "good"),
        ("findings", "care-leavers", "outstanding"),
        ("findings", "impact-of-leaders", "good"),
    ]


def test_single_inspection_goes_from_authority_to_board_to_annex() -> None:
    findings = [
        (section.area, section.grade)
        for section in sections_of(reports.SINGLE_INSPECTION, "sif-2013")
        if section.part is Part.FINDINGS and any(block.number for block in section.blocks)
    ]
    assert findings == [
        ("help-and-protection", "requires-improvement"),
        ("children-looked-after-and-permanence", "good"),
        ("adoption-performance", "outstanding"),
        ("care-leavers", "inadequate"),
        ("leadership-management-governance", "requires-improvement"),
        ("lscb-effectiveness", "good"),
    ]


def test_sub_heading_that_names_an_area_does_not_end_the_improvements() -> None:
    document = drawn(reports.SINGLE_INSPECTION)
    sections = outline(document, lookup.era("sif-2013"))
    improvements = [section for section in sections if section.part is Part.IMPROVEMENT and section.blocks]
    assert [(section.is_priority, section.of_board) for section in improvements] == [
        (True, False),
        (False, False),
        (False, True),
    ]
    assert [block.number for block in improvements[1].blocks if block.number] == [2]


def test_annex_on_what_grades_mean_yields_no_findings() -> None:
    document = drawn(reports.SINGLE_INSPECTION)
    found = passages(document, outline(document, lookup.era("sif-2013")))
    assert not [passage for passage in found if "LSCB" in passage.text(document)]


def test_board_report_bound_behind_an_annex_is_read() -> None:
    page = """
    # What the inspection judgements mean
    A good local authority leads well.
    # Section 2: The effectiveness of the Local Safeguarding Children Board
    ### Key strengths and weaknesses of the LSCB
    1. Partners attend.
    """
    document = drawn(page)
    (passage,) = passages(document, outline(document, lookup.era("sif-2013")))
    assert (passage.number, passage.area) == (1, "lscb-effectiveness")


def test_heading_over_two_lines_with_its_grade_in_a_cell() -> None:
    page = """
    # Findings
    # Leadership, management and
    | governance | Good

    1. Leaders listen.
    """
    document = drawn(page)
    (passage,) = passages(document, outline(document, lookup.era("sif-2013")))
    assert (passage.area, passage.grade) == ("leadership-management-governance", "good")


def test_heading_without_a_grade_begins_its_judgement() -> None:
    page = """
    # What needs to improve
    * The use of audits.
    ## The experiences and progress of children in care
    1. Children are safe.
    """
    document = drawn(page)
    (passage,) = passages(document, outline(document, lookup.era("ilacs-2023")))
    assert (passage.number, passage.area, passage.grade) == (1, "children-in-care", None)


def test_paragraph_goes_on_over_pages_and_keeps_its_number() -> None:
    document = drawn(reports.ILACS)
    found = passages(document, outline(document, lookup.era("ilacs-2023")))
    (second,) = [passage for passage in found if passage.number == 2]
    assert second.text(document) == "Workers know their children well and visit them often."
    assert [place.page for place in second.at(document)] == [2, 3]


def test_number_glued_to_a_paragraph_tagged_as_heading_is_told() -> None:
    words = "Children attend their reviews, and their advocates help them to say what they think of their plans, which"
    document = drawn(f"# Inspection findings\n## 17.{words}\nchange as a result.")
    (passage,) = passages(document, outline(document, None))
    assert passage.number == 17
    assert passage.text(document) == f"{words} change as a result."
