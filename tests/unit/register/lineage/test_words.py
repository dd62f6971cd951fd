from __future__ import annotations

import pytest

from sightline.register.lineage.words import terms, words

ONE_FORM = [
    ("Planning for children’s plans", "plans planning child plan"),
    ("visits, visited and visiting", "visit visit and visit"),
    ("strategy discussions", "strategy discussion"),
    ("pre-proceedings", "pre proceeding"),
    ("The plans (paragraphs 12, 14). (outcome 4, national framework)", "the plan"),
    ("pathways [page 9] into work", "pathway into work"),
]


@pytest.mark.parametrize(("one", "other"), ONE_FORM)
def test_words_come_to_one_form_without_printed_references(one: str, other: str) -> None:
    assert set(words(one)) == set(words(other)) | (set(words(one)) & {"for"})


def test_terms_are_the_telling_words_and_each_two_that_follow() -> None:
    assert terms(words("the quality of plans")) == ("quality", "plan", "quality plan")
