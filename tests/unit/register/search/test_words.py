"""Words as the index holds them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.register.search.passages import stems_in, words_of
from sightline.register.search.words import COMMON, fold, folded, stem, stem_entries, words_in

ONE_WORD = [
    "visit visits visited visiting",
    "plan plans planned planning",
    "care cares cared caring",
    "place places placed placing",
    "home homes",
    "assess assesses assessed assessing",
    "study studies studied studying",
    "travel travels travelled travelling",
    "agree agrees agreed agreeing",
    "child children children’s child's",
    "woman women",
    "person people people’s",
    "case cases",
    "run runs running",
    "need needs needed",
    "use uses used using",
    "decide decides decided deciding",
    "review reviews reviewed reviewing",
]

OTHER_WORDS = [("visit", "visitor"), ("care", "car"), ("care", "career"), ("assess", "access")]

FOLDED = [
    ("Children’s", "children"),
    ("CHILDREN'S", "children"),
    ("don’t", "dont"),
    ("Zoë", "zoe"),
    ("ﬁnd", "find"),
    ("Straße", "strasse"),
    ("16", "16"),
    ("посещения", ""),
    ("a" * 70, "a" * 60),
]


@pytest.mark.parametrize("forms", ONE_WORD)
def test_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(fold(form)) for form in forms.split()}) == 1


@pytest.mark.parametrize(("one", "other"), OTHER_WORDS)
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(("printed", "is_"), FOLDED)
def test_folding(printed: str, is_: str) -> None:
    assert fold(printed) == is_
    assert folded(printed) == ([is_] if is_ else [])


@given(st.text())
def test_words_stand_where_they_say_and_are_plain(text: str) -> None:
    for word in words_in(text):
        assert fold(text[word.start : word.end]) == word.folded
        assert word.folded.isascii() and word.folded.isalnum()
        assert stem(word.folded)


@given(st.text(alphabet="aSsé-_ 1'’‘“–\n", max_size=12) | st.text())
def test_a_text_folded_at_once_is_its_words_folded_one_by_one(text: str) -> None:
    assert folded(text) == [word.folded for word in words_in(text)]


FORMS = [form for forms in ONE_WORD for form in forms.split()] + ["will", "wills", "with", "the"]


@given(st.lists(st.sampled_from(FORMS), max_size=8), st.sampled_from(FORMS))
def test_the_index_holds_an_entry_of_a_stem_wherever_a_telling_form_stands(printed: list[str], sought: str) -> None:
    text, of = " ".join(printed), stem(fold(sought))
    telling = {stem(word) for word in folded(text) if word not in COMMON}
    assert (not set(stem_entries(of)).isdisjoint(words_of(text).split())) == (of in telling)
    assert set(stems_in(words_of(text))) == telling
