"""How many of the spellings that authorities have sent are recognised; kept beside the repository, not in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from sightline.knowledge.annex_a_lists import ListColumn, lists
from sightline.knowledge.tables import code_sets
from sightline.returns.choices import Choices
from sightline.returns.codes import Recogniser
from sightline.returns.matching import match_headers
from tests.shared import SHARED

pytestmark = pytest.mark.shared

SPELLINGS = SHARED / "reference" / "annex-a-spellings.yml"
LEAST = {"contact-source": 0.77, "primary-need": 0.76, "closure-reason": 0.78}
OTHERWISE = 0.85
"""So large a share of spellings is recognised at least; the rest is offered with a guess."""

ROLL_UP = {
    "a) White": "White",
    "b) Mixed": "Mixed",
    "c) Asian or Asian British": "Asian",
    "d) Black or black British": "Black",
    "e) Other ethnic group": "Other",
    "f) Not stated": "Not known",
}
LEAST_IN_GROUP = 0.95


def _columns() -> Iterator[tuple[ListColumn, str, dict[str, Any]]]:
    yaml = pytest.importorskip("yaml")
    told = yaml.safe_load(SPELLINGS.read_text(encoding="utf-8"))["column_map"]
    for name, columns in told.items():
        shape = lists()[name.replace("_", "-")]
        for header, spec in columns.items():
            yield next(column for column in shape.columns if column.label == header), shape.id, spec


def test_every_header_is_recognised() -> None:
    for column, list_, _ in _columns():
        assert dict(match_headers([column.label], lists()[list_], Choices(), "2024").columns) == {column.id: 0}


def test_most_spellings_of_codes_are_recognised() -> None:
    known: dict[str, list[bool]] = {}
    for column, _, spec in _columns():
        if column.codes not in code_sets() or column.codes == "activity":
            continue
        recogniser = Recogniser(column.codes or "", Choices())
        words = [str(word) for category in spec.get("category", ()) for word in category["name"] or ()]
        known.setdefault(column.codes or "", []).extend(recogniser.meaning(word).problem is None for word in words)
    shares = {codes: sum(found) / len(found) for codes, found in known.items() if found}
    assert {codes: share for codes, share in shares.items() if share < LEAST.get(codes, OTHERWISE)} == {}


def test_a_recognised_ethnicity_is_of_the_group_that_was_meant() -> None:
    spec = next(spec for column, _, spec in _columns() if column.id == "ethnicity")
    recogniser = Recogniser("ethnicity", Choices())
    right = [
        code_sets()["ethnicity"].code(str(found.value)).group == ROLL_UP[category["code"]]  # type: ignore[union-attr]
        for category in spec["category"]
        if category["code"] in ROLL_UP
        for word in category["name"]
        if (found := recogniser.meaning(str(word))).value is not None and not re.match("#", str(word))
    ]
    assert sum(right) / len(right) >= LEAST_IN_GROUP
