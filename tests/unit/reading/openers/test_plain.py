"""Plain text as scraped from committee systems is put back into the blocks it was printed in."""

from __future__ import annotations

import pytest

from tests.unit.reading.openers.made import PLAIN, Outline, opened, outline

REFLOWED: list[tuple[str, str, Outline]] = [
    (
        "one paragraph a line",
        "Northmere is praised for its work with families\n\n"
        "Inspectors said that help for children in Northmere is prompt and thoughtful.\n\n"
        "A second paragraph follows the first and is a sentence too.",
        [
            ("heading", 1, "", "Northmere is praised for its work with families"),
            ("paragraph", 0, "", "Inspectors said that help for children in Northmere is prompt and thoughtful."),
            ("paragraph", 0, "", "A second paragraph follows the first and is a sentence too."),
        ],
    ),
    (
        "lines cut at a width",
        "The visit looked at how quickly social workers see\nchildren and whether plans are changed when they\n"
        "need to be. It also looked at supervision.\nShort close.\n\nA new paragraph is set apart by a blank line\n"
        "and goes on here.",
        [
            (
                "paragraph",
                0,
                "",
                "The visit looked at how quickly social workers see children and whether plans are changed when "
                "they need to be. It also looked at supervision. Short close.",
            ),
            ("paragraph", 0, "", "A new paragraph is set apart by a blank line and goes on here."),
        ],
    ),
    (
        "numbers, glued and bare, and what only looks like one",
        "1 Background\n1.1 Inspectors came in May.\n2.While visits are regular, plans are not.\n"
        "70 Petty Row\n6 February 2024\n3 Close\n3.1 Members are asked to note the letter.",
        [
            ("heading", 2, "1", "Background"),
            ("paragraph", 0, "1.1", "Inspectors came in May."),
            ("paragraph", 0, "2.", "While visits are regular, plans are not."),
            ("paragraph", 0, "", "70 Petty Row"),
            ("paragraph", 0, "", "6 February 2024"),
            ("heading", 2, "3", "Close"),
            ("paragraph", 0, "3.1", "Members are asked to note the letter."),
        ],
    ),
    (
        "bullets of every glyph, and nested ones",
        "The themes were:\n· thresholds\nn\u00a0 Children are safe.\n\uf0b7 courts:\n  o edge of care\n"
        "  o after care\n• visits",
        [
            ("paragraph", 0, "", "The themes were:"),
            ("list-item", 1, "•", "thresholds"),
            ("list-item", 1, "•", "Children are safe."),
            ("list-item", 1, "•", "courts:"),
            ("list-item", 2, "–", "edge of care"),
            ("list-item", 2, "–", "after care"),
            ("list-item", 1, "•", "visits"),
        ],
    ),
    (
        "letters",
        "That the panel:\na) notes the letter; and\n(b) asks for a plan.",
        [
            ("paragraph", 0, "", "That the panel:"),
            ("list-item", 1, "a)", "notes the letter; and"),
            ("list-item", 1, "(b)", "asks for a plan."),
        ],
    ),
    (
        "a list whose bullets were lost",
        "The findings were:\n\nMost children make progress\nVisits are regular\nNorthmere will now write a plan.",
        [
            ("paragraph", 0, "", "The findings were:"),
            ("list-item", 1, "", "Most children make progress"),
            ("list-item", 1, "", "Visits are regular"),
            ("paragraph", 0, "", "Northmere will now write a plan."),
        ],
    ),
    (
        "a table of judgements scraped as short paragraphs",
        "What were the grades?\n\nJudgement\n\nGrade\n\nHelp\n\nGood\n\nCare\n\nOutstanding\n\n"
        "What comes next?\n\nA plan.",
        [
            ("heading", 2, "", "What were the grades?"),
            ("cell", 0, "0/0/0", "Judgement"),
            ("cell", 0, "0/0/1", "Grade"),
            ("cell", 0, "0/1/0", "Help"),
            ("cell", 0, "0/1/1", "Good"),
            ("cell", 0, "0/2/0", "Care"),
            ("cell", 0, "0/2/1", "Outstanding"),
            ("heading", 2, "", "What comes next?"),
            ("paragraph", 0, "", "A plan."),
        ],
    ),
    (
        "three columns behind bars, with cells cut over lines",
        "Judgement\n|\nGrade in 2018\n|\nGrade in 2023\n|\nThe help that\nfamilies are given\n|\nGood\n|\nGood\n|\n"
        "The care that children\nare given in homes\n|\nN/A\n|\nRequires improvement\n|",
        [
            ("cell", 0, "0/0/0", "Judgement"),
            ("cell", 0, "0/0/1", "Grade in 2018"),
            ("cell", 0, "0/0/2", "Grade in 2023"),
            ("cell", 0, "0/1/0", "The help that families are given"),
            ("cell", 0, "0/1/1", "Good"),
            ("cell", 0, "0/1/2", "Good"),
            ("cell", 0, "0/2/0", "The care that children are given in homes"),
            ("cell", 0, "0/2/1", "N/A"),
            ("cell", 0, "0/2/2", "Requires improvement"),
        ],
    ),
    (
        "rows that an empty cell ends, the last of one cell",
        "|\nReport to: |\nCabinet |\n|\nBy: |\nThe director |\n|\n"
        "RECOMMENDATION: to note the letter.\n|\nMore words here.",
        [
            ("cell", 0, "0/0/0", "Report to:"),
            ("cell", 0, "0/0/1", "Cabinet"),
            ("cell", 0, "0/1/0", "By:"),
            ("cell", 0, "0/1/1", "The director"),
            ("paragraph", 0, "", "RECOMMENDATION: to note the letter."),
            ("paragraph", 0, "", "More words here."),
        ],
    ),
    (
        "whole rows with bars or tabs",
        "Judgement | Grade\nHelp | Good\n\nArea\tGrade\nCare\tGood",
        [
            ("cell", 0, "0/0/0", "Judgement"),
            ("cell", 0, "0/0/1", "Grade"),
            ("cell", 0, "0/1/0", "Help"),
            ("cell", 0, "0/1/1", "Good"),
            ("cell", 0, "1/0/0", "Area"),
            ("cell", 0, "1/0/1", "Grade"),
            ("cell", 0, "1/1/0", "Care"),
            ("cell", 0, "1/1/1", "Good"),
        ],
    ),
    (
        "a paragraph that a page end cut",
        "Leaders in Northmere know their services well and have set out how they will\n\n"
        "bring greater calm to the teams.",
        [
            (
                "paragraph",
                0,
                "",
                "Leaders in Northmere know their services well and have set out how they will bring greater calm "
                "to the teams.",
            )
        ],
    ),
    (
        "a page of a committee system",
        "Agenda item\n\nVisit to Northmere\n\nMinutes:\n\nThe panel received the letter and thanked the teams for "
        "their work.\n\n3 Annual report pdf icon PDF 72 KB\n\nComments",
        [
            ("paragraph", 0, "", "Agenda item"),
            ("heading", 1, "", "Visit to Northmere"),
            ("heading", 2, "", "Minutes:"),
            ("paragraph", 0, "", "The panel received the letter and thanked the teams for their work."),
            ("paragraph", 0, "", "3 Annual report"),
        ],
    ),
]


