"""Where sentences end, in the ways reports print them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.reading.sentences import split

CASES = [
    ("plain", ["Plans are clear.", "Reviews are late."]),
    ("a doctor", ["Dr. Ahmed chairs the panel.", "It meets monthly."]),
    ("a saint", ["Children live in St. Aldwyn and near it.", "They are well."]),
    ("a section of the Act", ["Too few s.47 enquiries are timely.", "Leaders know."]),
    ("a paragraph", ["This is new (see para. 2.4) and welcome.", "It helps."]),
    ("for example", ["Some use tools, e.g. Dice charts, well.", "Others do not."]),
    ("a decimal", ["Attendance is 95.4% this year.", "It was lower."]),
    ("a quotation", ["‘I feel listened to.’", "Most children agree."]),
    ("a bracket that ends a sentence", ["Audits are weak (Recommendation 4).", "They are few."]),
    ("semicolons", ["Plans vary; some are good; others are not.", "All are new."]),
    ("an ellipsis", ["Children said ‘we wait… and wait’ for help.", "They do."]),
    ("paragraphs", ["What is said in paras. Four and five is new.", "It helps."]),
    (
        "a doubtful stop between plain ones",
        ["Plans are clear.", "Some use tools, e.g. Dice charts.", "Reviews are late."],
    ),
    ("a question", ["What has changed?", "Practice has."]),
]


@pytest.mark.parametrize(("_case", "sentences"), CASES, ids=[case for case, _ in CASES])
def test_sentences_end_where_a_reader_says(_case: str, sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[start:end] for start, end in split(text)] == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It ended well.While some waited, most did not.", ["It ended well.", "While some waited, most did not."]),
        ("Plans improve.1 Next come reviews.", ["Plans improve.1", "Next come reviews."]),
        ("  Plans improve.   Reviews do not.  ", ["Plans improve.", "Reviews do not."]),
        ("", []),
        ("   ", []),
    ],
)
def test_glued_and_spaced_text(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in split(text)] == sentences


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "Heading. Plans are clear. Reviews are late. Tail."
    spans = split(text, 9, 43)
    assert [text[start:end] for start, end in spans] == ["Plans are clear.", "Reviews are late."]


@given(st.text(alphabet="aA .!?’1(\n", max_size=60))
def test_spans_are_in_order_and_keep_every_letter(text: str) -> None:
    spans = split(text)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    outside = len("".join(text.split())) - sum(len("".join(text[start:end].split())) for start, end in spans)
    assert outside == 0
