"""Every doubt has a code that stands in the table."""

from __future__ import annotations

import pytest

from sightline.reading.doubts import DOUBTS, doubt


def test_doubt_of_a_known_kind() -> None:
    assert doubt("grades-differ", "Two grades.").code == "grades-differ"


def test_unknown_code_is_refused() -> None:
    with pytest.raises(KeyError):
        doubt("no-such-doubt", "Nothing.")


@pytest.mark.parametrize("code", DOUBTS)
def test_codes_are_plain_and_explained(code: str) -> None:
    assert code == code.lower().replace(" ", "-")
    assert DOUBTS[code].title
    assert DOUBTS[code].explanation.endswith(".")
