"""Cross-references to the national framework behind an area for improvement, in every printed form.

``(outcome 3, national framework)``, ``(National Framework, Outcome 2)``, ``(enabler two)``,
``(enabler: leaders drive conditions for effective practice, national framework)``. A tag keeps what
was printed; what it means is asked of ``knowledge``, and doubted where the words of the area say
otherwise, because outcomes 2 and 3 changed places and inspectors were not of one mind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sightline.knowledge.lookup import Meaning, number_in_words, outcome_meaning
from sightline.reading.model import Tag


@dataclass(frozen=True, slots=True)
class TagMention:
    """A tag and its place: ``text[start:end]`` is the whole remark, with its brackets if it has any."""

    start: int
    end: int
    tag: Tag


_NUMBER = r"(?:\d|one|two|three|four|five|six)\b"
_HINT = re.compile(r"outcome|enabler|principle", re.IGNORECASE)
_HEAD = re.compile(
    rf"\b(?P<kind>outcome|enabler|principle)s?(?:\s+(?P<numbers>{_NUMBER}(?:\s*(?:,|and|&)\s*{_NUMBER})*)"
    r"|\s*[:–-]\s*(?P<name>[^()\[\]]{5,}?))?(?=\s*(?:[,:;–-]?\s*(?:the\s+)?national\s+framework|[,:;–-]|$))",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    r"[(\[]([^()\[\]]{0,200}?\b(?:outcome|enabler|principle)s?\b[^()\[\]]{0,200})(?:[)\]]|$)", re.IGNORECASE
)
_BARE = re.compile(
    rf"\b((?:outcome|enabler|principle)s?\s+{_NUMBER},?\s+(?:of\s+the\s+)?(?:children[’']s\s+social\s+care:?\s+)?"
    rf"national\s+framework|national\s+framework,?\s+(?:outcome|enabler|principle)s?\s+{_NUMBER})",
    re.IGNORECASE,
)
_FRAMEWORK = re.compile(r"\s*[,:;–-]?\s*\b(?:of\s+)?(?:the\s+)?national\s+framework\b\s*[,:;–-]?\s*", re.IGNORECASE)
_SPEAKS_OF = {
    "outcome-safety": re.compile(
        r"strategy (?:discussion|meeting)|child protection|significant harm|\brisks? of harm|at risk|safety|neglect"
        r"|exploit|go(?:es|ing)? missing|domestic abuse|allegation|designated officer|police protection|abuse",
        re.IGNORECASE,
    ),
    "outcome-family-network": re.compile(
        r"kinship|connected (?:carer|person|people|famil)|family networks?|family group|wider famil|special guardian"
        r"|family[ -](?:and[ -]friends|led)|reunif",
        re.IGNORECASE,
    ),
}


def find_tags(text: str, on: date | None, start: int = 0, end: int | None = None) -> list[TagMention]:
    """Every tag in ``text[start:end]``, the words of one area for improvement.

    ``on`` is the day the document was published (or the inspection began), by which a number gets its
    meaning; without it nothing numbered is given one.
    """
    end = len(text) if end is None else end
    if not _HINT.search(text, start, end):
        return []
    remarks = [match for match in _BRACKETED.finditer(text, start, end) if _is_tag(match[1])]
    remarks = remarks or list(_BARE.finditer(text, start, end))
    wording = _without(text[start:end], [(one.start() - start, one.end() - start) for one in remarks])
    return [TagMention(one.start(), one.end(), tag) for one in remarks for tag in _tags(one[1], wording, on)]


def without_tags(text: str) -> str:
    """The words of an area for improvement without its tags."""
    return _without(text, [(one.start, one.end) for one in find_tags(text, None)])


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in sorted(set(spans), reverse=True):
        text = f"{text[:start].rstrip()}{text[end:]}"
    return text


def _is_tag(remark: str) -> bool:
    """Whether a remark in brackets is a tag and not an aside that happens to say "outcome"."""
    head = _HEAD.search(_FRAMEWORK.sub(", ", remark).strip(" ,"))
    if head is None:
        return False
    return bool(head["numbers"] or _FRAMEWORK.search(remark) or _means(head["kind"], None, remark, None).id)


def _tags(remark: str, wording: str, on: date | None) -> Iterator[Tag]:
    words = _FRAMEWORK.sub(", ", remark).strip(" ,")
    for head in _HEAD.finditer(words):
        kind = head["kind"].lower()
        for number in _numbers(head["numbers"]):
            meaning = _checked(kind, number, _means(kind, number, words, on), wording)
            yield Tag(" ".join(head[0].split()), kind, number, meaning.id, meaning.doubt)


def _numbers(printed: str | None) -> list[int | None]:
    """The numbers of "2", "two" or "1 and 4"; one ``None`` where only a name is printed."""
    return [number_in_words(word) for word in re.findall(_NUMBER, printed or "", re.IGNORECASE)] or [None]


def _means(kind: str, number: int | None, words: str, on: date | None) -> Meaning:
    if on is None and number is not None:
        return Meaning(None, "the document states no date by which the number gets its meaning")
    return outcome_meaning(kind.lower(), number, on or date.max, words)


def _checked(kind: str, number: int | None, meaning: Meaning, wording: str) -> Meaning:
    """The meaning, held against the words of the area for the two outcomes that changed places.

    While both orders were in use the words decide, and the doubt stays. Otherwise the number stands,
    and words that speak only of the other outcome are a doubt.
    """
    spoken_of = [element for element, pattern in _SPEAKS_OF.items() if pattern.search(wording)]
    if meaning.id not in _SPEAKS_OF or len(spoken_of) != 1 or meaning.id in spoken_of:
        return meaning
    if meaning.doubt:
        return Meaning(spoken_of[0], f"{meaning.doubt}; understood by the words of the area")
    return Meaning(
        meaning.id,
        f"{kind} {number} should mean {meaning.id}, but the words of the area speak of {spoken_of[0]}",
    )
