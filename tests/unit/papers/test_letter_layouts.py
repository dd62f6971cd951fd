"""The letter to children in its three layouts: what is the same in all, and what each has to keep to."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import docx
import pytest

from sightline.papers import writers
from sightline.papers.blocks import Idea, Look, Paper
from sightline.papers.facts import Brief, Layout
from sightline.papers.kinds import KINDS
from sightline.papers.kinds.childrens_letter import OLDEST
from sightline.papers.reading_age import reading_age
from tests.unit.papers.stock import facts, inspected

SMALLEST_LARGE_PRINT = 18
LONGEST_IDEA = 20
"""In words: about what fits three lines of large letters."""


def letter(layout: Layout, **changes: object) -> Paper:
    return KINDS["childrens-letter"].compose(facts(**changes), Brief(signed_by="Ottoline Ferrars", layout=layout))


@pytest.mark.parametrize("layout", Layout)
def test_a_child_of_ten_can_read_every_layout(layout: Layout) -> None:
    age = reading_age(it.text for it in letter(layout).sentences() if not it.is_missing)
    assert age is not None
    assert age.oldest <= OLDEST


@pytest.mark.parametrize("layout", Layout)
def test_every_layout_tells_each_grade_in_words_and_what_it_means(layout: Layout) -> None:
    text = " ".join(it.text for it in letter(layout).sentences())
    for grade in ("Good", "Requires improvement to be good", "Outstanding"):
        assert re.search(rf"{grade}: .+\.", text)


@pytest.mark.parametrize("layout", Layout)
def test_every_layout_tells_what_must_get_better_and_when_the_plan_is_due(layout: Layout) -> None:
    keys = {it.key for it in letter(layout).sentences()}
    assert {"letter.better.plans-quality", "letter.better.neglect", "letter.plan-by"} <= keys


@pytest.mark.parametrize(
    ("layout", "look"), [(Layout.LARGE_PRINT, Look.LARGE_PRINT), (Layout.EASY_READ, Look.EASY_READ)]
)
def test_large_letters_are_18_points_or_more(layout: Layout, look: Look) -> None:
    paper = letter(layout)
    assert paper.look is look
    word = docx.Document(BytesIO(writers.word(paper)))
    used = {paragraph.style.name for paragraph in word.paragraphs if paragraph.style}
    sizes = {name: word.styles[name].font.size for name in used | {"Normal"}}
    assert {name: size.pt for name, size in sizes.items() if size and size.pt < SMALLEST_LARGE_PRINT} == {}


class TestEasyRead:
    PAPER = letter(Layout.EASY_READ)
    IDEAS = tuple(block for block in PAPER.blocks if isinstance(block, Idea))

    def test_one_idea_a_line_in_few_words(self) -> None:
        assert len(self.IDEAS) > 10
        told = [" ".join(it.text for it in idea.sentences) for idea in self.IDEAS]
        parts = [part for words in told for part in re.split(r"(?<=[.:])\s", words)]
        assert [part for part in parts if len(part.split()) > LONGEST_IDEA] == []

    def test_a_place_for_a_picture_says_what_it_should_show(self) -> None:
        word = docx.Document(BytesIO(writers.word(self.PAPER)))
        alt = [it.get("descr") for it in word.element.body.iter() if it.tag.endswith("}docPr")]
        assert alt == [f"Place for a picture: {idea.picture}" for idea in self.IDEAS]
        html = writers.html(self.PAPER)
        assert all(f'aria-label="Place for a picture: {idea.picture}"' in html for idea in self.IDEAS)

    def test_a_visit_without_grades_says_so(self) -> None:
        paper = letter(Layout.EASY_READ, inspected=inspected(kind="focused-visit", judgements={}))
        assert "letter.no-grades" in {it.key for it in paper.sentences()}


def test_only_the_letter_to_children_has_layouts() -> None:
    assert {it.id for it in KINDS.values() if len(it.layouts) > 1} == {"childrens-letter"}


def test_a_letter_of_the_inspectorate_is_quoted_only_where_children_can_read_it() -> None:
    easy, hard, leaning = (
        replace(facts().inspected.quotes[0], text=text)
        for text in (
            "Social workers see children often and know them well.",
            "Multidisciplinary safeguarding arrangements facilitate proportionate interventions.",
            "This helps them.",
        )
    )
    second = replace(easy, text="Children feel safe and have someone to turn to.")
    paper = letter(Layout.STANDARD, childrens_quotes=(hard, easy, leaning, second))
    said = [it.text for it in paper.sentences() if it.key.startswith("letter.said.")]
    assert said == [easy.text, second.text]
