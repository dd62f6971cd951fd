"""Values as the pages word them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from sightline.web import formats

DATES = [
    (date(2024, 2, 6), "6 February 2024"),
    ("2024-02-06", "6 February 2024"),
    ("2024-02", "February 2024"),
    ("2024", "2024"),
    ("", "Not known"),
    (None, "Not known"),
    (datetime(2024, 6, 30, 23, 30, tzinfo=UTC), "1 July 2024"),
]


@pytest.mark.parametrize(("day", "words"), DATES)
def test_days_are_said_as_precisely_as_they_are_known(day: date | str | None, words: str) -> None:
    assert formats.in_words(day) == words


LEFT = [
    (date(2024, 5, 17), "3 days left"),
    (date(2024, 5, 15), "1 day left"),
    (date(2024, 5, 14), "Due today"),
    (date(2024, 5, 13), "1 day late"),
]


@pytest.mark.parametrize(("due_on", "words"), LEFT)
def test_what_is_left_of_a_time_is_counted_in_days(due_on: date, words: str) -> None:
    assert formats.days_left(due_on, date(2024, 5, 14)) == words


IDS = [
    (formats.grade, "requires-improvement", "Requires improvement to be good"),
    (formats.area, "help-and-protection", "Help and protection"),
    (formats.area_in_full, "care-leavers", "The experiences and progress of care leavers"),
    (formats.kind, "focused-visit", "Focused visit"),
    (formats.kind, "", "Inspection or visit"),
    (formats.era, "ilacs-2018", "ILACS, 2018 to 2022"),
    (formats.document_kind, "no-such-kind", "Document"),
    (formats.grade, "splendid", ""),
]


@pytest.mark.parametrize(("ask", "id_", "words"), IDS)
def test_ids_are_said_in_the_words_of_the_field(ask: object, id_: str, words: str) -> None:
    assert callable(ask) and ask(id_) == words
