"""Dates, lists and counts in plain English."""

from __future__ import annotations

from datetime import date

import pytest

from sightline.ground.dates import PartialDate
from sightline.ground.sources import Citation, Source
from sightline.ground.wording import (
    count_in_words,
    day_in_words,
    list_in_words,
    partial_date_in_words,
    span_in_words,
)


def test_a_day() -> None:
    assert day_in_words(date(2024, 2, 6)) == "6 February 2024"


@pytest.mark.parametrize(
    ("known", "words"),
    [
        (PartialDate(2024, 2, 6), "6 February 2024"),
        (PartialDate(2024, 2), "February 2024"),
        (PartialDate(2024), "2024"),
    ],
)
def test_a_date_as_precisely_as_it_is_known(known: PartialDate, words: str) -> None:
    assert partial_date_in_words(known) == words


@pytest.mark.parametrize(
    ("items", "words"),
    [([], ""), (["help"], "help"), (["help", "care"], "help and care"), (["a", "b", "c"], "a, b and c")],
)
def test_a_list(items: list[str], words: str) -> None:
    assert list_in_words(items) == words


def test_a_choice() -> None:
    assert list_in_words(["3", "4", "5"], "or") == "3, 4 or 5"


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 reports"), (1, "1 report"), (2, "2 reports"), (1024, "1,024 reports")]
)
def test_a_count(count: int, words: str) -> None:
    assert count_in_words(count, "report") == words


def test_a_plural_of_its_own() -> None:
    assert count_in_words(2, "authority", "authorities") == "2 authorities"


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (date(2018, 1, 1), date(2022, 12, 31), "from 1 January 2018 to 31 December 2022"),
        (date(2026, 4, 1), None, "since 1 April 2026"),
        (None, date(2023, 3, 31), "until 31 March 2023"),
        (None, None, "at any time"),
    ],
)
def test_a_span(since: date | None, until: date | None, words: str) -> None:
    assert span_in_words(since, until) == words


@pytest.mark.parametrize(
    ("reference", "words"), [("SI 1/1", "The Rules (SI 1/1), regulation 2"), ("", "The Rules, regulation 2")]
)
def test_a_citation(reference: str, words: str) -> None:
    assert str(Citation(Source("rules", "The Rules", "Parliament", reference), "regulation 2")) == words
