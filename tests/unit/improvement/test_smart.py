"""The SMART check against 120 invented actions judged by hand, forty of each quality; and what it says."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.improvement.smart import Found, Quality, smart_check

ACTIONS = Path(__file__).parents[2] / "data" / "smart-actions.tsv"
LEAST_AGREEMENT = 0.9


def _judged() -> list[tuple[str, str]]:
    with ACTIONS.open(encoding="utf-8", newline="") as file:
        return [(quality, text) for quality, text in csv.reader(file, delimiter="\t")]


def test_it_agrees_with_what_a_person_judged() -> None:
    judged = _judged()
    assert Counter(quality for quality, _ in judged) == {"ready": 40, "nearly": 40, "wish": 40}
    agreed = sum(smart_check(text).quality.value == quality for quality, text in judged)
    assert agreed / len(judged) >= LEAST_AGREEMENT


def test_no_wish_passes_for_an_action() -> None:
    assert [
        text for quality, text in _judged() if quality == "wish" and smart_check(text).quality is Quality.READY
    ] == []


MISSING = [
    ("Improve the quality of plans.", ["specific", "measurable", "achievable", "time-bound"]),
    ("Train 42 social workers so that children know what happens next.", ["achievable", "time-bound"]),
    ("The fostering manager visits 150 carers by 31 March 2027, so that children feel safe.", []),
]


@pytest.mark.parametrize(("text", "missing"), MISSING)
def test_it_names_what_is_missing(text: str, missing: list[str]) -> None:
    assert [it.rule.id for it in smart_check(text).findings if it.found is Found.NOT_MET] == missing


def test_what_the_form_holds_counts() -> None:
    given = {"achievable": "Team manager (Ada Winterbourne)", "time-bound": "30 June 2027"}
    found = {it.rule.id: it.found for it in smart_check("Audit 30 plans for care leavers", given).findings}
    assert found["achievable"] is Found.MET
    assert found["time-bound"] is Found.MET


def test_it_says_why_and_what_to_do() -> None:
    time = smart_check("Raise standards, ongoing").findings[-1]
    assert time.sentence.startswith("It has no end (“ongoing”). By when? Give a date")


@given(st.text(max_size=300))
def test_any_words_get_an_answer(text: str) -> None:
    assert len(smart_check(text).findings) == 5
