"""Where an area was said, in a line: the kind of thing, its title, and the page."""

from __future__ import annotations

import re

from sightline.improvement.files.pieces import NOTHING
from sightline.improvement.models import PlanArea
from sightline.improvement.models.plan import SOURCES

KINDS = {
    "inspection": "Inspection",
    "focused-visit": "Focused visit",
    "monitoring-visit": "Monitoring visit",
    "joint-inspection": "Joint inspection",
    "peer-review": "Peer review",
    "audit": "Our own audits",
    "self-evaluation": "Our own plan",
}
OWN = "self-evaluation"
_PAGE = re.compile(r"(?P<title>.+), page (?P<page>\d{1,5})")


def in_words(area: PlanArea) -> str:
    """``Inspection: Ofsted’s report of February 2024, page 3``; empty where nobody knows."""
    page = f", page {area.page}" if area.page else ""
    if area.source is None:
        return page.removeprefix(", ")
    return " ".join(f"{KINDS[area.source.kind]}: {area.source.title}{page}".split())


def said_in(words: str, filename: str) -> tuple[str, str, int | None]:
    """Kind, title and page of such a line; of other words the title; where there are none, the file itself."""
    words = "" if words == NOTHING else words
    found = _PAGE.fullmatch(words)
    title, page = (found["title"], int(found["page"])) if found else (words, None)
    for kind in SOURCES:
        if title.startswith(f"{KINDS[kind]}: "):
            return kind, title.removeprefix(f"{KINDS[kind]}: "), page
    return OWN, title or f"From our own plan: {filename}", page
