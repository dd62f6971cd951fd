"""Paragraphs are composed to fit their grade, and always in the same way."""

from __future__ import annotations

import pytest

from sightline.demonstration import composing, stock
from sightline.demonstration.stories import stories, story_of

NORTHMERE = story_of("northmere-2023")
SHARE_OF_STRENGTHS = {
    "outstanding": (0.75, 1),
    "good": (0.5, 0.75),
    "requires-improvement": (0.2, 0.5),
    "inadequate": (0, 0.2),
}


@pytest.mark.parametrize("grade", SHARE_OF_STRENGTHS)
def test_a_section_sounds_like_its_grade(grade: str) -> None:
    found = composing.section(NORTHMERE, NORTHMERE.event("northmere-2023"), "help-and-protection", grade)
    said = [sentence.polarity for finding in found for sentence in finding.sentences]
    least, most = SHARE_OF_STRENGTHS[grade]
    assert least <= said.count("strength") / len(said) <= most


def test_a_section_has_a_paragraph_for_every_topic() -> None:
    found = composing.section(NORTHMERE, NORTHMERE.event("northmere-2023"), "care-leavers", "good")
    assert len(found) == len(stock.topics("care-leavers"))
    assert all(len(finding.sentences) >= 2 for finding in found)


def test_however_only_turns_from_a_strength_to_a_weakness() -> None:
    for story in stories():
        for event in story.events:
            found = composing.section(story, event, "help-and-protection", "requires-improvement")
            for finding in found:
                pairs = zip((None, *finding.sentences), finding.sentences, strict=False)
                for before, after in pairs:
                    turns = after.text.startswith("However, ")
                    assert not turns or (before and before.polarity == "strength" and after.polarity == "weakness")


def test_reports_before_2018_speak_of_children_looked_after() -> None:
    found = composing.section(NORTHMERE, NORTHMERE.event("northmere-2014"), "children-in-care", "good")
    text = " ".join(finding.text for finding in found)
    assert "looked after" in text
    assert "children in care " not in text.replace("children in care council", "")


def test_neighbours_do_not_say_the_same() -> None:
    castle_marsh = story_of("castle-marsh-2023")
    ours = composing.section(NORTHMERE, NORTHMERE.event("northmere-2014"), "impact-of-leaders", "good")
    theirs = composing.section(castle_marsh, castle_marsh.event("castle-marsh-2023"), "impact-of-leaders", "good")
    assert [finding.text for finding in ours] != [finding.text for finding in theirs]


def test_earlier_events_are_named_as_reports_name_them() -> None:
    assert composing.earlier_in_words(NORTHMERE, NORTHMERE.event("northmere-2025")) == "the last inspection in 2023"
    harrowdene = story_of("harrowdene-2026")
    words = composing.earlier_in_words(harrowdene, harrowdene.event("harrowdene-2026"))
    assert words == "the focused visit in September 2024"
