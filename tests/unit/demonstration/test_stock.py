"""The stock of sentences: enough of it, about everything, and consistent with what the field says."""

from __future__ import annotations

import pytest

from sightline.demonstration import stock
from sightline.demonstration.stock import Line
from sightline.knowledge import load

LINES = [
    line for area in stock.AREAS for topic in stock.topics(area) for lines in topic.lines.values() for line in lines
]
PLACES = {
    "authority": "Northmere",
    "door": "front door",
    "model": "Standing Alongside",
    "earlier": "the last inspection",
}


def test_there_are_sentences_enough_of_every_polarity() -> None:
    counts = {polarity: sum(line.polarity == polarity for line in LINES) for polarity in stock.POLARITIES}
    assert len(LINES) >= 450
    assert min(counts.values()) >= 50


def test_every_theme_of_the_field_is_spoken_of_and_no_other() -> None:
    spoken_of = {theme for line in LINES for theme in line.themes}
    assert spoken_of == {theme.id for theme in load.themes()}


def test_areas_and_other_lines_name_themes_of_the_field() -> None:
    known = {theme.id for theme in load.themes()}
    carried = [entry.line for entry in stock.carried_lines().values()]
    others = [
        *carried,
        *stock.for_children(),
        *(line for grade in load.grades() if grade.rank for line in stock.opening(grade.id)),
    ]
    assert {theme for line in others for theme in line.themes} <= known
    assert {theme for area in stock.areas().values() for theme in area.themes} <= known


def test_no_sentence_is_in_the_stock_twice() -> None:
    texts = [line.text for line in LINES]
    assert len(texts) == len(set(texts))


def test_every_line_becomes_one_whole_sentence() -> None:
    told = [line.told(PLACES).text for line in LINES]
    assert [text for text in told if not (text.endswith(".") and text[0].isupper())] == []
    assert [text for text in told if set("[]{}'+") & set(text)] == []


@pytest.mark.parametrize(
    ("text", "printed", "prevalence"),
    [
        ("[Most] contacts are screened at once.", "Most contacts are screened at once.", "Most"),
        ("Reviews are [not always] on time.", "Reviews are not always on time.", "not always"),
        ("{authority} is by the sea.", "Northmere is by the sea.", None),
        ("A child's plan is short.", "A child’s plan is short.", None),
    ],
)
def test_marks_become_print(text: str, printed: str, prevalence: str | None) -> None:
    told = Line(text, "strength", ("other",)).told(PLACES)
    assert (told.text, told.prevalence) == (printed, prevalence)
