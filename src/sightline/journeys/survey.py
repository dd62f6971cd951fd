"""A whole corpus read, and what it shows: which judgements are missing, and why; where the reader doubts.

There are no labels here. What can be said of every report is whether it yields the judgements of its
era or a named reason, and whether every quotation is the words at its place.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sightline.journeys.read import read_many
from sightline.knowledge import lookup
from sightline.reading.files import Answer, open_file
from sightline.reading.folders import select
from sightline.reading.shapes import EventShape, ReadingShape


@dataclass(slots=True)
class Survey:
    """What reading a corpus showed. Lists name documents, so that a person can look."""

    documents: int = 0
    unreadable: list[str] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    eras: Counter[str] = field(default_factory=Counter)
    full_sets: Counter[str] = field(default_factory=Counter)
    reasons: list[str] = field(default_factory=list)
    unexplained: list[str] = field(default_factory=list)
    missing_facts: list[str] = field(default_factory=list)
    doubts: Counter[str] = field(default_factory=Counter)
    doubted: list[str] = field(default_factory=list)
    wrong_quotes: list[str] = field(default_factory=list)


REPORT = "inspection-report"
"""The kind of document that owes every judgement of its era."""

NO_ERA = "before the first era"
JUDGEMENTS = "judgements"
FACTS = ("authority", "kind", "started_on", "ended_on", "lead_inspector")


def survey(paths: Sequence[Path], jobs: int | None = None) -> Survey:
    """Read every document among ``paths`` and add up what it shows."""
    found = Survey()
    for answer in read_many(select(paths).documents, jobs):
        found.documents += 1
        if answer.is_unreadable:
            found.unreadable.append(str(answer.path))
        else:
            _add(found, answer, json.loads(answer.json))
    return found


def _add(found: Survey, answer: Answer, reading: ReadingShape) -> None:
    name = "/".join(answer.path.parts[-2:])
    event = reading["inspection"]
    found.kinds[reading["document"]["kind"]] += 1
    if event is None and reading["document"]["kind"] == REPORT:
        found.unexplained.append(f"{name}: {JUDGEMENTS}")
    elif event is not None and reading["document"]["kind"] == REPORT:
        _add_judgements(found, name, event)
        found.missing_facts += [f"{name}: {fact}" for fact in FACTS if event[fact] is None]  # type: ignore[literal-required]
    for doubt in reading["doubts"]:
        found.doubts[doubt["code"]] += 1
        found.doubted.append(f"{name}: {doubt['code']}: {doubt['message']}")
    text = open_file(answer.path).text
    wrong = sum(text[place["start"] : place["end"]] != place["quote"] for place in places(reading))
    if wrong:
        found.wrong_quotes.append(f"{name}: {wrong}")


def _add_judgements(found: Survey, name: str, event: EventShape) -> None:
    """Whether the report has every judgement its era has, and if not, whether the reason is said."""
    era = event["era"] or NO_ERA
    found.eras[era] += 1
    graded = {judgement["area"] for judgement in event["judgements"]}
    expected = set(lookup.era(era).expected) if event["era"] else {JUDGEMENTS}
    missing = expected - graded - set(event["not_applicable"])
    found.full_sets[era] += not missing
    reasons = {reason["what"]: reason["why"] for reason in event["not_found"]}
    for area in sorted(missing):
        if area in reasons:
            found.reasons.append(f"{name}: {area}: {reasons[area]}")
        else:
            found.unexplained.append(f"{name}: {area}")


def places(part: Any) -> Iterator[Any]:
    """Every locator in a reading, however deep."""
    if isinstance(part, dict):
        if "quote" in part:
            yield part
        else:
            for inner in part.values():
                yield from places(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from places(inner)
