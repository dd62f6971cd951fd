"""Evidence, with what each piece serves; and whether its file still stands where it was kept."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.collecting.shelf import Shelf
from sightline.ground.wording import day_in_words
from sightline.improvement.models import Action, Evidence, PlanArea

KIND_WORDS = {
    "document": "Document",
    "measure-result": "Measured under Practice",
    "audit-result": "Result of an audit",
    "voice": "What children and families said",
    "observation": "What a person saw",
}


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A piece of evidence in words: its kind, where it comes from, and what is wrong with its file, if anything."""

    evidence: Evidence
    kind: str
    source: str
    fault: str


def lines_for(about: PlanArea | Action, shelf: Shelf) -> tuple[EvidenceLine, ...]:
    """The evidence of an area or an action, newest first."""
    return tuple(line(it, shelf) for it in about.evidence.select_related("added_by", "figure__run"))


def line(evidence: Evidence, shelf: Shelf) -> EvidenceLine:
    """One piece of evidence in words."""
    return EvidenceLine(evidence, KIND_WORDS[evidence.kind], _source(evidence), fault_of(evidence, shelf))


def fault_of(evidence: Evidence, shelf: Shelf) -> str:
    """What is wrong with its file, in words and with the way forward; empty where nothing is."""
    if not evidence.sha256 or shelf.has(evidence.sha256):
        return ""
    return (
        f"The file {evidence.filename} is not where it was kept. What it shows and who added it still stand here. "
        "Add the same file again, or restore the folder of originals from the backup."
    )


def hashes() -> list[str]:
    """The hashes of all files kept as evidence, for whoever verifies what is kept."""
    return list(Evidence.objects.exclude(sha256="").order_by("sha256").values_list("sha256", flat=True).distinct())


def _source(evidence: Evidence) -> str:
    match evidence.kind:
        case "document":
            return f"{evidence.filename}, {evidence.place}"
        case "measure-result":
            return f"return as at {day_in_words(evidence.figure.run.as_at)}" if evidence.figure else ""
        case "audit-result":
            return f"{evidence.counted or 0:,} records looked at"
        case "voice":
            return f"{evidence.heard_how}, from {evidence.counted or 0:,}"
        case _:
            return evidence.observer
