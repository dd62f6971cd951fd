"""What is noted of a sentence, by the readable names that stand in the weights."""

import numpy as np
import pytest

from sightline.reading.classify.features import Noted, features_of, key_of, name_of, polar_features_of
from sightline.reading.classify.vocabulary import Vocabulary, tokens_of, words_of

KNOWN = "plans are clear but reviews late not children although support is good however too many wait"
WORDS = words_of(KNOWN)


def noted(sentence: str, is_polar: bool = True) -> set[str]:
    vocabulary = Vocabulary(WORDS)
    found = _polar([sentence], vocabulary) if is_polar else features_of(tokens_of([sentence], vocabulary))
    words = {number: word for word, number in vocabulary.items()}
    return {name_of(int(key), words) for key in found.key}


def _polar(sentences: list[str], vocabulary: Vocabulary) -> Noted:
    tokens = tokens_of(sentences, vocabulary)
    return polar_features_of(tokens, vocabulary, features_of(tokens))


def test_runs_of_up_to_three_words_are_noted() -> None:
    assert {"plans", "plans are", "^ plans are", "are clear $"} <= noted("Plans are clear.", is_polar=False)


def test_unknown_words_break_a_run() -> None:
    assert "plans clear" not in noted("Plans zymurgy clear.", is_polar=False)


@pytest.mark.parametrize(
    ("sentence", "expected", "absent"),
    [
        ("Plans are clear but reviews are late.", {"<clear", ">late", ">reviews are"}, {">clear", "<late"}),
        ("Although support is good, reviews are late.", {"<good", ">late"}, {"<late"}),
        ("However, plans are clear.", set(), {"<plans", ">plans"}),
    ],
)
def test_words_before_and_after_a_contrast_are_told_apart(sentence: str, expected: set[str], absent: set[str]) -> None:
    found = noted(sentence)
    assert expected <= found
    assert not absent & found


def test_words_under_a_negation_are_marked_up_to_the_comma() -> None:
    found = noted("Plans are not clear, reviews are good.")
    assert "!clear" in found
    assert "!good" not in found


def test_praise_and_blame_are_told_apart_in_number() -> None:
    assert noted("Support is good.") != noted("Support is not good.")


@pytest.mark.parametrize("name", ["too many", "<support", ">reviews are", "!clear", "@65540", "plans are clear"])
def test_names_and_keys_translate_both_ways(name: str) -> None:
    vocabulary = Vocabulary(WORDS)
    words = {number: word for word, number in vocabulary.items()}
    assert name_of(key_of(name, vocabulary), words) == name


def test_many_sentences_at_once_are_noted_as_one_by_one() -> None:
    vocabulary = Vocabulary(WORDS)
    sentences = ["Plans are clear but reviews are late.", "Too many children wait.", "Support is not good."]
    together = _polar(sentences, vocabulary)
    for index, sentence in enumerate(sentences):
        alone = _polar([sentence], vocabulary)
        assert np.array_equal(np.sort(together.key[together.row == index]), np.sort(alone.key))
