"""Turns of phrase: spans of days, what an inspection is called, small numbers."""

from __future__ import annotations

import pytest

from sightline.papers import words

SPANS = [
    ("2023-12-11", "2023-12-15", "from 11 to 15 December 2023"),
    ("2024-01-29", "2024-02-02", "from 29 January to 2 February 2024"),
    ("2023-12-18", "2024-01-05", "from 18 December 2023 to 5 January 2024"),
    ("2020-11-04", "2020-11-04", "on 4 November 2020"),
    ("2020-11-04", "", "on 4 November 2020"),
    ("2020-11", "", "in November 2020"),
    ("2020", "2020", "in 2020"),
    ("", "2024-02-02", "until 2 February 2024"),
    ("", "", ""),
]


@pytest.mark.parametrize(("first", "last", "said"), SPANS)
def test_when(first: str, last: str, said: str) -> None:
    assert words.when(first, last) == said


EVENTS = [
    ("focused-visit", "Northmere", "focused visit to Northmere’s children’s services"),
    ("short-inspection", "St Wendels", "short inspection of St Wendels’ children’s services"),
]


@pytest.mark.parametrize(("kind", "authority", "said"), EVENTS)
def test_events(kind: str, authority: str, said: str) -> None:
    assert words.event_at(kind, authority) == said


def test_small_numbers_are_words() -> None:
    assert [words.number(count, "area") for count in (0, 1, 3, 12)] == [
        "no area",
        "one area",
        "three areas",
        "12 areas",
    ]


def test_articles() -> None:
    assert (words.an("assurance visit"), words.an("focused visit")) == ("an assurance visit", "a focused visit")
