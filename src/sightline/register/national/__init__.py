"""The national facts that ship with the package: every inspection of a set of published reports, facts only.

``inspections.csv`` holds authority, kind, era, dates, grades and source address of each report;
``inspections.toml`` says which reports those are and to which date. Both are written by
``python -m sightline.journeys.national`` (``make national-facts``) and never by hand.
"""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from sightline.register.told import Told

FOLDER = Path(__file__).resolve().parent
CSV = FOLDER / "inspections.csv"
HEADER = FOLDER / "inspections.toml"

FACTS = ("authority", "kind", "framework", "era", "started_on", "ended_on", "published_on")
SOURCE = ("source_url", "sha256")


@dataclass(frozen=True, slots=True)
class NationalFact:
    """One inspection as its published report states it; ``grades`` by the id of the judgement area."""

    authority: str
    told: Told
    grades: dict[str, str]
    source_url: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which reports the facts are from: how many, published from when to when, and what was left out.

    Reports published after ``until`` exist or will: no judgement here may be called the latest one.
    """

    reports: int
    since: date
    until: date
    left_out: int
    made_from: str
    made_on: date
    reader_version: str


@cache
def facts() -> tuple[NationalFact, ...]:
    """Every national fact, by authority and date; empty where none ship."""
    if not CSV.exists():
        return ()
    with CSV.open(encoding="utf-8", newline="") as file:
        return tuple(_fact(row) for row in csv.DictReader(file))


@cache
def coverage() -> Coverage | None:
    """What the facts cover; ``None`` where none ship."""
    return Coverage(**tomllib.loads(HEADER.read_text(encoding="utf-8"))) if HEADER.exists() else None


def _fact(row: dict[str, str]) -> NationalFact:
    told = Told.kept({name: row[name] for name in FACTS if name != "authority"})
    grades = {area: grade for area, grade in row.items() if area not in (*FACTS, *SOURCE) and grade}
    told = replace(told, is_graded=bool(grades))
    return NationalFact(row["authority"], told, grades, row["source_url"], row["sha256"])
