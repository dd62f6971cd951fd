"""Labelled reports: what a person read in a published report, in the ids the house uses."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sightline.ground.errors import WrongUsage
from sightline.knowledge import lookup

KINDS = {
    "standard inspection": "standard-inspection",
    "short inspection": "short-inspection",
    "single inspection (SIF)": "single-inspection",
}
"""The kinds as labellers write them, and their ids."""

OLDER_FRAMEWORK_KIND = "single-inspection"


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A finding sentence with what a person made of it."""

    text: str
    polarity: str
    prevalence: str | None
    themes: frozenset[str]
    page: int | None


@dataclass(frozen=True, slots=True)
class LabelledReport:
    """A report as a person read it. ``facts`` are single values, by field; ``None`` is not printed."""

    sha256: str
    name: str
    era: str
    facts: Mapping[str, str | None]
    grades: Mapping[str, str]
    areas_for_improvement: tuple[str, ...]
    areas_for_priority_action: tuple[str, ...]
    lscb_areas: tuple[str, ...]
    carried_over: tuple[str, ...]
    sentences: tuple[LabelledSentence, ...]


def load(folder: Path) -> tuple[LabelledReport, ...]:
    """Every labelled report of a folder, by name of file.

    Raises :class:`~sightline.ground.errors.WrongUsage` where there is none, or one is not as it should be.
    """
    files = sorted(folder.glob("*.json"))
    if not files:
        raise WrongUsage("no-labels", f"There are no labelled reports (*.json) in {folder}.")
    return tuple(_load_one(file) for file in files)


def _load_one(file: Path) -> LabelledReport:
    try:
        return _report(json.loads(file.read_text(encoding="utf-8")))
    except (KeyError, TypeError, ValueError) as fault:
        raise WrongUsage("label-not-valid", f"{file.name} is no labelled report: {fault!r}.") from fault


def _report(label: Mapping[str, Any]) -> LabelledReport:
    kind = KINDS[label["kind"]]
    return LabelledReport(
        sha256=label["sha256"],
        name=f"{label['authority']} {label['start']}",
        era=_era(kind, date.fromisoformat(label["start"])),
        facts={
            "authority": label["authority"],
            "kind": kind,
            "started_on": label["start"],
            "ended_on": label["end"],
            "published_on": label["published"],
            "lead_inspector": label["lead_inspector"],
        },
        grades={_area(area): _grade(grade) for area, grade in label["judgements"].items()},
        areas_for_improvement=tuple(label["areas_for_improvement"]),
        areas_for_priority_action=tuple(label["areas_for_priority_action"]),
        lscb_areas=tuple(label["lscb_areas_for_improvement"]),
        carried_over=tuple(label["carried_over"]),
        sentences=tuple(_sentences(label["findings"])),
    )


def _era(kind: str, started_on: date) -> str:
    framework = "sif" if kind == OLDER_FRAMEWORK_KIND else "ilacs"
    era = lookup.era_for(framework, started_on)
    if era is None:
        raise ValueError(f"no era of {framework} on {started_on}")
    return era.id


def _area(words: str) -> str:
    return _known(lookup.judgement_area(words), words)


def _grade(words: str) -> str:
    return _known(lookup.grade(words), words)


def _known(id: str | None, words: str) -> str:
    if id is None:
        raise ValueError(f"{words!r} is not a wording the knowledge folder has")
    return id


def _sentences(findings: Iterable[Mapping[str, Any]]) -> Iterable[LabelledSentence]:
    for finding in findings:
        for sentence in finding["sentences"]:
            yield LabelledSentence(
                sentence["text"],
                sentence["polarity"],
                sentence["prevalence"],
                frozenset(theme.replace("_", "-") for theme in sentence["themes"]),
                finding["page"],
            )
