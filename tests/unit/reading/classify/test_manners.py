"""In what manner a sentence speaks: words counted by their lists."""

import numpy as np
import pytest

from sightline.reading.classify.batches import Paragraph, batch_of
from sightline.reading.classify.context import verdicts
from sightline.reading.classify.cues import manners
from sightline.reading.classify.vocabulary import Vocabulary


def test_a_word_has_one_manner_at_most() -> None:
    assert sum(map(len, manners())) == len(frozenset().union(*manners()))


@pytest.mark.parametrize(
    ("sentence", "word", "count"),
    [
        ("Plans will be written.", "will", 1),
        ("They will, would, could and might.", "will", 3),
        ("The panel and the board meet the team.", "board", 3),
        ("Visits help.", "will", 0),
    ],
)
def test_words_of_a_manner_are_counted_up_to_three(sentence: str, word: str, count: int) -> None:
    kind = next(index for index, words in enumerate(manners()) if word in words)
    assert batch_of([Paragraph((sentence,))], Vocabulary(())).manners[0, kind] == count


def test_figures_and_commas_are_counted_last() -> None:
    manners_of_one = batch_of([Paragraph(("Of these, 14, 20 and 70% were seen, in all.",))], Vocabulary(())).manners[0]
    assert manners_of_one[-2:].tolist() == [3, 2]


def test_a_test_that_fails_adds_nothing() -> None:
    context = np.array([[0.5, -1], [1, 0], [0, 1]], np.float32)
    verdict = np.array([[0.25, 0], [2, 0], [0, 3]], np.float32)
    view = np.array([[1, 0.5], [-1, 3]], np.float32)
    assert verdicts(view, context, verdict).tolist() == [[3.25, 0], [0.25, 6]]
