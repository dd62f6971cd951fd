"""Which pages of a register people open, by kind: enough addresses of each that no answer is only a remembered one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, QuerySet

from sightline.register.models import Area, Authority, Document, Inspection, LineageLink

OF_EACH = 40
WORDS = ("children", "neglect", "drift", "supervision", "permanence", "thresholds", "care plans", "social workers")
SAID = (
    '"social workers"',
    '"children are"',
    '"quality of care"',
    "plan*",
    "superv*",
    "children -drift",
    "timely visits",
)
FILTERS: Sequence[dict[str, str]] = (
    {},
    {"theme": "neglect"},
    {"polarity": "weakness"},
    {"region": "London"},
    {"grade": "inadequate"},
    {"since": "2018", "until": "2022"},
    {"kind": "standard-inspection", "polarity": "strength"},
)


def pages() -> dict[str, list[str]]:
    """The addresses of each kind of page."""
    inspections = _spread(Inspection.objects.filter(accounts__role="main"), "pk")
    dated = _spread(Inspection.objects.filter(accounts__told__has_key="started_on", accounts__role="main"), "pk")
    authorities = _spread(Authority.objects.filter(inspections__isnull=False), "pk")
    documents = _spread(Document.objects.all(), "sha256")
    areas = _spread(Area.objects.all(), "pk")
    tied = _spread(LineageLink.objects.all(), "earlier_id") or areas
    return {
        "health": ["/health"],
        "overview": ["/"],
        "inspections": ["/inspections"],
        "inspection": [f"/inspections/{it}" for it in inspections],
        "inspection, a fact open": [f"/inspections/{it}/facts/started_on" for it in dated],
        "area": [f"/areas/{it}" for it in tied],
        "who else was told": [f"/areas/{it}/who-else" for it in areas],
        "authority": [f"/authorities/{it}" for it in authorities],
        "england": ["/england"],
        "compare all": ["/compare"],
        "compare neighbours": [f"/compare?neighbours_of={it}" for it in authorities],
        "search, a word": [_search(words=words, **more) for words in WORDS for more in FILTERS],
        "search, phrases": [_search(words=words, **more) for words in SAID for more in FILTERS],
        "search, neighbours": [_search(words=words, neighbours_of=it) for words in WORDS for it in authorities[:9]],
        "search, filters alone": [_search(**more) for more in FILTERS if more],
        "documents": ["/documents"],
        "document": [f"/documents/{it}" for it in documents],
        "review queue": ["/review"],
        "downloads": ["/data"],
        "feed": ["/feed.atom"],
        "API": ["/api/inspections", "/api/authorities"],
        "help": ["/help"],
    }


def most_told() -> str:
    """The authority of which most is told: whose service this is to be."""
    most = Authority.objects.annotate(n=Count("inspections__accounts")).order_by("-n").first()
    return most.pk if most else ""


def _spread(rows: QuerySet[Any], column: str) -> list[object]:
    found = sorted(set(rows.values_list(column, flat=True)), key=str)
    return found[:: max(1, len(found) // OF_EACH)][:OF_EACH]


def _search(words: str = "", **more: object) -> str:
    return f"/search?{urlencode({'q': words} | more)}"
