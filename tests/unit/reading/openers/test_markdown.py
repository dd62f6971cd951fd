"""Markdown loses its mark-up and keeps its words."""

from __future__ import annotations

import pytest

from sightline.reading.openers.markdown import unmarked
from tests.unit.reading.openers.made import MARKDOWN, Outline, opened, outline

UNMARKED = [
    ("**bold** and *slanted* and __both__ and _one_", "bold and slanted and both and one"),
    ("***bold and slanted***", "bold and slanted"),
    ("### **Visit**".removeprefix("### "), "Visit"),
    ("see [the letter](https://northmere.example/a) now", "see the letter now"),
    ("[team@northmere.example](mailto:team@northmere.example)", "team@northmere.example"),
    ("<team@northmere.example>", "team@northmere.example"),
    ("![logo](logo.png) Northmere", " Northmere"),
    ("health &amp; care &lsquo;plans&rsquo;", "health & care ‘plans’"),
    ("a\\*b\\_c 1\\. x", "a*b_c 1. x"),
    ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
    ("a `code` and ~~gone~~", "a code and gone"),
    ("what needs to improve?[^1]", "what needs to improve?"),
    ("one<br/>two <b>three</b>", "one two three"),
    ("fewer than < 5 and > 3", "fewer than < 5 and > 3"),
]


@pytest.mark.parametrize(("marked", "expected"), UNMARKED)
def test_inline_markup_is_removed(marked: str, expected: str) -> None:
    assert unmarked(marked) == expected


BLOCKS: list[tuple[str, str, Outline]] = [
    (
        "every kind",
        MARKDOWN,
        [
            ("heading", 1, "", "Visit to Northmere"),
            ("paragraph", 0, "", "Words with bold and a link."),
            ("list-item", 1, "•", "one"),
            ("list-item", 2, "–", "two"),
            ("cell", 0, "0/0/0", "Judgement"),
            ("cell", 0, "0/0/1", "Grade"),
            ("cell", 0, "0/1/0", "Help"),
            ("cell", 0, "0/1/1", "Good"),
        ],
    ),
    (
        "lines broken by hand stand apart, soft ones do not",
        "# T\n\nNorthmere House  \nHigh Row  \n\nThe letter\nis short.",
        [
            ("heading", 1, "", "T"),
            ("paragraph", 0, "", "Northmere House"),
            ("paragraph", 0, "", "High Row"),
            ("paragraph", 0, "", "The letter is short."),
        ],
    ),
    (
        "an item that a page end cut goes on in lower case",
        "# T\n\n- Referrals to the team in Northmere have not risen as much as they anticipated\n\n"
        "when schools returned.\n\n"
        "- Next.",
        [
            ("heading", 1, "", "T"),
            (
                "list-item",
                1,
                "•",
                "Referrals to the team in Northmere have not risen as much as they anticipated when schools returned.",
            ),
            ("list-item", 1, "•", "Next."),
        ],
    ),
    (
        "numbers number paragraphs; underlined headings; footnotes; rules and links apart",
        "Visit\n=====\n\n1. Plans are clear.\n2. Visits\n   are regular.\n\n---\n\n2.1 Northmere was visited.[^1]\n\n"
        "[^1]: In May.\n[ref]: https://northmere.example\n\n**Bold**",
        [
            ("heading", 1, "", "Visit"),
            ("paragraph", 0, "1.", "Plans are clear."),
            ("paragraph", 0, "2.", "Visits are regular."),
            ("paragraph", 0, "2.1", "Northmere was visited."),
            ("footnote", 0, "1", "In May."),
            ("paragraph", 0, "", "Bold"),
        ],
    ),
]


@pytest.mark.parametrize(("what", "text", "expected"), BLOCKS, ids=[row[0] for row in BLOCKS])
def test_markdown_becomes_blocks(what: str, text: str, expected: Outline) -> None:
    assert outline(opened(text)) == expected


def test_the_first_heading_is_the_title_where_none_is_of_level_one() -> None:
    assert opened("### Visit to Northmere\n\nWords.\n\n## Findings\n\nMore.").title == "Visit to Northmere"
