"""The stock of invented sentences: written for this demonstration, in the voice of the sector.

A sentence's line says all about it: ``[Most] contacts are screened at once. +thresholds`` has the prevalence
“Most” and one theme more than the table it stands in.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sightline.demonstration.truth import SentenceTruth

AREAS = ("help-and-protection", "children-in-care", "care-leavers", "impact-of-leaders", "lscb-effectiveness")
POLARITIES = ("strength", "weakness", "mixed", "neutral")
_PREVALENCE = re.compile(r"\[([^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as the stock holds it: places to fill in braces, prevalence in square brackets."""

    text: str
    polarity: str
    themes: tuple[str, ...]

    def told(self, places: Mapping[str, str], text: str | None = None) -> SentenceTruth:
        """The sentence as a document prints it, with the truth about it."""
        words = (text or self.text).format_map(places)
        found = _PREVALENCE.search(words)
        printed = _PREVALENCE.sub(r"\1", words).replace("'", "’")
        return SentenceTruth(printed, self.polarity, found[1] if found else None, self.themes)


@dataclass(frozen=True, slots=True)
class Topic:
    """What a paragraph of findings can be about, with the lines to make it of."""

    id: str
    area: str
    lines: Mapping[str, tuple[Line, ...]]


@dataclass(frozen=True, slots=True)
class CarriedLine:
    """A sentence about an earlier inspection, and whether what it speaks of persists or is resolved."""

    line: Line
    state: str


@dataclass(frozen=True, slots=True)
class StockArea:
    """An area for improvement without its framework reference; ``tag`` is what it refers to."""

    id: str
    text: str
    themes: tuple[str, ...]
    tag: str = ""
    parts: tuple[str, ...] = ()


@cache
def topics(area: str) -> tuple[Topic, ...]:
    """The topics of a judgement area, in the order a report takes them."""
    return tuple(_topic(area, id_, row) for id_, row in _rows(area).items())


@cache
def carried_lines() -> Mapping[str, CarriedLine]:
    """Sentences about earlier inspections, by id."""
    return {
        row["id"]: CarriedLine(Line(row["text"], row["polarity"], _once(row["themes"])), row["state"])
        for row in _rows("carried-over")["sentence"]
    }


@cache
def areas() -> Mapping[str, StockArea]:
    """Areas for improvement, by id."""
    found = {}
    for row in _rows("areas")["area"]:
        text, parts = row["text"].replace("'", "’"), tuple(part.replace("'", "’") for part in row.get("parts", ()))
        found[row["id"]] = StockArea(row["id"], text, _once(row["themes"]), row.get("tag", ""), parts)
    return found


@cache
def opening(grade: str) -> tuple[Line, ...]:
    """The first paragraph of a report, for the grade that stands for the whole."""
    return tuple(_marked(text) for text in _rows("overview")[grade]["sentences"])


@cache
def for_children() -> tuple[Line, ...]:
    """What a letter to children says."""
    return tuple(_marked(text) for text in _rows("for-children")["lines"])


def _rows(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("stock", f"{name}.toml").read_text(encoding="utf-8"))


def _topic(area: str, id_: str, row: dict[str, Any]) -> Topic:
    theme = row.get("theme", id_)
    lines = {polarity: tuple(_line(text, polarity, theme) for text in row[polarity]) for polarity in POLARITIES}
    return Topic(id_, area, lines)


def _line(text: str, polarity: str, *own: str) -> Line:
    words, *added = text.split(" +")
    return Line(words, polarity, _once([*own, *added]))


def _marked(text: str) -> Line:
    polarity, words = text.split(" | ", maxsplit=1)
    return _line(words, polarity)


def _once(themes: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(themes))
