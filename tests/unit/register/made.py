"""Readings of invented documents, laid out so that every place in them is true."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sightline.reading.shapes import ReadingShape
from sightline.register.actions.documents import Taken, take_in

AT = datetime(2024, 5, 1, 9, 0, tzinfo=UTC)
VERSION = "1.0+first"
NEWER = "1.1+second"


@dataclass
class Made:
    """A document in the making: words go in, and the places they stand at come out."""

    kind: str = "inspection-report"
    name: str = "report.pdf"
    lines: list[str] = field(default_factory=list)

    def at(self, words: str) -> list[dict[str, Any]]:
        """The words as one more line, and where they stand."""
        start = sum(len(line) + 1 for line in self.lines)
        self.lines.append(words)
        return [{"page": 1, "start": start, "end": start + len(words), "quote": words}]

    def stated(self, value: str | None) -> dict[str, Any] | None:
        return None if value is None else {"value": value, "at": self.at(value)}

    @property
    def text(self) -> str:
        return "".join(f"{line}\n" for line in self.lines)


def event(made: Made, **told: Any) -> dict[str, Any]:
    """An inspection as a document tells it: ``authority``, ``kind``, ``started_on``, ``grades``, ..."""
    authority = told.get("authority", "Northmere")
    return {
        "authority": authority and {"name": authority, "gss_code": None, "at": made.at(authority)},
        "kind": told.get("kind"),
        "kind_basis": "stated" if told.get("kind") else None,
        "framework": told.get("framework", "ilacs"),
        "era": told.get("era", "ilacs-2023"),
        "started_on": made.stated(told.get("started_on")),
        "ended_on": made.stated(told.get("ended_on")),
        "on_site_from": None,
        "on_site_until": None,
        "published_on": made.stated(told.get("published_on")),
        "lead_inspector": made.stated(told.get("lead_inspector")),
        "inspectors": [],
        "scope": [],
        "judgements": [
            {"area": area, "grade": grade, "at": made.at(f"{area}: {grade}")}
            for area, grade in told.get("grades", {}).items()
        ],
        "not_applicable": [],
        "not_found": [],
    }


def reading(
    made: Made | None = None,
    *,
    others: list[dict[str, Any]] | None = None,
    areas: list[str] | None = None,
    sentences: list[tuple[str, str, list[str]]] | None = None,
    doubts: list[str] | None = None,
    salt: str = "",
    **told: Any,
) -> tuple[ReadingShape, str]:
    """A reading in its public shape, and the text its places count in. ``salt`` makes another document of it."""
    made = made or Made()
    shape: Any = {
        "contract": "reading/1",
        "inspection": event(made, **told) if told.get("is_about", True) else None,
        "other_events": [event(made, **other) for other in others or []],
        "areas_for_improvement": [
            {
                "text": words,
                "of": "authority",
                "urgency": "improvement",
                "tags": [{"printed": "outcome 3", "kind": "outcome", "number": 3, "means": None, "doubt": "two ways"}],
                "themes": ["plans-quality"],
                "at": made.at(words),
            }
            for words in areas or []
        ],
        "findings": [_finding(made, number, *it) for number, it in enumerate(sentences or [], start=1)],
        "carried_over": [],
        "due": [],
        "doubts": [{"code": code, "message": "Look at it.", "at": made.at("doubtful words")} for code in doubts or []],
        "problems": [],
    }
    sha256 = hashlib.sha256(f"{made.name}{salt}".encode()).hexdigest()
    shape["document"] = {
        "sha256": sha256,
        "filename": made.name,
        "media_type": "application/pdf",
        "pages": 1,
        "characters": len(made.text),
        "title": "An invented document",
        "kind": made.kind,
    }
    return shape, made.text


def _finding(made: Made, number: int, words: str, polarity: str, themes: list[str]) -> dict[str, Any]:
    at = made.at(words)
    sentence = {"text": words, "polarity": polarity, "prevalence": None, "themes": themes, "at": at}
    return {"number": number, "area": "help-and-protection", "text": words, "at": at, "sentences": [sentence]}


def taken(shape_and_text: tuple[ReadingShape, str], *, version: str = VERSION, **more: Any) -> Taken:
    """Take an invented reading in."""
    shape, text = shape_and_text
    return take_in(reading=shape, text=text, reader_version=version, by="ada", at=AT, **more)


REPORT = {
    "kind": "short-inspection",
    "started_on": "2023-12-11",
    "ended_on": "2023-12-15",
    "lead_inspector": "Ada Winterbourne",
    "grades": {"overall-effectiveness": "good", "help-and-protection": "requires-improvement"},
}
"""What an invented report tells of its inspection."""


def report(**changes: Any) -> tuple[ReadingShape, str]:
    """The reading of the invented report, or of one that differs from it."""
    told = {
        "areas": ["The timeliness of visits.", "The quality of plans."],
        "sentences": [
            ("Most plans are clear.", "strength", ["plans-quality"]),
            ("A few visits are late.", "weakness", ["visits", "visits", "drift-and-delay"]),
        ],
        "doubts": ["weekend-date"],
    }
    return reading(**{**told, **REPORT, **changes})
