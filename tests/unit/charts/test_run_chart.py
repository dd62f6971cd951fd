"""A measure over time says its course, its limits and what is more than chance."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest

from sightline.charts import Happening, RunPoint, run_chart
from sightline.ground.days import add_months

FIRST = date(2023, 9, 30)


def points(*values: float | None) -> list[RunPoint]:
    return [
        RunPoint(add_months(FIRST, 3 * at), value, f"{value:g}%" if value is not None else "Not shown")
        for at, value in enumerate(values)
    ]


STEADY = [80, 82, 79, 81, 80, 78, 81, 80, 82, 79, 80, 81]


def test_the_title_states_the_course() -> None:
    chart = run_chart("c", "Visits in time", points(71, 78, 93), is_share=True)
    assert chart is not None
    assert chart.title == "Visits in time: 93% on 30 March 2024, up from 71% on 30 September 2023"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([71, 93], "With fewer than 12 values nobody can tell change from chance"),
        (STEADY, "No value is more than chance."),
        ([*STEADY, 99], "1 value, drawn as a ring, is more than chance."),
    ],
)
def test_the_sentence_says_what_is_more_than_chance(values: list[float], said: str) -> None:
    chart = run_chart("c", "Visits in time", points(*values), is_share=True)
    assert chart is not None
    assert said in chart.sentence


def test_what_may_not_be_shown_leaves_a_gap_and_is_in_the_table() -> None:
    chart = run_chart("c", "Visits in time", points(71, None, 93, 92), is_share=True)
    assert chart is not None
    assert [row[1] for row in chart.table.rows] == ["71%", "Not shown", "93%", "92%"]
    assert chart.svg.count("<circle") == 3


def test_nothing_is_drawn_of_fewer_than_two_values() -> None:
    assert run_chart("c", "Visits in time", points(71, None), is_share=True) is None


def test_inspections_and_a_target_are_marked_in_the_picture_and_in_words() -> None:
    marked = [Happening(date(2023, 12, 4), "an inspection"), Happening(date(2019, 1, 1), "an older one")]
    chart = run_chart("c", "Children waiting", points(7, 12, 30), is_share=False, marked=marked, wanted=5)
    assert chart is not None
    assert chart.sentence.endswith("A marks an inspection, 4 December 2023.")
    root = ElementTree.fromstring(chart.svg)
    words = {element.text for element in root.iter() if element.tag.endswith("text")}
    assert {"A", "Target", "50", "Sep 2023"} <= words
    assert "style=" not in chart.svg
