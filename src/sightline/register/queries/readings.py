"""What a better reader reads differently: two readings of one document, fact by fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sightline.reading.shapes import EventShape, ReadingShape
from sightline.register.models import Document, Reading


class Change(StrEnum):
    """How a fact differs between two readings."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact that two readings state differently; empty where one does not state it."""

    change: Change
    fact: str
    before: str
    after: str


def difference(document: Document) -> list[Difference]:
    """What the current reading of a document says otherwise than the one before it; empty without one."""
    newest = list(document.readings.order_by("-is_current", "-read_at", "-id")[:2])
    return between(newest[1], newest[0]) if len(newest) > 1 else []


def between(before: Reading, after: Reading) -> list[Difference]:
    """What the later reading says otherwise, facts first, then what was added or removed of lists."""
    return list(_differences(dict(_facts(before.content)), dict(_facts(after.content))))


def _differences(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Difference]:
    for fact in [*before, *(name for name in after if name not in before)]:
        old, new = before.get(fact, ""), after.get(fact, "")
        if old != new:
            change = Change.ADDED if not old else Change.REMOVED if not new else Change.CHANGED
            yield Difference(change, fact, old, new)


def _facts(reading: ReadingShape) -> Iterator[tuple[str, str]]:
    """Every fact under a name that is the same in both readings; lists go by their words."""
    yield "document_kind", reading["document"]["kind"]
    if event := reading["inspection"]:
        yield from _facts_of_event(event)
    for area in reading["areas_for_improvement"]:
        yield f"area/{area['text']}", f"{area['urgency']}: {', '.join(tag['printed'] for tag in area['tags'])}"
    for finding in reading["findings"]:
        for sentence in finding["sentences"]:
            about = ", ".join(sentence["themes"])
            yield f"sentence/{sentence['text']}", f"{sentence['polarity']}: {about}"


def _facts_of_event(event: EventShape) -> Iterator[tuple[str, str]]:
    yield "authority", event["authority"]["name"] if event["authority"] else ""
    for name in ("kind", "framework", "era"):
        yield name, str(event.get(name) or "")
    for name in ("started_on", "ended_on", "on_site_from", "on_site_until", "published_on", "lead_inspector"):
        stated: Any = event.get(name)
        yield name, stated["value"] if stated else ""
    for judgement in event["judgements"]:
        yield f"judgement/{judgement['area']}", judgement["grade"]
