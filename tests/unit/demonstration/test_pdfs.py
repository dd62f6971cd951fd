"""Made PDFs are tagged as published reports are: headings, lists, tables; running heads outside the tags."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sightline.demonstration import Commission, Oddities, build, commissions
from tests.unit.demonstration.opened import tags, untagged_words, words

REPORT = next(one for one in commissions() if one.file == "northmere/2024-01-30-inspection-report.pdf")
TAGGED = [one for one in commissions() if one.file.endswith(".pdf") and one.oddities.tagged]


@pytest.mark.parametrize("commission", TAGGED, ids=lambda commission: commission.file)
def test_a_pdf_has_a_title_headings_and_lists(commission: Commission) -> None:
    found = tags(build(commission).content)
    assert found.count("H1") >= 1
    assert {"H1", "H2", "P", "L", "LI", "Lbl", "LBody"} <= set(found)


def test_the_judgement_table_is_a_table_with_a_head() -> None:
    found = tags(build(REPORT).content)
    assert found.count("Table") == 1
    assert found.count("TR") == 6
    assert (found.count("TH"), found.count("TD")) == (2, 10)


def test_sub_bullets_are_a_list_within_the_list() -> None:
    found = tags(build(REPORT).content)
    inner = found.index("L", found.index("L") + 1)
    assert found[found.index("L") : inner].count("LI") == 3


def test_running_heads_and_page_numbers_are_outside_the_tags() -> None:
    outside = untagged_words(build(REPORT).content, page=1)
    assert "DEMONSTRATION: INVENTED AUTHORITY" in outside
    assert "Inspection of Northmere local authority children’s services" in outside
    assert "2" in outside
    assert "Strategy discussions" not in outside


def test_a_running_foot_may_have_misprinted_dates() -> None:
    content = build(_with(Oddities(running_head_dates="14 to 18 December 2023"))).content
    assert "14 to 18 December 2023" in untagged_words(content, page=1)
    assert "4 to 8 December 2023" in words(content, REPORT.file)


def test_a_footnote_is_a_note() -> None:
    assert "Note" in tags(build(_with(Oddities(footnote=True))).content)


def test_an_untagged_pdf_has_no_tags() -> None:
    assert tags(build(_with(Oddities(tagged=False))).content) == []


@pytest.mark.parametrize(
    ("oddities", "printed"),
    [
        (Oddities(title="council"), "Northmere County Council Inspection of children’s social care services"),
        (Oddities(title="council-services"), "Inspection of Northmere County Council children’s services"),
        (Oddities(date_form="whole"), "Inspection dates: 4 December 2023 to 8 December 2023"),
        (Oddities(date_form="dash-short"), "Inspection dates: 4–8 December 2023"),
        (Oddities(date_form="dash-long"), "Inspection dates: 4 – 8 December 2023"),
        (Oddities(date_form="weekday"), "Inspection dates: Monday 4 to Friday 8 December 2023"),
        (Oddities(lead_form="initials"), "Lead inspector: Cornelius Appleyard HMI"),
        (Oddities(lead_place="last"), "Lead inspector: Cornelius Appleyard"),
        (Oddities(heading_grade="are"), "The experiences and progress of care leavers are good"),
        (Oddities(heading_grade="are"), "who need help and protection require improvement to be good"),
        (Oddities(heading_grade="none"), "The experiences and progress of care leavers 35."),
        (Oddities(footnote=True), "What needs to improve?1"),
        (Oddities(question=False), "What needs to improve ◼"),
        (Oddities(misprinted_label=True), "The experiences and progress of children care leavers Good"),
        (Oddities(narrow_grades=True), "Requires improvement to be good"),
        (Oddities(overall_sentence=True), "The overall effectiveness of services is good."),
        (Oddities(areas="sentence"), "What needs to improve? The quality"),
        (Oddities(areas="numbered"), "What needs to improve? 1. The quality"),
        (Oddities(areas="continued"), "requires improvement to be good 4. "),
        (Oddities(undotted_numbers=True), "requires improvement to be good 1 "),
        (Oddities(bullet="•"), "• The quality"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_oddity_is_in_print(oddities: Oddities, printed: str) -> None:
    commission = _with(oddities)
    assert printed in words(build(commission).content, commission.file)


def test_glued_numbers_have_no_space() -> None:
    commission = _with(Oddities(glued_numbers=True))
    made = build(commission)
    first = next(finding for finding in made.truth.findings if finding.number == 1)
    assert f"1.{first.sentences[0].text}" in words(made.content, commission.file)


def _with(oddities: Oddities) -> Commission:
    return replace(REPORT, oddities=oddities)
