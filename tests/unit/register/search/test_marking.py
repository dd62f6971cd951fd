"""Marking what was looked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.register.search.asking import LONGEST, SearchRefused, understand
from sightline.register.search.marking import mark

MARKED = [
    ("visit", "Visits and visiting, not visitors.", "[Visits] and [visiting], not visitors."),
    ("visit*", "Visits and visitors.", "[Visits] and [visitors]."),
    ('"timely visits"', "Timely, visits; visits timely.", "[Timely, visits]; visits timely."),
    ('"a b" "b c"', "a b c d", "[a b c] d"),
    ("children", "Children’s plans", "[Children’s] plans"),
    ("-plans", "Plans", "Plans"),
    ("multi-agency", "The multi-agency hub", "The [multi-agency] hub"),
    ("", "Nothing asked", "Nothing asked"),
]


def shown(text: str, typed: str) -> str:
    """The text with marks around what was looked for."""
    return "".join(f"[{it.text}]" if it.is_match else it.text for it in mark(text, understand(typed)))


@pytest.mark.parametrize(("typed", "text", "expected"), MARKED)
def test_marks(typed: str, text: str, expected: str) -> None:
    assert shown(text, typed) == expected


@given(st.text(), st.text(max_size=LONGEST // 8))
def test_no_text_is_lost_whatever_is_typed(text: str, typed: str) -> None:
    try:
        asked = understand(typed)
    except SearchRefused as refused:
        assert refused.code == "too-many-words"
        return
    assert "".join(piece.text for piece in mark(text, asked)) == text
