"""The model that ships, on plain sentences about an invented authority."""

import pytest

from sightline.reading.classify.batches import Paragraph
from sightline.reading.classify.model import WEIGHTS, sentence_model

POLARITIES = [
    ("Social workers in Northmere know children well and visit them regularly.", "strength"),
    ("Foster carers value the prompt and helpful support they receive.", "strength"),
    ("Too many children wait too long for an assessment.", "weakness"),
    ("Management oversight is not effective in addressing drift and delay.", "weakness"),
    ("Plans are clear and purposeful, but they are not reviewed often enough.", "mixed"),
    ("Leaders in Eastvale are aware of this and have plans to review the service.", "neutral"),
]

THEMES = [
    ("Strategy discussions are timely and well attended.", "strategy-discussions"),
    ("Pathway plans are written with care leavers.", "pathway-plans"),
    ("Social workers receive regular and reflective supervision.", "supervision"),
    ("Children who go missing are offered return home interviews.", "exploitation-missing"),
    ("Personal education plans are of good quality.", "education-virtual-school"),
]


@pytest.mark.parametrize(("sentence", "polarity"), POLARITIES)
def test_plain_sentences_have_the_polarity_a_reader_gives_them(sentence: str, polarity: str) -> None:
    (judged,) = sentence_model().judge([Paragraph((sentence,))])
    assert judged.polarity == polarity


@pytest.mark.parametrize(("sentence", "theme"), THEMES)
def test_plain_sentences_have_their_theme(sentence: str, theme: str) -> None:
    (judged,) = sentence_model().judge([Paragraph((sentence,))])
    assert theme in judged.themes


def test_a_sentence_without_a_theme_of_its_own_takes_that_of_its_paragraph() -> None:
    paragraph = Paragraph(("Supervision of social workers is regular.", "This means that it is valued."))
    judged = sentence_model().judge([paragraph])
    assert all("supervision" in one.themes for one in judged)


def test_paragraphs_do_not_lean_on_each_other() -> None:
    good, bad = Paragraph(("Plans are good.", "They help.")), Paragraph(("Visits are late.", "They are missed."))
    model = sentence_model()
    assert model.judge([good, bad]) == [*model.judge([good]), *model.judge([bad])]


@pytest.mark.parametrize("paragraphs", [[], [Paragraph(())], [Paragraph((), "care-leavers"), Paragraph(("…",))]])
def test_nothing_to_judge_is_no_trouble(paragraphs: list[Paragraph]) -> None:
    assert len(sentence_model().judge(paragraphs)) == sum(len(one.sentences) for one in paragraphs)


@pytest.mark.parametrize("name", WEIGHTS)
def test_weights_hold_n_grams_of_a_few_words_and_no_sentence(name: str) -> None:
    from importlib.resources import files

    text = files("sightline.reading.classify").joinpath("weights", name).read_text(encoding="utf-8")
    assert len(text.encode()) < 900_000
    assert all(len(line.partition("\t")[0].split()) <= 3 for line in text.splitlines()[1:])
