"""Findings cut into sentences, each with its place, over page breaks too."""

from hashlib import sha256

from sightline.reading.finders.findings import with_sentences
from sightline.reading.model import AreaForImprovement, Block, BlockKind, Document, Finding, Reading

FIRST, SECOND = "Plans are clear. Too many children wait", "for help. (Recommendation 3) Most are seen."
TEXT = f"{FIRST}\nA note.\n{SECOND}"


def document() -> Document:
    digest = sha256(TEXT.encode()).hexdigest()
    block = Block(BlockKind.PARAGRAPH, 0, len(TEXT))
    return Document(digest, "northmere.txt", "text/plain", TEXT, (block,))


def finding(opened: Document) -> Finding:
    start = TEXT.index(SECOND)
    at = (opened.locate(0, len(FIRST)), opened.locate(start, start + len(SECOND)))
    return Finding(7, "help-and-protection", f"{FIRST} {SECOND}", at)


def read(opened: Document, found: Finding) -> Finding:
    (judged,) = with_sentences(Reading(opened, "inspection-report", findings=(found,))).findings
    return judged


def test_sentences_stand_where_their_words_stand() -> None:
    opened = document()
    judged = read(opened, finding(opened))
    for said in judged.sentences:
        assert " ".join(place.quote for place in said.at) == said.text
        assert all(TEXT[place.start : place.end] == place.quote for place in said.at)


def test_a_sentence_over_a_break_has_two_places() -> None:
    opened = document()
    judged = read(opened, finding(opened))
    places = {said.text: len(said.at) for said in judged.sentences}
    assert places["Plans are clear."] == 1
    assert places["Too many children wait for help."] == 2


def test_a_finding_without_words_has_no_sentences() -> None:
    assert read(document(), Finding(None, None, "", ())).sentences == ()


def test_areas_for_improvement_have_themes_though_they_are_no_sentences() -> None:
    asked = ("The quality of pathway plans.", "The timeliness of strategy discussions.")
    areas = tuple(AreaForImprovement(text, "authority", "normal", ()) for text in asked)
    reading = with_sentences(Reading(document(), "inspection-report", areas_for_improvement=areas))
    themes = [area.themes for area in reading.areas_for_improvement]
    assert themes == [("pathway-plans",), ("strategy-discussions",)]