@pytest.mark.parametrize(("what", "text", "expected"), REFLOWED, ids=[row[0] for row in REFLOWED])
def test_text_is_put_back_into_blocks(what: str, text: str, expected: Outline) -> None:
    assert outline(opened(text)) == expected


def test_a_scraped_paper_has_its_title_and_numbered_paragraphs() -> None:
    document = opened(PLAIN)
    assert document.title == "Focused visit to Northmere"
    assert outline(document)[4:] == [
        ("heading", 2, "1", "Background"),
        (
            "paragraph",
            0,
            "1.1",
            "Northmere was visited in May and the inspectors looked at plans for children in need and at how they "
            "are reviewed.",
        ),
        ("list-item", 1, "•", "Plans are clear."),
    ]


def test_what_the_web_page_added_is_furniture() -> None:
    document = opened("Minutes pdf icon PDF 72 KB\n\nThe panel noted the letter.\n\nComments")
    assert document.furniture == ("pdf icon PDF 72 KB", "Comments")


def test_lines_cut_at_a_width_are_marked_where_they_begin() -> None:
    document = opened("The visit looked at how quickly social\nworkers see the children and their\nfamilies at home.")
    assert [document.text[mark:].split()[0] for mark in document.line_marks] == ["The", "workers", "families"]


def test_running_heads_are_furniture_and_the_paragraph_they_cut_goes_on() -> None:
    heads = [f"Inspection of Northmere children’s services {page}\n" for page in (1, 2, 3)]
    document = opened(
        heads[0] + "Inspection of Northmere\nInspection dates: 3 to 14 March 2025\n"
        "Lead inspector: to be named\n" + heads[1] + "The visit looked at how quickly social workers see\n"
        "children and whether plans are changed when they\n"
        + heads[2]
        + "need to be, and at how managers keep an eye on it.\n"
    )
    assert document.furniture == ("Inspection of Northmere children’s services",)
    assert outline(document) == [
        ("heading", 1, "", "Inspection of Northmere"),
        ("paragraph", 0, "", "Inspection dates: 3 to 14 March 2025"),
        ("paragraph", 0, "", "Lead inspector: to be named"),
        (
            "paragraph",
            0,
            "",
            "The visit looked at how quickly social workers see children and whether plans are changed when they "
            "need to be, and at how managers keep an eye on it.",
        ),
    ]
