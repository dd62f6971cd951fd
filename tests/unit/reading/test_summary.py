"""A reading in words, and how it shows itself to people who work in Python."""

from __future__ import annotations

import pytest

from sightline.reading import contract
from sightline.reading.model import Reading
from sightline.reading.notebook import ReadingToShow
from sightline.reading.shapes import StatedDay
from sightline.reading.summary import days_in_words, summarise
from tests.unit.reading import made


def _day(iso: str | None) -> StatedDay | None:
    return None if iso is None else {"value": iso, "at": []}


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2024-03-04", "2024-03-08", "4 to 8 March 2024"),
        ("2021-10-25", "2021-11-05", "25 October to 5 November 2021"),
        ("2018-12-31", "2019-01-11", "31 December 2018 to 11 January 2019"),
        ("2018-12-11", "2019-12-11", "11 December 2018 to 11 December 2019"),
        ("2016-07-28", "2016-07-28", "28 July 2016"),
        ("2024-03-04", None, "4 March 2024"),
        (None, "2024-03", "March 2024"),
        ("2020", "2020", "2020"),
        (None, None, "not stated"),
    ],
)
def test_what_two_days_share_is_said_once(first: str | None, last: str | None, words: str) -> None:
    assert days_in_words(_day(first), _day(last)) == words


def test_a_summary_is_in_words() -> None:
    summary = summarise(contract.shape(made.reading()))
    assert (summary.document_kind, summary.event_kind) == ("Inspection report", "Short inspection")
    assert (summary.authority, summary.lead_inspector) == ("Northmere", "Ada Winterbourne")
    assert summary.inspected == "4 to 8 March 2024"
    assert [(it.area, it.grade) for it in summary.grades] == [
        ("Overall effectiveness", "Requires improvement"),
        ("Care leavers", "Good"),
    ]
    assert (summary.improvement_count, summary.priority_count) == (1, 0)
    assert summary.doubts == ("Table and heading differ. (page 1)",)


def test_what_is_not_stated_is_said() -> None:
    summary = summarise(contract.shape(Reading(made.document(), "unknown")))
    assert {summary.authority, summary.inspected, summary.lead_inspector, summary.event_kind} == {"not stated"}


def test_a_reading_shows_itself_at_the_prompt() -> None:
    shown = repr(ReadingToShow.of(made.reading()))
    assert shown.startswith("<Reading of northmere <2024>.pdf\n")
    assert "Lead inspector             Ada Winterbourne" in shown
    assert "Care leavers               Good" in shown


def test_a_reading_shows_itself_in_a_notebook_and_escapes_what_it_quotes() -> None:
    shown = ReadingToShow.of(made.reading())._repr_html_()
    assert "northmere &lt;2024&gt;.pdf" in shown
    assert '<th scope="row">Overall effectiveness</th><td>Requires improvement</td>' in shown
    assert "<small>page 1</small>" in shown


def test_a_shown_reading_is_the_reading() -> None:
    reading = made.reading()
    shown = ReadingToShow.of(reading)
    assert isinstance(shown, Reading)
    assert shown.inspection is reading.inspection
    assert shown.shape() == contract.shape(reading)
