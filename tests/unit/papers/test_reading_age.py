"""How old a reader must be: syllables counted, two measures, hard words named."""

from __future__ import annotations

import pytest

from sightline.papers.reading_age import count_syllables, reading_age

SYLLABLES = [
    ("cat", 1), ("children", 2), ("made", 1), ("helped", 1), ("wanted", 2), ("social", 2), ("worker", 2),
    ("authority", 4), ("people", 2), ("the", 1), ("places", 2), ("plan", 1), ("family", 3), ("inspectors", 3),
]  # fmt: skip


@pytest.mark.parametrize(("word", "count"), SYLLABLES)
def test_syllables(word: str, count: int) -> None:
    assert count_syllables(word) == count


def test_short_words_in_short_sentences_are_for_the_young() -> None:
    found = reading_age(["We came to see you.", "You told us what you think.", "Some plans are not clear."])
    assert found
    assert found.oldest < 8


def test_long_words_in_long_sentences_are_not() -> None:
    hard = "Multidisciplinary safeguarding partnerships demonstrate proportionality notwithstanding complexity."
    found = reading_age([hard])
    assert found
    assert found.by_syllables > 18
    assert found.by_letters > 18
    assert "safeguarding" in found.hard_words


def test_names_are_no_hard_words() -> None:
    found = reading_age(["We came to Northmereshire in December."])
    assert found
    assert found.hard_words == ()


@pytest.mark.parametrize("texts", [[], [""], ["123 456"]])
def test_nothing_to_read_has_no_age(texts: list[str]) -> None:
    assert reading_age(texts) is None
