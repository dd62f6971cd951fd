"""Makes paragraphs of findings out of the stock: always the same ones for the same inspection.

Nothing is random. Which line a report takes follows from the authority's name (a hash) and from how many
inspections it had before, so that neighbours differ and no report repeats the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256

from sightline.demonstration import stock
from sightline.demonstration.nouns import Authority, Event, Story
from sightline.demonstration.stock import Line, Topic
from sightline.demonstration.truth import CarriedTruth, FindingTruth, SentenceTruth

S, W, M, N = stock.POLARITIES
PATTERNS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "outstanding": ((S, S), (S, N, S), (S, S, S), (N, S, S), (S, S, M)),
    "good": ((S, S, M), (N, S, S, W), (S, M), (S, S, N), (S, S, W)),
    "requires-improvement": ((S, S, W), (M, W), (N, S, M), (W, W, S), (S, W, M)),
    "inadequate": ((W, W), (N, W, W), (M, W), (W, W, S), (W, M)),
}
"""Which polarities follow each other in a paragraph under a grade, taken in turn."""

MOST_OF_A_KIND = 2
"""How far the next report moves on in the stock: few patterns hold more lines of one polarity."""

OLDER_WORDS = (
    (re.compile(r"\bchildren in care(?! council)"), "children looked after"),
    (re.compile(r"\bChildren in care(?! council)"), "Children looked after"),
    (re.compile(r"\bpractice model, \{model\},"), "practice model"),
)
"""Before 2018 reports said “looked after”, and few councils had named a practice model."""

_FIRST_WORD = re.compile(r"^\[?([A-Z])([a-z]+)\b")


def places(authority: Authority) -> dict[str, str]:
    """What the stock's braces stand for in documents about this authority."""
    return {"authority": authority.name, "door": authority.door, "model": authority.model}


def section(story: Story, event: Event, area: str, grade: str, printed_area: str | None = None) -> list[FindingTruth]:
    """The paragraphs under a judgement area, without numbers yet. ``printed_area`` where the era words it otherwise."""
    chosen = [topic for topic in stock.topics(area) if _is_covered(topic, event)]
    return [
        FindingTruth(None, printed_area or area, _paragraph(story, event, topic, grade, position))
        for position, topic in enumerate(chosen)
    ]


def carried(story: Story, event: Event) -> list[tuple[SentenceTruth, CarriedTruth]]:
    """The sentences about the earlier event, each with what the document says has become of it."""
    found = []
    for id_ in event.carried:
        entry = stock.carried_lines()[id_]
        said = entry.line.told({**places(story.authority), "earlier": earlier_in_words(story, event)})
        found.append((said, CarriedTruth(said.text, entry.state)))
    return found


def earlier_in_words(story: Story, event: Event) -> str:
    """“the last inspection in 2018”, “the focused visit in July 2025”."""
    earlier = story.event(event.earlier)
    if earlier.kind.endswith("visit"):
        return f"the {earlier.kind.replace('-', ' ')} in {earlier.started_on:%B %Y}"
    return f"the last inspection in {earlier.started_on.year}"


def numbered(findings: list[FindingTruth], first: int = 1) -> list[FindingTruth]:
    """The paragraphs with their printed numbers."""
    return [FindingTruth(number, found.area, found.sentences) for number, found in enumerate(findings, first)]


def _is_covered(topic: Topic, event: Event) -> bool:
    return not event.themes or topic.id in event.themes


def _paragraph(story: Story, event: Event, topic: Topic, grade: str, position: int) -> tuple[SentenceTruth, ...]:
    patterns = PATTERNS[grade]
    pattern = patterns[(position + story.turn(event)) % len(patterns)]
    return tuple(_told(story, event, topic, pattern))


def _told(story: Story, event: Event, topic: Topic, pattern: tuple[str, ...]) -> Iterator[SentenceTruth]:
    before = ""
    pools = {polarity: _in_turn(story, event, topic, polarity) for polarity in stock.POLARITIES}
    for polarity in pattern:
        if not pools[polarity]:
            continue
        line = pools[polarity].pop(0)
        text = _in_words_of(event.era, line.text)
        yield line.told(places(story.authority), _however(text) if (before, polarity) == (S, W) else text)
        before = polarity


def _in_turn(story: Story, event: Event, topic: Topic, polarity: str) -> list[Line]:
    lines = sorted(topic.lines[polarity], key=lambda line: _rank(story.authority.id, line.text))
    shift = story.turn(event) * MOST_OF_A_KIND % len(lines)
    return lines[shift:] + lines[:shift]


def _rank(*words: str) -> str:
    return sha256("\n".join(words).encode()).hexdigest()


def _in_words_of(era: str, text: str) -> str:
    if era == "sif-2013":
        for newer, older in OLDER_WORDS:
            text = newer.sub(older, text)
    return text


def _however(text: str) -> str:
    """Joins a weakness to the strength before it, where its first word can lose its capital."""
    first = _FIRST_WORD.match(text)
    if first is None:
        return text
    bracket = "[" if text.startswith("[") else ""
    return f"However, {bracket}{text[len(bracket)].lower()}{text[len(bracket) + 1 :]}"
