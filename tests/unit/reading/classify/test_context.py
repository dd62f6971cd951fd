"""How a sentence opens."""

import pytest

from sightline.reading.classify.context import GOES_ON, LEADERS, TIMES, TURNS, openings_of

OPENS = [
    ("However, plans are late.", TURNS),
    ("In contrast, reviews are on time.", TURNS),
    ("In addition, reviews are on time.", GOES_ON),
    ("These delays matter.", GOES_ON),
    ("Senior leaders know their services.", LEADERS),
    ("The local authority has a plan.", LEADERS),
    ("In 2019, there was no plan.", TIMES),
    ("There are plans to recruit.", TIMES),
    ("There are many plans.", None),
    ("Italic type is not used.", None),
    ("Children are safe.", None),
]


@pytest.mark.parametrize(("sentence", "expected"), OPENS)
def test_a_sentence_opens_in_one_way_or_in_none(sentence: str, expected: int | None) -> None:
    assert openings_of([sentence])[0].nonzero()[0].tolist() == ([] if expected is None else [expected])
